import { describe, expect, it } from 'vitest';
import { describeWithWalks, readWalk } from '../../../simulator/snmp/testing/walks.ts';
import { APC_RPDU_FIXTURE } from './testing/fixtures/apc-rpdu.ts';
import { APC_RPDU2_FIXTURE } from './testing/fixtures/apc-rpdu2.ts';
import { APC_SPDU_FIXTURE } from './testing/fixtures/apc-spdu.ts';
import { runFamily } from './testing/run-family.ts';

const A = '1.3.6.1.4.1.318.1.1';

describe('APC rack PDUs of the second generation', () => {
  it('reads the state as 1 off and 2 on, though commands are 1 on and 2 off', async () => {
    const run = await runFamily(APC_RPDU2_FIXTURE);
    expect(run.states).toMatchObject({ '1': 'on', '2': 'off', '2/1': 'on', '2/2': 'on' });
    expect(await run.switched('on', '2')).toEqual({ [`${A}.26.9.2.4.1.5.2`]: 1 });
    expect(await run.switched('off', '2/1')).toEqual({ [`${A}.26.9.2.4.1.5.4`]: 2 });
    expect(await run.switched('cycle', '1')).toEqual({ [`${A}.26.9.2.4.1.5.1`]: 3 });
  });

  it('says that an outlet which waits to come on is about to, and that an unlisted state is not known', async () => {
    const { states } = await runFamily(APC_RPDU2_FIXTURE);
    expect(states).toMatchObject({ '3': 'pendingOn', '2/3': 'unknown' });
  });

  it('names outlets by unit and number, not by the running number of their row', async () => {
    const { model } = await runFamily(APC_RPDU2_FIXTURE);
    expect(model.inlets.map(({ label }) => label)).toEqual(['I1', '2/I1']);
    expect(model.ocps.map(({ label, inlet }) => [label, inlet])).toEqual([
      ['B1', 'inlet:I1'],
      ['B2', 'inlet:I1'],
      ['2/B1', 'inlet:2/I1'],
      ['2/B2', 'inlet:2/I1'],
    ]);
    expect(model.outlets.map(({ label, name, ocp, lines }) => [label, name, ocp, lines])).toEqual([
      ['1', 'bench', 'ocp:B1', ['L1', 'N']],
      ['2', 'Outlet 2', 'ocp:B1', ['L2', 'N']],
      ['3', 'Outlet 3', 'ocp:B2', ['L1', 'L2']],
      ['2/1', 'Outlet 1', 'ocp:2/B1', ['L1', 'N']],
      ['2/2', 'Outlet 2', 'ocp:2/B1', ['L2', 'N']],
      ['2/3', 'Outlet 3', 'ocp:2/B2', ['L3', 'N']],
    ]);
  });

  it('reads hundredths of a kilowatt, tenths of an ampere and tenths of a kilowatt hour', async () => {
    const { readings } = await runFamily(APC_RPDU2_FIXTURE);
    expect(readings).toMatchObject({
      'inlet:I1 activePower': 3120,
      'inlet:I1 activeEnergy': 456_700,
      'inlet:I1 powerFactor': 0.94,
      'inlet:I1 L2 voltageLN': 232,
      'inlet:I1 L2 current': 4.2,
      'inlet:I1 L2 activePower': 1020,
      'ocp:2/B2 current': 2.4,
      'outlet:2/1 current': 1.9,
      'outlet:2/1 activePower': 437,
      'outlet:2/1 activeEnergy': 1200,
    });
  });

  it('takes -1 and "notsupported " for what the model does not have', async () => {
    const { readings, statuses, model } = await runFamily(APC_RPDU2_FIXTURE);
    const missing = ['inlet:2/I1 activePower', 'inlet:2/I1 activeEnergy', 'inlet:2/I1 L1 voltageLN'];
    for (const key of missing) expect([readings[key], statuses[key]], key).toEqual([null, 'unavailable']);
    expect(model.settings.location).toBe('lab 3');
    const withoutLocation = APC_RPDU2_FIXTURE.map(([oid, value]) =>
      oid === `${A}.26.2.1.4.1`
        ? ([oid, { type: 'octets', value: Buffer.from('notsupported ') }] as const)
        : ([oid, value] as const),
    );
    expect((await runFamily(withoutLocation)).model.settings.location).toBe('room 1');
  });

  it("judges readings by the device's load states, which count otherwise than those of the first generation", async () => {
    const second = await runFamily(APC_RPDU2_FIXTURE);
    expect(second.statuses).toMatchObject({
      'inlet:I1 L1 current': 'normal',
      'inlet:I1 L3 current': 'warning',
      'ocp:2/B2 current': 'critical',
      'outlet:2/1 activePower': 'warning',
    });
    const first = await runFamily(APC_RPDU_FIXTURE);
    expect(first.statuses).toMatchObject({
      'inlet:I1 L1 current': 'normal',
      'inlet:I1 L2 current': 'warning',
      'ocp:B2 current': 'critical',
    });
  });

  it('has the limits in amperes and kilowatts beside readings in tenths and hundredths', async () => {
    const { model } = await runFamily(APC_RPDU2_FIXTURE);
    const limits = (element: string, pole: string | null, quantity: string) =>
      model.sensors.find(
        (sensor) => sensor.element === element && sensor.pole === pole && sensor.quantity === quantity,
      )?.thresholds;
    expect(limits('inlet:I1', 'L1', 'current')).toMatchObject({ upperWarning: 12, upperCritical: 16 });
    expect(limits('inlet:I1', null, 'activePower')).toMatchObject({
      upperWarning: 4000,
      upperCritical: 5500,
    });
  });

  it('comes on by start times, with the command for a delayed on that is 5 here and 4 in the first generation', async () => {
    const second = await runFamily(APC_RPDU2_FIXTURE);
    expect(second.model.capabilities).toContain('switchInSequence');
    const on = await second.allSwitched('on');
    expect(new Set(Object.values(on))).toEqual(new Set([5]));
    const first = await runFamily(APC_RPDU_FIXTURE);
    expect(new Set(Object.values(await first.allSwitched('on')))).toEqual(new Set([4]));
  });

  it('turns all outlets off by the command of its own generation', async () => {
    const second = await runFamily(APC_RPDU2_FIXTURE);
    expect(await second.allSwitched('off')).toEqual({ [`${A}.26.4.4.1.4.1`]: 3, [`${A}.26.4.4.1.4.2`]: 3 });
    const first = await runFamily(APC_RPDU_FIXTURE);
    expect(await first.allSwitched('off')).toEqual({ [`${A}.12.3.1.1.0`]: 3 });
    const masterSwitch = await runFamily(APC_SPDU_FIXTURE);
    expect(await masterSwitch.allSwitched('off')).toEqual({ [`${A}.4.2.1.0`]: 3 });
  });
});

