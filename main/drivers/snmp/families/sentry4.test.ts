import { expect, it } from 'vitest';
import { outletId } from '../../../../shared/model/ids.ts';
import { describeWithWalks, readWalk } from '../../../simulator/snmp/testing/walks.ts';
import { octets } from '../../../snmp/value.ts';
import { valueOf } from '../../testing/value-of.ts';
import { writesForSeveral } from '../control/outlet-writes.ts';
import { SENTRY4_FIXTURE } from './testing/fixtures/sentry4.ts';
import { runFamily } from './testing/run-family.ts';

const ACTION = '1.3.6.1.4.1.1718.4.1.8.5.1.2';
/** st4BranchOcpID, by which a branch names its protector. */
const BRANCH_OCP = '1.3.6.1.4.1.1718.4.1.7.2.1.21';
const QUEUE = '1.3.6.1.4.1.1718.4.1.8.6.1.0';

it('reads units whose numbers have a gap, by IDs that are unique over all of them', async () => {
  const { model, map } = await runFamily(SENTRY4_FIXTURE);
  expect(map.units).toEqual(['1', '3']);
  expect(model.identity).toMatchObject({
    vendor: 'Server Technology',
    model: 'C2WG36TE',
    serial: 'MADEUP0006',
    firmware: '8.0x',
  });
  expect(model.settings).toMatchObject({ name: 'Master', location: 'Lab 4' });
  expect(model.inlets.map(({ label, name, ratingAmperes }) => [label, name, ratingAmperes])).toEqual([
    ['AA', 'Cord A', 32],
    ['CA', 'Cord C', 16],
  ]);
  expect(model.outlets.map(({ label }) => label)).toEqual(['AA1', 'AA2', 'AA3', 'CA1', 'CA2']);
});

it('finds protectors by the ID that outlets and branches name, which is not their label', async () => {
  const { model, readings } = await runFamily(SENTRY4_FIXTURE);
  expect(model.outlets.map(({ label, ocp, inlet }) => [label, ocp, inlet])).toEqual([
    ['AA1', 'ocp:AA:BR1', 'inlet:AA'],
    ['AA2', 'ocp:AA:BR2', 'inlet:AA'],
    ['AA3', 'ocp:AA:BR2', 'inlet:AA'],
    ['CA1', null, 'inlet:CA'],
    ['CA2', null, 'inlet:CA'],
  ]);
  expect(readings).toMatchObject({
    'ocp:AA:BR1 current': 5.12,
    'ocp:AA:BR2 current': null,
    'ocp:AA:BR1 trip': 1,
    'ocp:AA:BR2 trip': 0,
  });
});

it('has no current of a protector that two branches name, for each has but a part of it', async () => {
  const shared = SENTRY4_FIXTURE.map(([oid, value]) =>
    oid === `${BRANCH_OCP}.1.1.3` ? ([oid, octets('AA1')] as const) : ([oid, value] as const),
  );
  const { readings } = await runFamily(shared);
  expect(readings).not.toHaveProperty(['ocp:AA:BR1 current']);
  expect(readings).not.toHaveProperty(['ocp:AA:BR2 current']);
  expect(readings).toMatchObject({ 'ocp:AA:BR1 trip': 1, 'ocp:AA:BR2 trip': 0 });
});

it('takes unknown for unknown, and tells an outlet that is about to come on', async () => {
  const { states } = await runFamily(SENTRY4_FIXTURE);
  expect(states).toEqual({ AA1: 'on', AA2: 'off', AA3: 'pendingOn', CA1: 'unknown', CA2: 'on' });
});

it('makes lines and phases of a wye cord its poles, with voltages to neutral', async () => {
  const { readings, model } = await runFamily(SENTRY4_FIXTURE);
  expect(model.inlets[0]?.poles.map(({ line }) => line)).toEqual(['L1', 'L2', 'L3', 'N']);
  expect(readings).toMatchObject({
    'inlet:AA L1 current': 6.01,
    'inlet:AA N current': 6.04,
    'inlet:AA L2 voltageLN': 230.2,
    'inlet:AA L3 activePower': 1303,
    'inlet:AA L1 activeEnergy': 400_000,
    'inlet:AA activePower': 4100,
    'inlet:AA activeEnergy': 1_234_500,
    'inlet:AA lineFrequency': 50,
    'inlet:AA unbalancedCurrent': 8.4,
  });
  expect(readings).not.toHaveProperty(['inlet:AA L1 voltage']);
});

