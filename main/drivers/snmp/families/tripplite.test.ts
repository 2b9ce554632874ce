import { describe, expect, it } from 'vitest';
import { TRIPPLITE_FIXTURE } from './testing/fixtures/tripplite.ts';
import { runFamily } from './testing/run-family.ts';

const OUTLET = '1.3.6.1.4.1.850.1.1.3.2.3.3.1.1';

describe('Tripp Lite PDUs', () => {
  it('reads states, and which outlets can be switched', async () => {
    const { model, states } = await runFamily(TRIPPLITE_FIXTURE);
    expect(states).toEqual({ '1': 'on', '2': 'off', '3': 'unknown', '4': 'on' });
    expect(model.outlets.map(({ switchable }) => switchable)).toEqual([true, true, true, false]);
    expect(model.identity).toMatchObject({ model: 'PDUMADEUP', serial: 'MADEUP850', firmware: '20.0.0' });
    expect(model.outlets[2]).toMatchObject({ name: 'Load 3', ocp: 'ocp:B2', lines: ['L2', 'L3'] });
  });

  it('writes 2 on, 1 off, 3 cycle; not all at once where one outlet has no relay', async () => {
    const run = await runFamily(TRIPPLITE_FIXTURE);
    expect(await run.switched('on', '2')).toEqual({ [`${OUTLET}.6.1.2`]: 2 });
    expect(await run.switched('off', '1')).toEqual({ [`${OUTLET}.6.1.1`]: 1 });
    expect(await run.switched('cycle', '1')).toEqual({ [`${OUTLET}.6.1.1`]: 3 });
    expect(run.model.capabilities).toContain('switchSeveral');
    expect(run.model.capabilities).not.toContain('switchAll');
  });

  it('shows voltages between lines where the input is measured so', async () => {
    const { readings } = await runFamily(TRIPPLITE_FIXTURE);
    expect(readings).toMatchObject({
      'inlet:I1 activePower': 905,
      'inlet:I1 L1 voltage': 208.1,
      'inlet:I1 L2 current': 3,
      'inlet:I1 L3 activePower': 303,
      'inlet:I1 L3 powerFactor': 0.98,
      'inlet:I1 L3 lineFrequency': 60,
      'ocp:B2 current': 4.5,
      'outlet:3 current': 0.22,
    });
    expect(readings).not.toHaveProperty('inlet:I1 L1 voltageLN');
  });
});