describe('APC rack PDUs of the first generation', () => {
  it('are recognised by a probe when the agent names no product', async () => {
    const { map, model } = await runFamily(APC_RPDU_FIXTURE);
    expect(map.family.id).toBe('apc-rpdu');
    expect(model.identity).toMatchObject({
      vendor: 'APC',
      model: 'MADEUP-1G',
      serial: 'MADEUP101',
      firmware: 'v3.3.3',
    });
  });

  it('does not take the rows of banks for phases', async () => {
    const { model, readings } = await runFamily(APC_RPDU_FIXTURE);
    expect(model.inlets[0]?.poles.map(({ line }) => line)).toEqual(['L1', 'L2', 'L3']);
    expect(readings).toMatchObject({
      'inlet:I1 L3 current': 11.8,
      'ocp:B1 current': 4.4,
      'ocp:B2 current': 11,
      'inlet:I1 activePower': 2345,
      'inlet:I1 powerFactor': 0.913,
    });
    expect(model.outlets.map(({ ocp }) => ocp)).toEqual(['ocp:B1', 'ocp:B1', 'ocp:B2', 'ocp:B2']);
  });

  it('has the limits of banks by their number, which is not the row of their load', async () => {
    const { model } = await runFamily(APC_RPDU_FIXTURE);
    const limits = model.sensors
      .filter(({ element }) => element.startsWith('ocp:'))
      .map(({ element, thresholds }) => [element, thresholds?.upperWarning, thresholds?.upperCritical]);
    expect(limits).toEqual([
      ['ocp:B1', 8, 11],
      ['ocp:B2', 9, 11],
    ]);
  });

  it('does not show the zeros of outlets that are not monitored, nor the voltage setting, as readings', async () => {
    const { readings } = await runFamily(APC_RPDU_FIXTURE);
    expect(
      Object.keys(readings).filter((key) => key.startsWith('outlet:') || key.includes('voltage')),
    ).toEqual([]);
  });

  it('switches through the control table', async () => {
    const run = await runFamily(APC_RPDU_FIXTURE);
    expect(run.states).toEqual({ '1': 'on', '2': 'off', '3': 'on', '4': 'on' });
    expect(await run.switched('off', '3')).toEqual({ [`${A}.12.3.3.1.1.4.3`]: 2 });
  });
});

