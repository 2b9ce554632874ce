import { describe, expect, test } from 'vitest';
import { ocpId, outletId, type OutletId } from '../../../shared/model/ids.ts';
import type { PowerState } from '../../../shared/model/power-state.ts';
import type { Alarm } from '../../state/alarms.ts';
import { testInlet, testModel, testOcp, testOutlet } from '../../testing/test-model.ts';
import { buildTree } from './build-tree.ts';
import { flatten } from './build-tree.ts';
import { chipCounts, filterTree, type TreeFilter } from './filter-tree.ts';
import { glyphOf, nodeInfos, wordsOf, type NodeInputs } from './node-state.ts';

const C1 = ocpId('C1');
const tree = buildTree(
  testModel({
    inlets: [testInlet('I1')],
    ocps: [testOcp('C1'), testOcp('C2')],
    outlets: [
      testOutlet('1', { ocp: C1, name: 'db-01 PSU A' }),
      testOutlet('2', { ocp: C1, name: 'db-02 PSU A', receptacle: 'IEC 60320 C19' }),
      testOutlet('3', { ocp: ocpId('C2'), name: 'web-01' }),
    ],
  }),
  'A07-L',
);

function inputs(states: Partial<Record<string, PowerState>>, patch: Partial<NodeInputs> = {}): NodeInputs {
  const outletStates = Object.fromEntries(
    ['1', '2', '3'].map((label) => [
      outletId(label),
      { powerState: states[label] ?? 'on', lastPowerStateChangeMs: null, readAtMs: 1 },
    ]),
  );
  return { outletStates, alarms: [], busy: new Set<OutletId>(), noData: false, ...patch };
}

function alarm(patch: Partial<Alarm>): Alarm {
  return {
    sensorIndex: 0,
    element: C1,
    pole: null,
    quantity: 'current',
    severity: 'warning',
    subject: 'C1',
    ...patch,
  };
}

const states = (given: NodeInputs) =>
  Object.fromEntries([...nodeInfos(tree, given)].map(([key, info]) => [key, info.state]));

describe('states in the tree', () => {
  test('an element that fails alone has no data; the others stay, and a parent says the worst', () => {
    const found = states(inputs({}, { failing: [outletId('1')] }));
    expect(found).toMatchObject({
      'outlet:1': 'noData',
      'outlet:2': 'on',
      'ocp:C2': 'on',
      'ocp:C1': 'noData',
    });
  });
  test('a parent with only some outlets off is on, and off when all of them are', () => {
    expect(states(inputs({ '1': 'off' }))).toMatchObject({ 'ocp:C1': 'on', 'inlet:I1': 'on', pdu: 'on' });
    expect(states(inputs({ '3': 'off' }))).toMatchObject({ 'ocp:C2': 'off', 'inlet:I1': 'on' });
  });

  test('outlets that are only measured say nothing about what is above them', () => {
    const plain = buildTree(
      testModel({ inlets: [testInlet('I1')], outlets: [testOutlet('1', { switchable: false })] }),
      'A07-L',
    );
    const infos = nodeInfos(plain, inputs({ '1': 'unknown' }));
    expect(infos.get('outlet:1')).toMatchObject({ state: 'noData', isMeteredOnly: true });
    expect(infos.get('pdu')?.state).toBe('on');
    expect(states(inputs({ '1': 'unknown' }))['pdu']).toBe('noData');
  });

  test('the worst state below wins on every parent', () => {
    const given = inputs({ '3': 'unknown' }, { alarms: [alarm({})], busy: new Set([outletId('1')]) });
    expect(states(given)).toMatchObject({
      'outlet:1': 'busy',
      'ocp:C1': 'warning',
      'ocp:C2': 'noData',
      'inlet:I1': 'warning',
      pdu: 'warning',
    });
  });

  test('a parent with a warning of its own still shows the critical state below it', () => {
    const own = alarm({ element: 'inlet:I1', quantity: 'unbalancedCurrent' });
    const trip = alarm({ quantity: 'trip', severity: 'critical' });
    expect(states(inputs({}, { alarms: [own, trip] }))).toMatchObject({
      'inlet:I1': 'critical',
      pdu: 'critical',
    });
  });

  test('an unknown outlet is never shown as off', () => {
    const info = nodeInfos(tree, inputs({ '1': 'unknown' })).get('outlet:1');
    expect(info && glyphOf(info)).toBe('unk');
    expect(info && wordsOf(info)).toBe('state unknown');
  });

  test('an outlet that is on under a tripped breaker has no power, and says which breaker', () => {
    const trip = alarm({ quantity: 'trip', severity: 'critical' });
    const infos = nodeInfos(tree, inputs({ '2': 'off' }, { alarms: [trip] }));
    expect(infos.get('ocp:C1')).toMatchObject({ state: 'critical', tripped: true });
    expect(infos.get('outlet:1')?.noPowerFrom).toBe('C1');
    expect(infos.get('outlet:2')?.noPowerFrom).toBeNull();
    expect(infos.get('outlet:3')?.noPowerFrom).toBeNull();
    const info = infos.get('outlet:1');
    expect(info && wordsOf(info)).toBe('no power, C1 tripped');
  });

  test('without data no row claims a state', () => {
    const given = inputs({ '1': 'off' }, { noData: true, alarms: [alarm({ severity: 'critical' })] });
    expect(new Set(Object.values(states(given)))).toEqual(new Set(['noData']));
  });
});

describe('the filter of the tree', () => {
  const shown = (filter: Partial<TreeFilter>, given = inputs({ '3': 'off' })) => {
    const found = filterTree(tree, nodeInfos(tree, given), { text: '', chip: 'all', ...filter });
    return found === null ? null : flatten(found).map((node) => node.key);
  };

  test('keeps matching rows with those above them and hides the rest', () => {
    expect(shown({ text: 'DB-02' })).toEqual(['pdu', 'inlet:I1', 'ocp:C1', 'outlet:2']);
  });

  test('finds by number, receptacle and state', () => {
    expect(shown({ text: 'c19' })).toEqual(['pdu', 'inlet:I1', 'ocp:C1', 'outlet:2']);
    expect(shown({ text: 'web off' })).toEqual(['pdu', 'inlet:I1', 'ocp:C2', 'outlet:3']);
  });

  test('combines text and chip, and finds nothing where both cannot be', () => {
    expect(shown({ chip: 'off' })).toEqual(['pdu', 'inlet:I1', 'ocp:C2', 'outlet:3']);
    expect(shown({ chip: 'off', text: 'db' })).toBeNull();
  });

  test('counts elements with an alarm, off and in flight; still when it is only the last known', () => {
    const given = inputs({ '3': 'off' }, { alarms: [alarm({})], busy: new Set([outletId('1')]) });
    expect(chipCounts(flatten(tree), nodeInfos(tree, given))).toEqual({ all: 6, alarm: 1, off: 1, busy: 1 });
    const lost = nodeInfos(tree, { ...given, noData: true });
    expect(chipCounts(flatten(tree), lost)).toEqual({ all: 6, alarm: 1, off: 1, busy: 0 });
  });
});