it('gives a single-phase cord the readings of its line and phase, none of them twice', async () => {
  const { readings, model } = await runFamily(SENTRY4_FIXTURE);
  expect(model.inlets[1]?.poles).toEqual([]);
  const ofCord = Object.entries(readings).filter(([key]) => key.startsWith('inlet:CA '));
  expect(Object.fromEntries(ofCord)).toEqual({
    'inlet:CA current': 4.03,
    'inlet:CA voltage': 211.7,
    'inlet:CA activePower': 806,
    'inlet:CA apparentPower': 856,
    'inlet:CA powerFactor': 0.94,
    'inlet:CA activeEnergy': 10_000,
    'inlet:CA lineFrequency': 50,
    'inlet:CA crestFactor': 1.4,
  });
});

it('has readings only of outlets that are measured one by one', async () => {
  const { readings, model } = await runFamily(SENTRY4_FIXTURE);
  expect(readings).toMatchObject({ 'outlet:AA1 current': 1.1, 'outlet:AA1 voltage': 230.2 });
  expect(model.outlets.find(({ label }) => label === 'AA3')?.metered).toBe(false);
});

it('passes on the status of each reading, and limits in their own unit', async () => {
  const { model, statuses } = await runFamily(SENTRY4_FIXTURE);
  expect(statuses).toMatchObject({ 'inlet:AA activePower': 'warning', 'inlet:AA L1 current': 'normal' });
  const line = model.sensors.find(({ pole, quantity }) => pole === 'L1' && quantity === 'current');
  expect(line?.thresholds).toMatchObject({ lowerWarning: null, upperWarning: 25.6, upperCritical: 28.8 });
});

it('switches one outlet with 1, 2 and 3, and only outlets that are switched', async () => {
  const { switched, model } = await runFamily(SENTRY4_FIXTURE);
  expect(await switched('on', 'AA2')).toEqual({ [`${ACTION}.1.1.2`]: 1 });
  expect(await switched('off', 'AA1')).toEqual({ [`${ACTION}.1.1.1`]: 2 });
  expect(await switched('cycle', 'CA1')).toEqual({ [`${ACTION}.3.1.1`]: 3 });
  expect(model.outlets.find(({ label }) => label === 'CA2')?.switchable).toBe(false);
});

it('notes several outlets in the queue with 4, 5 and 6, to be committed', async () => {
  const { map } = await runFamily(SENTRY4_FIXTURE);
  const outlets = ['AA1', 'AA2'].map(outletId);
  const queued = (['on', 'off', 'cycle'] as const).map((action) =>
    valueOf(writesForSeveral(map, outlets, { action, respectSequence: false })),
  );
  expect(queued.map(({ varbinds }) => varbinds.map(({ oid, value }) => [oid, value.value]))).toEqual(
    [4, 5, 6].map((code) => [
      [`${ACTION}.1.1.1`, code],
      [`${ACTION}.1.1.2`, code],
    ]),
  );
  expect(queued[0]).toMatchObject({
    kind: 'queue',
    queue: { clear: { scalar: QUEUE, value: 0 }, commit: { scalar: QUEUE, value: 1 } },
  });
});

describeWithWalks('a recording of two linked PRO2 units', () => {
  it('has two cords, four protectors and 48 outlets', async () => {
    const { model, states, readings } = await runFamily(readWalk('sentry4_switched8i'));
    expect([model.inlets.length, model.ocps.length, model.outlets.length]).toEqual([2, 4, 48]);
    expect(model.identity).toMatchObject({ model: 'C2L24CE-DCFA2999', serial: 'XXXX0000001' });
    const off = Object.entries(states).filter(([, state]) => state === 'off');
    expect(off.map(([label]) => label)).toEqual(['AA7', 'AA24', 'BA7', 'BA24']);
    expect(readings).toMatchObject({
      'inlet:AA current': 4.03,
      'inlet:AA voltage': 211.7,
      'inlet:BA activePower': 856,
      'inlet:BA activeEnergy': 3_700_800,
      'outlet:BA2 current': 0.2,
    });
  });
});
