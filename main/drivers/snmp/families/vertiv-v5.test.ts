import { describe, expect, it } from 'vitest';
import { describeWithWalks, readWalk } from '../../../simulator/snmp/testing/walks.ts';
import { VERTIV_V5_FIXTURE } from './testing/fixtures/vertiv-v5.ts';
import { runFamily } from './testing/run-family.ts';

const V = '1.3.6.1.4.1.21239.5.2';

describe('Vertiv and Geist PDUs', () => {
  it('tells seven states of an outlet; a delay or a cycle that runs is neither on nor off', async () => {
    const { states } = await runFamily(VERTIV_V5_FIXTURE);
    expect(states).toEqual({
      '1': 'on',
      '2': 'off',
      '3': 'on',
      '4': 'pendingOn',
      '5': 'cycling',
      '6': 'cycling',
      '7': 'unknown',
    });
  });

  it('writes 2 on, 4 off and 6 reboot, and never reads the command, which always says none', async () => {
    const run = await runFamily(VERTIV_V5_FIXTURE);
    expect(await run.switched('on', '2')).toEqual({ [`${V}.3.5.1.6.2`]: 2 });
    expect(await run.switched('off', '1')).toEqual({ [`${V}.3.5.1.6.1`]: 4 });
    expect(await run.switched('cycle', '1')).toEqual({ [`${V}.3.5.1.6.1`]: 6 });
    expect(new Set(Object.values(await run.allSwitched('on')))).toEqual(new Set([3]));
  });

  it('shows voltages between lines and the currents of lines in a delta', async () => {
    const { readings } = await runFamily(VERTIV_V5_FIXTURE);
    expect(readings).toMatchObject({
      'inlet:I1 L1 voltage': 208.1,
      'inlet:I1 L1 current': 8.31,
      'inlet:I1 L3 activePower': 1003,
      'inlet:I1 activePower': 3006,
      'inlet:I1 powerFactor': 0.98,
      'inlet:I1 activeEnergy': 555_000,
      'ocp:B1 current': 9.11,
      'outlet:1 voltage': 207.9,
      'outlet:1 current': 0.53,
      'outlet:1 activePower': 108,
    });
    expect(readings).not.toHaveProperty('inlet:I1 L1 voltageLN');
  });

  it('calls PDU, breaker and outlets by the labels that people gave them', async () => {
    const { model } = await runFamily(VERTIV_V5_FIXTURE);
    expect([model.settings.name, model.ocps[0]?.name, model.outlets[0]?.name]).toEqual([
      'east',
      'main',
      'router',
    ]);
    expect(model.outlets[0]).toMatchObject({ cycleDelayMs: 7000, metered: true, ocp: 'ocp:B1' });
    expect(model.outlets[1]).toMatchObject({ metered: false });
  });
});

describeWithWalks('recording of a Vertiv PDU', () => {
  it('has three phases to neutral, six breakers and no outlets; extremes of a day are no readings', async () => {
    const { model, readings } = await runFamily(readWalk('vertiv-pdu_mg02e4w1'));
    expect(model.identity).toMatchObject({
      model: 'MG02E4W1-42ITB3-3PS56B2A10-S',
      serial: 'ZY18120520',
      firmware: '3.4.0',
    });
    expect([model.outlets.length, model.capabilities.includes('switchOutlet')]).toEqual([0, false]);
    expect(model.ocps.map(({ label, name }) => [label, name]).at(-1)).toEqual(['B6', 'Circuit 6']);
    expect(readings).toMatchObject({
      'inlet:I1 activePower': 1017,
      'inlet:I1 powerFactor': 0.95,
      'inlet:I1 activeEnergy': 8_483_906,
      'inlet:I1 L1 voltageLN': 235,
      'inlet:I1 L2 current': 1.87,
      'inlet:I1 L3 activeEnergy': 3_868_060,
      'ocp:B4 current': 1.81,
    });
    expect(Object.keys(readings)).toHaveLength(4 + 3 * 6 + 6);
  });
});
