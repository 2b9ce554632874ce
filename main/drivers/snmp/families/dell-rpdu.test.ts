import { describe, expect, it } from 'vitest';
import { DELL_RPDU_FIXTURE } from './testing/fixtures/dell-rpdu.ts';
import { runFamily } from './testing/run-family.ts';

const D = '1.3.6.1.4.1.674.10903.200.2.200';

describe('Dell rack PDUs', () => {
  it('reads states; an outlet with a command still to come says so', async () => {
    const { model, states } = await runFamily(DELL_RPDU_FIXTURE);
    expect(states).toEqual({ '1': 'on', '2': 'pendingOn', '3': 'unknown' });
    expect(model.identity).toMatchObject({ model: 'DELLMADEUP', serial: 'MADEUP674', firmware: 'v5.0.0' });
    expect(model.outlets[0]).toMatchObject({ metered: true, switchable: true, lines: ['L1', 'L2'] });
    expect(model.outlets[1]).toMatchObject({ metered: false, cycleDelayMs: 5000 });
    expect(model.settings.outletPowerStateSequence).toEqual(['outlet:3', 'outlet:2', 'outlet:1']);
  });

  it('writes 1 on, 2 off, 3 reboot, and one cell of the unit for all outlets', async () => {
    const run = await runFamily(DELL_RPDU_FIXTURE);
    const cell = `${D}.130.1.4.1.4`;
    expect(await run.switched('on', '2')).toEqual({ [`${cell}.2`]: 1 });
    expect(await run.switched('off', '1')).toEqual({ [`${cell}.1`]: 2 });
    expect(await run.switched('cycle', '1')).toEqual({ [`${cell}.1`]: 3 });
    expect(Object.values(await run.allSwitched('on'))).toEqual([5, 5, 5]);
    expect(run.model.capabilities).not.toContain('switchInSequence');
    expect(await run.allSwitched('off')).toEqual({ [`${D}.110.5.1.3.1`]: 3 });
  });

  it("reads what is measured, in the MIB's hundredths of kilowatts and tenths of amperes", async () => {
    const { readings, statuses } = await runFamily(DELL_RPDU_FIXTURE);
    expect(readings).toEqual({
      'inlet:I1 activePower': 420,
      'inlet:I1 activeEnergy': 123_400,
      'inlet:I1 current': 2.1,
      'inlet:I1 voltage': 207,
      'outlet:1 current': 2,
      'outlet:1 activeEnergy': 15_000,
      'outlet:1 activePower': 411,
    });
    expect(statuses).toMatchObject({ 'inlet:I1 activePower': 'critical', 'inlet:I1 current': 'normal' });
  });
});
