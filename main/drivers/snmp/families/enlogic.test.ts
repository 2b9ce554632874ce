import { describe, expect, it } from 'vitest';
import { describeWithWalks, readWalk } from '../../../simulator/snmp/testing/walks.ts';
import { ENLOGIC_FIXTURE } from './testing/fixtures/enlogic.ts';
import { runFamily } from './testing/run-family.ts';

const COMMAND = '1.3.6.1.4.1.38446.1.5.5.1.4';

describe('Enlogic PDUs', () => {
  it('reads states, 0 off and 1 on, and leaves out the rows that fill the tables', async () => {
    const { model, states } = await runFamily(ENLOGIC_FIXTURE);
    expect(states).toEqual({ '1': 'on', '2': 'off', '3': 'on' });
    expect(model.ocps.map(({ label, name }) => [label, name])).toEqual([
      ['B1', 'Bank 1'],
      ['B2', 'Bank 2'],
    ]);
    expect(model.identity).toMatchObject({
      model: 'ENMADEUP',
      serial: 'MADEUP38446',
      firmware: '2.0.0.0',
      mac: '02:00:00:03:84:2e',
    });
    expect(model.outlets[2]).toMatchObject({ name: 'OUTLET 3', ocp: 'ocp:B2', ratingAmperes: 10 });
    expect(model.settings.outletPowerStateSequence).toEqual(['outlet:3', 'outlet:2', 'outlet:1']);
  });

  it('writes 2 on, 1 off, 5 reboot, which are not the numbers of the states', async () => {
    const run = await runFamily(ENLOGIC_FIXTURE);
    expect(await run.switched('on', '2')).toEqual({ [`${COMMAND}.1.2`]: 2 });
    expect(await run.switched('off', '1')).toEqual({ [`${COMMAND}.1.1`]: 1 });
    expect(await run.switched('cycle', '1')).toEqual({ [`${COMMAND}.1.1`]: 5 });
  });

  it('turns all on each after its own time, by the delayed command, and off at once', async () => {
    const run = await runFamily(ENLOGIC_FIXTURE);
    expect(Object.values(await run.allSwitched('on'))).toEqual([4, 4, 4]);
    expect(Object.values(await run.allSwitched('cycle'))).toEqual([6, 6, 6]);
    expect(Object.values(await run.allSwitched('off'))).toEqual([1, 1, 1]);
  });

  it('reads what is measured, and how the device judges it', async () => {
    const { readings, statuses } = await runFamily(ENLOGIC_FIXTURE);
    expect(readings).toMatchObject({
      'inlet:I1 activePower': 2600,
      'inlet:I1 activeEnergy': 432_100,
      'inlet:I1 current': 11.33,
      'inlet:I1 voltage': 231,
      'inlet:I1 powerFactor': 0.98,
      'ocp:B2 current': 5.02,
      'outlet:1 current': 0.45,
      'outlet:1 activeEnergy': 1200,
    });
    expect(statuses['inlet:I1 activePower']).toBe('warning');
  });
});

describeWithWalks('recording of an Enlogic PDU', () => {
  it('has three lines, three breakers and no outlets', async () => {
    const { model, readings } = await runFamily(readWalk('enlogic-pdu2'));
    expect(model.identity).toMatchObject({ model: 'EN1814', firmware: '2.0.4.3' });
    expect(model.outlets).toEqual([]);
    expect(model.ocps.map(({ label }) => label)).toEqual(['B1', 'B2', 'B3']);
    expect(readings).toMatchObject({
      'inlet:I1 activePower': 1120,
      'inlet:I1 activeEnergy': 52_777_600,
      'inlet:I1 L2 current': 4.72,
      'inlet:I1 L3 voltage': 205,
      'inlet:I1 L1 powerFactor': 0.91,
      'ocp:B2 current': 3.18,
    });
    expect(Object.keys(readings)).toHaveLength(3 + 3 * 5 + 3);
  });
});
