import { describe, expect, test } from 'vitest';
import { inletId, ocpId } from '../../../shared/model/ids.ts';
import type { SensorDescriptor } from '../../../shared/model/sensor.ts';
import { testInlet, testModel, testOcp, testOutlet, testSensor } from '../../testing/test-model.ts';
import { buildTree } from './build-tree.ts';
import { initiallyExpanded, withPathTo } from './expansion.ts';
import { matchPieces } from './MatchedText.tsx';
import { sensorsOf } from './RowValue.tsx';

function treeWith(outletCount: number) {
  const outlets = Array.from({ length: outletCount }, (_each, index) =>
    testOutlet(String(index + 1), { ocp: ocpId(index % 2 === 0 ? 'C1' : 'C2') }),
  );
  return buildTree(
    testModel({ inlets: [testInlet('I1')], ocps: [testOcp('C1'), testOcp('C2')], outlets }),
    'A',
  );
}

test('an inlet shows the worst of its lines, and its own current where none is measured by line', () => {
  const I1 = inletId('I1');
  const row = { kind: 'inlet', element: I1, pole: null, device: testInlet('I1') } as const;
  const measured = (...sensors: SensorDescriptor[]) =>
    sensorsOf(row, testModel({ sensors })).map(({ sensorIndex }) => sensorIndex);
  const whole = testSensor(I1, 'current');
  expect(measured(whole, testSensor(I1, 'current', 'L1'), testSensor(I1, 'current', 'L2'))).toEqual([1, 2]);
  expect(measured(whole)).toEqual([0]);
  expect(measured()).toEqual([]);
});

describe('open rows', () => {
  test('a small PDU opens whole, a large one with its first breaker', () => {
    expect([...initiallyExpanded(treeWith(8), [])]).toEqual(['pdu', 'inlet:I1', 'ocp:C1', 'ocp:C2']);
    expect([...initiallyExpanded(treeWith(36), [])]).toEqual(['pdu', 'inlet:I1', 'ocp:C1']);
  });
  test('a large PDU opens with what is in alarm', () => {
    const alarm = {
      sensorIndex: 0,
      element: ocpId('C2'),
      pole: null,
      quantity: 'current',
      severity: 'warning',
      subject: 'C2',
    } as const;
    expect([...initiallyExpanded(treeWith(36), [alarm])]).toEqual(['pdu', 'inlet:I1', 'ocp:C2']);
  });
  test('the way to a row names every row above it, and is empty for a row that is gone', () => {
    expect([...withPathTo(treeWith(2), 'outlet:2')]).toEqual(['pdu', 'inlet:I1', 'ocp:C2', 'outlet:2']);
    expect([...withPathTo(treeWith(2), 'outlet:9')]).toEqual([]);
  });
});

describe('matches in a name', () => {
  const marked = (text: string, words: readonly string[]) =>
    matchPieces(text, words)
      .map((piece) => (piece.matches ? `[${piece.text}]` : piece.text))
      .join('');
  test('are marked wherever they stand, in upper and lower case', () => {
    expect(marked('DB-02 PSU db', ['db'])).toBe('[DB]-02 PSU [db]');
  });
  test('that overlap become one', () => {
    expect(marked('aaab', ['aa', 'ab'])).toBe('[aaab]');
  });
  test('leave a name without one as it is', () => {
    expect(marked('web-01', ['db'])).toBe('web-01');
    expect(marked('', ['db'])).toBe('');
  });
});
