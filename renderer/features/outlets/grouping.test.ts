import { describe, expect, test } from 'vitest';
import { ocpId, outletId, type OutletId } from '../../../shared/model/ids.ts';
import { testModel, testOcp, testOutlet } from '../../testing/test-model.ts';
import { fittingColumns, groupingsOf, groupOutlets, idColumns, placeGroups } from './grouping.ts';

const range = (count: number) => Array.from({ length: count }, (_each, index) => String(index + 1));

/** Outlets spread over breakers of `each`, lines changing every two breakers. */
function rack(count: number, each: number) {
  const lines = ['L1', 'L2', 'L3'] as const;
  const outlets = range(count).map((label, index) => {
    const position = Math.floor(index / each);
    return testOutlet(label, {
      ocp: ocpId(`C${position + 1}`),
      lines: [lines[Math.floor(position / 2) % 3] ?? 'L1', 'N'],
    });
  });
  const ocps = range(Math.ceil(count / each)).map((label) => testOcp(`C${label}`));
  return testModel({ outlets, ocps });
}

const all = (of: ReturnType<typeof testModel>): ReadonlySet<OutletId> =>
  new Set(of.outlets.map((each) => each.id));

describe('grouping', () => {
  test('by breaker in the order of the breakers', () => {
    const of = rack(36, 6);
    const groups = groupOutlets(of, all(of), 'breaker');
    expect(groups.map((group) => group.key)).toEqual([
      'ocp:C1',
      'ocp:C2',
      'ocp:C3',
      'ocp:C4',
      'ocp:C5',
      'ocp:C6',
    ]);
    expect(groups[2]?.outlets.map((each) => each.label)).toEqual(['13', '14', '15', '16', '17', '18']);
  });

  test('outlets whose breaker is not known are not lost', () => {
    const of = testModel({
      outlets: [testOutlet('1', { ocp: ocpId('C1') }), testOutlet('2')],
      ocps: [testOcp('C1')],
    });
    expect(groupOutlets(of, all(of), 'breaker').map((group) => group.outlets.length)).toEqual([1, 1]);
  });

  test('by line, and a breaker without a visible outlet has no column', () => {
    const of = rack(36, 6);
    expect(groupOutlets(of, all(of), 'line').map((group) => group.key)).toEqual([
      'line:L1-N',
      'line:L2-N',
      'line:L3-N',
    ]);
    const one = groupOutlets(of, new Set([outletId('14')]), 'breaker');
    expect(one.map((group) => group.key)).toEqual(['ocp:C3']);
  });

  test('a PDU without breakers and with one line has only the grouping by number', () => {
    expect(groupingsOf(testModel({ outlets: range(8).map((label) => testOutlet(label)) }))).toEqual([
      'number',
    ]);
    expect(groupingsOf(rack(36, 6))).toEqual(['breaker', 'line', 'number']);
  });
});

describe('placing on the grid', () => {
  test('six breakers stand side by side', () => {
    const of = rack(36, 6);
    const bands = placeGroups(groupOutlets(of, all(of), 'breaker'), 6);
    expect(bands).toHaveLength(1);
    expect(bands[0]).toMatchObject({ columnCount: 6, rowCount: 6 });
  });

  test('twelve breakers wrap into two bands of equal length', () => {
    const of = rack(48, 4);
    const bands = placeGroups(groupOutlets(of, all(of), 'breaker'), 8);
    expect(bands.map((band) => band.columnCount)).toEqual([6, 6]);
  });

  test('never more than eight columns, however wide the window', () => {
    expect(fittingColumns(1376)).toBe(7);
    expect(fittingColumns(5000)).toBe(8);
    expect(fittingColumns(0)).toBe(1);
  });

  test('without breakers there are plain columns in the order of the numbers', () => {
    const of = testModel({ outlets: range(8).map((label) => testOutlet(label)) });
    const columns = idColumns(placeGroups(groupOutlets(of, all(of), 'number'), 6));
    expect(columns).toEqual([[range(4).map((label) => outletId(label)), ['5', '6', '7', '8'].map(outletId)]]);
  });

  test('a line of twelve takes two columns under one head when there is room', () => {
    const of = rack(36, 6);
    const [band] = placeGroups(groupOutlets(of, all(of), 'line'), 6);
    expect(band?.groups.map((placed) => placed.columns.length)).toEqual([2, 2, 2]);
    expect(band?.rowCount).toBe(6);
  });

  test('every visible outlet is placed exactly once', () => {
    for (const by of ['breaker', 'line', 'number'] as const)
      for (const fitting of [1, 3, 5, 8]) {
        const of = rack(37, 5);
        const placed = idColumns(placeGroups(groupOutlets(of, all(of), by), fitting)).flat(2);
        expect(placed.toSorted()).toEqual([...all(of)].toSorted());
      }
  });
});