describe('APC MasterSwitches', () => {
  it('reads state and writes commands in one column: on, off, not known', async () => {
    const run = await runFamily(APC_SPDU_FIXTURE);
    expect(run.states).toEqual({ '1': 'on', '2': 'off', '3': 'unknown' });
    expect(await run.switched('cycle', '1')).toEqual({ [`${A}.4.4.2.1.3.1`]: 3 });
  });

  it('takes model and firmware from sysDescr, and no serial number from a card without one', async () => {
    const { model } = await runFamily(APC_SPDU_FIXTURE);
    expect(model.identity).toMatchObject({ model: 'MADEUP96', firmware: 'v2.9.9', serial: '' });
    expect(model.settings.name).toBe('corner');
    expect([model.inlets, model.ocps]).toEqual([[], []]);
  });
});

describeWithWalks('recordings of APC PDUs', () => {
  it('reads the tables of the second generation of an AP8959EU3', async () => {
    const run = await runFamily(readWalk('apc_ap8959eu3'));
    expect(run.model.outlets).toHaveLength(24);
    expect(run.states).toMatchObject({ '1': 'on', '23': 'off', '24': 'on' });
    expect(run.readings).toEqual({
      'inlet:I1 voltage': 231,
      'inlet:I1 current': 1.3,
      'inlet:I1 activePower': 270,
      'inlet:I1 apparentPower': 300,
      'inlet:I1 powerFactor': 0.82,
      'inlet:I1 activeEnergy': 1_967_700,
    });
    expect(await run.switched('on', '23')).toEqual({ [`${A}.26.9.2.4.1.5.23`]: 1 });
  });

  it('falls back to the MasterSwitch table where an AP7900B shows no other outlets', async () => {
    const run = await runFamily(readWalk('apc_ap7900b'));
    expect(run.map.family.id).toBe('apc-rpdu2');
    expect(run.model.outlets.map(({ name }) => name).slice(0, 3)).toEqual([
      'NAS PSU',
      'opnSense PSU',
      'Switch PSU (L)',
    ]);
    expect(run.readings).toMatchObject({ 'inlet:I1 current': 2.7, 'inlet:I1 voltage': null });
    expect(await run.switched('off', '8')).toEqual({ [`${A}.4.4.2.1.3.8`]: 2 });
  });

  it('reads eight outlets of a MasterSwitch', async () => {
    const run = await runFamily(readWalk('apc_masterswitch2'));
    const off = Object.keys(run.states).filter((label) => run.states[label] === 'off');
    expect([Object.keys(run.states).length, off]).toEqual([8, ['2', '3', '5']]);
  });
});
