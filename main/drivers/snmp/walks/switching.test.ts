import { describe, expect, it, onTestFinished } from 'vitest';
import type { PowerAction } from '../../../../shared/model/power-state.ts';
import type { PowerCommand } from '../../../../shared/model/command.ts';
import { findEDevice } from '../../../../shared/model/pdu.ts';
import {
  addTarget,
  briskClock,
  connected,
  context,
  engine,
  outcome,
} from '../../../engine/testing/simulator-bench.ts';
import type { AgentFault } from '../../../simulator/snmp/agent/faults.ts';
import { startWalkDevice, type WalkDevice } from '../../../simulator/snmp/testing/walk-device.ts';
import { describeWithWalks } from '../../../simulator/snmp/testing/walks.ts';
import { isPresent, numberOf } from '../../../snmp/value.ts';
import type { Clock } from '../../../support/clock.ts';
import { COMMUNITIES } from '../testing/driver-on.ts';
import { COMMAND_STYLES, OTHER_CODES, eatonCycle, type SwitchedWalk } from './testing/switched-walks.ts';

const ENTERPRISES = '1.3.6.1.4.1.';

/** What was written, SET by SET, whether it was carried out or not. */
function written({ agent }: WalkDevice): readonly (readonly string[])[] {
  return agent.log.sets.map(({ varbinds }) =>
    varbinds.map(({ oid, value }) => {
      const number = isPresent(value) ? numberOf(value) : null;
      return `${oid.slice(ENTERPRISES.length)}=${number ?? value.type}`;
    }),
  );
}

/** Commands the outlets as a person would, over a device that has this fault, until there is an outcome. */
async function run(
  action: PowerAction,
  { walk, outlets, reaction, decisive }: SwitchedWalk,
  { fault = null, clock = briskClock() }: { readonly fault?: AgentFault | null; readonly clock?: Clock } = {},
): Promise<{ readonly device: WalkDevice; readonly command: PowerCommand }> {
  const device = await startWalkDevice(walk, { reactions: [reaction], clock });
  onTestFinished(() => device[Symbol.asyncDispose]());
  const bench = await engine({ clock });
  const { pdu } = await addTarget(bench, {
    protocol: 'snmp',
    address: device.hostPort,
    access: COMMUNITIES,
    engineId: null,
  });
  await connected(bench, pdu, 'online');
  if (fault !== null) device.agent.faults.inject(fault, decisive);
  const { model, outletStates } = await bench.view(pdu);
  const seen = outlets.map((outlet) => ({
    outlet,
    name: model === null ? '' : (findEDevice(model, outlet)?.name ?? ''),
    powerState: outletStates[outlet]?.powerState ?? ('unknown' as const),
  }));
  const scope = outlets.length > 1 ? ('several' as const) : ('one' as const);
  const options = { respectSequence: false, heldProtected: false };
  const armed = await bench.engine.handlers.power.arm(
    { pdu, action, scope, outlets: seen, ...options },
    context,
  );
  if (!armed.ok) throw new Error(armed.error.message);
  return { device, command: await outcome(bench, armed.value) };
}

const titled = (walks: readonly SwitchedWalk[]) => walks.map((each) => ({ by: each.by, each }));

describeWithWalks('turning outlets of recorded devices off', () => {
  describe.each(titled(COMMAND_STYLES))('by $by', ({ each }) => {
    const all = (outlet: object) => each.outlets.map(() => expect.objectContaining(outlet));

    it('writes once what the maker says, and is confirmed by what is read', async () => {
      const { device, command } = await run('off', each);
      expect(command.outlets).toEqual(all({ phase: 'confirmed', before: 'on', after: 'off' }));
      expect(written(device)).toEqual(each.writes);
    });

    it('that is refused has failed, and says that they are still on', async () => {
      const { device, command } = await run('off', each, { fault: { kind: 'refuse', status: 'noAccess' } });
      expect(command.outlets).toEqual(
        all({ phase: 'failed', after: 'on', message: expect.stringContaining('still on') }),
      );
      expect(written(device).slice(0, each.writes.length)).toEqual(each.writes);
      expect(written(device).filter((set) => set.join() === each.writes.at(-1)?.join())).toHaveLength(1);
    });

    it('whose answer is lost is confirmed by what is read, and is not written again', async () => {
      const { device, command } = await run('off', each, { fault: { kind: 'loseAnswer' } });
      expect(command.outlets).toEqual(all({ phase: 'confirmed', after: 'off' }));
      expect(written(device).filter((set) => set.join() === each.writes.at(-1)?.join())).toHaveLength(1);
    });

    it('that is lost on its way has failed, and is not written again', async () => {
      const { device, command } = await run('off', each, { fault: { kind: 'silent' } });
      expect(command.outlets).toEqual(
        all({ phase: 'failed', after: 'on', message: expect.stringContaining('No answer came') }),
      );
      expect(written(device).filter((set) => set.join() === each.writes.at(-1)?.join())).toHaveLength(1);
    });

    it('that is accepted and not carried out has failed', async () => {
      const { device, command } = await run('off', each, { fault: { kind: 'ignoreSet' } });
      expect(command.outlets).toEqual(all({ phase: 'failed', before: 'on', after: 'on' }));
      expect(command.outlets[0]?.phaseAtMs.accepted).toBeDefined();
      expect(written(device)).toEqual(each.writes);
    });
  });

  it.each(titled(OTHER_CODES))('writes once what the maker says, by $by', async ({ each }) => {
    const { device, command } = await run('off', each);
    expect(command.outlets).toMatchObject([{ phase: 'confirmed', before: 'on', after: 'off' }]);
    expect(written(device)).toEqual(each.writes);
  });
});

describeWithWalks('cycling an outlet of a recorded device that does not tell when it last switched', () => {
  const CYCLED = ['534.6.6.7.6.6.1.5.0.5=0'];

  it('is confirmed when it was seen off and then on', async () => {
    const clock = briskClock();
    const ended = new AbortController();
    onTestFinished(() => {
      ended.abort();
    });
    const each = eatonCycle({ clock, offMs: 10_000, signal: ended.signal });
    const { device, command } = await run('cycle', each, { clock });
    expect(command.outlets).toMatchObject([{ phase: 'confirmed', before: 'on', after: 'on' }]);
    expect(written(device)).toEqual([CYCLED]);
  });

  it('is unknown when it was accepted and never seen off, and is not written again', async () => {
    const clock = briskClock();
    const each = eatonCycle({ clock, offMs: 10_000, signal: new AbortController().signal });
    const { device, command } = await run('cycle', each, { fault: { kind: 'ignoreSet' }, clock });
    expect(command.outlets).toMatchObject([{ phase: 'unknown', before: 'on', after: 'on' }]);
    expect(written(device)).toEqual([CYCLED]);
  });
});
