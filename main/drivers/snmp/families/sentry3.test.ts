import { expect, it } from 'vitest';
import { describeWithWalks, readWalk } from '../../../simulator/snmp/testing/walks.ts';
import { SENTRY3_FIXTURE } from './testing/fixtures/sentry3.ts';
import { runFamily } from './testing/run-family.ts';

const ACTION = '1.3.6.1.4.1.1718.3.2.3.1.11';

it('takes infeeds for inlets and branches for protectors, by the IDs on the box', async () => {
  const { model } = await runFamily(SENTRY3_FIXTURE);
  expect(model.identity).toMatchObject({
    vendor: 'Server Technology',
    model: 'CW-24VDD',
    serial: 'MADEUP0004',
    firmware: '7.1q',
  });
  expect(model.settings).toMatchObject({ name: 'TowerA', location: 'Lab 3' });
  expect(model.inlets.map(({ label, name }) => [label, name])).toEqual([
    ['AA', 'Feed A'],
    ['BA', 'Feed B'],
  ]);
  expect(model.ocps).toMatchObject([
    { label: 'BA1', name: 'Left', inlet: 'inlet:BA', ratingAmperes: 20 },
    { label: 'BA2', name: 'Right', inlet: 'inlet:BA' },
  ]);
  expect(model.outlets.find(({ label }) => label === 'BA3')).toMatchObject({ inlet: 'inlet:BA' });
});

it('takes status 3, onWait, for about to come on, and what contradicts itself for unknown', async () => {
  const { states } = await runFamily(SENTRY3_FIXTURE);
  expect(states).toMatchObject({
    AA1: 'off',
    AA2: 'on',
    AA3: 'unknown',
    AA4: 'pendingOn',
    AA5: 'unknown',
    AA6: 'unknown',
    AA7: 'unknown',
    AA8: 'unknown',
    AA9: 'off',
    AA10: 'on',
  });
});

it('tells an outlet that is off in a reboot from one that stays off', async () => {
  const { states } = await runFamily(SENTRY3_FIXTURE);
  expect(states['BA1']).toBe('pendingOn');
});

it('takes a load of -1 for no reading, and knows no load of an outlet that is not measured', async () => {
  const { readings, statuses } = await runFamily(SENTRY3_FIXTURE);
  expect(readings).toMatchObject({
    'inlet:AA current': null,
    'ocp:BA2 current': null,
    'outlet:BA1 current': null,
  });
  expect(statuses).toMatchObject({ 'inlet:AA current': 'unavailable' });
  expect(readings).not.toHaveProperty(['outlet:BA2 current']);
  expect(readings).not.toHaveProperty(['outlet:BA2 voltage']);
  expect(readings).not.toHaveProperty(['inlet:AA activePower']);
});

it('scales loads, voltages, energies and factors', async () => {
  const { readings, statuses } = await runFamily(SENTRY3_FIXTURE);
  expect(readings).toMatchObject({
    'pdu activePower': 2600,
    'pdu lineFrequency': 50,
    'inlet:BA current': 26.5,
    'inlet:BA voltage': 230.5,
    'inlet:BA activeEnergy': 9_876_500,
    'outlet:AA2 current': 1.25,
    'outlet:BA3 powerFactor': 0.95,
    'outlet:BA3 crestFactor': 1.4,
    'outlet:BA3 activeEnergy': 123_456,
    'ocp:BA1 trip': 1,
    'ocp:BA2 trip': 0,
  });
  expect(statuses).toMatchObject({ 'inlet:BA current': 'critical', 'outlet:BA3 current': 'warning' });
});

it('reads waits and intervals in seconds, and one cycle delay for all outlets', async () => {
  const { model } = await runFamily(SENTRY3_FIXTURE);
  expect(model.settings).toMatchObject({ cycleDelayMs: 15_000, inRushGuardDelayMs: 2000 });
  expect(model.outlets[4]).toMatchObject({ sequenceDelayMs: 4000, usePduCycleDelay: true });
  // The interval comes on top of the post-on delay.
  expect(model.addsInRushGuard).toBe(true);
  expect(model.capabilities).not.toContain('sequenceOrder');
});

it('switches with 1, 2 and 3', async () => {
  const { switched } = await runFamily(SENTRY3_FIXTURE);
  expect(await switched('on', 'AA1')).toEqual({ [`${ACTION}.1.1.1`]: 1 });
  expect(await switched('off', 'AA2')).toEqual({ [`${ACTION}.1.1.2`]: 2 });
  expect(await switched('cycle', 'BA2')).toEqual({ [`${ACTION}.2.1.2`]: 3 });
});

it('does not offer to switch an outlet whose command would have no effect and no error', async () => {
  const { model } = await runFamily(SENTRY3_FIXTURE);
  expect(model.outlets.filter(({ switchable }) => !switchable).map(({ label }) => label)).toEqual(['BA3']);
});

it('reads loads of a device that lists no capabilities, without offering to switch', async () => {
  const capabilities = '1.3.6.1.4.1.1718.3.2.3.1.4.';
  const bare = SENTRY3_FIXTURE.filter(([oid]) => !oid.startsWith(capabilities));
  const { model, readings } = await runFamily(bare);
  expect(readings).toMatchObject({ 'outlet:AA2 current': 1.25 });
  expect(model.outlets.some(({ switchable }) => switchable)).toBe(false);
});

describeWithWalks('a recording of a switched CDU', () => {
  it('has three infeeds of ten outlets, the eighth of each off', async () => {
    const { model, states, readings } = await runFamily(readWalk('sentry3_switched'));
    expect(model.identity).toMatchObject({
      model: 'CWG-30VDE455/CB',
      serial: 'ADFC0001714',
      firmware: '7.1f',
    });
    expect(model.inlets.map(({ label }) => label)).toEqual(['AA', 'AB', 'AC']);
    expect(model.outlets).toHaveLength(30);
    const off = Object.entries(states).filter(([, state]) => state === 'off');
    expect(off.map(([label]) => label)).toEqual(['AA8', 'AB8', 'AC8']);
    expect(readings).toMatchObject({
      'inlet:AA current': 3.09,
      'inlet:AB voltage': 207.8,
      'outlet:AA8 current': 0.64,
    });
  });
});
