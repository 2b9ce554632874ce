import { describe, expect, test } from 'vitest';
import { outletId, type OutletId } from '../../shared/model/ids.ts';
import { OUTCOME_UNKNOWN, TIMEOUT, type MemoryPdu } from '../devices/testing/memory-pdu.ts';
import { powerBench, type PowerBench } from './testing/power-bench.ts';

const cli = { windowId: 'cli', door: 'shell' } as const;
const [ONE, TWO] = [outletId('1'), outletId('2')];

function cycle(bench: PowerBench, outlets: readonly OutletId[], respectSequence = false) {
  return bench.handlers.power.run(
    {
      pdu: bench.pdu,
      action: 'cycle',
      scope: outlets.length > 1 ? 'several' : 'one',
      outlets: [...outlets],
      respectSequence,
      includeProtected: false,
      cycleDelayMs: 10_000,
    },
    cli,
  );
}

function without(device: MemoryPdu, capability: string): void {
  const capabilities = device.model.capabilities.filter((each) => each !== capability);
  device.model = { ...device.model, capabilities };
}

describe('a cycle that Busbar drives', () => {
  test('needs no command for cycles on the PDU', async () => {
    const bench = await powerBench((device) => without(device, 'cycleOutlet'));
    const running = cycle(bench, [ONE]);
    await bench.clock.advance(20_000);
    expect(await running).toMatchObject({ value: { outlets: [{ phase: 'confirmed' }] } });
    expect(bench.device.sent.map((each) => each.action)).toEqual(['off', 'on']);
    expect(await bench.arm()).toMatchObject({ ok: false, error: { kind: 'unsupported' } });
  });

  test('of several outlets is refused where the PDU has no command for several', async () => {
    const bench = await powerBench((device) => without(device, 'switchSeveral'));
    expect(await cycle(bench, [ONE, TWO])).toMatchObject({ ok: false, error: { kind: 'unsupported' } });
    expect(bench.device.sent).toEqual([]);
  });

  test('of several outlets turns them on in their sequence when asked, however long that takes', async () => {
    const bench = await powerBench((device) => {
      const outlets = device.model.outlets.map((each) => ({ ...each, sequenceDelayMs: 30_000 }));
      device.model = { ...device.model, outlets };
      device.obey = (command) => {
        if (command.action === 'off') device.apply(command);
        else
          for (const [at, outlet] of command.outlets.entries())
            void device.clock
              .sleep(1 + at * 30_000, new AbortController().signal)
              .then(() => device.set(outlet, 'on'));
      };
    });
    const running = cycle(bench, [ONE, TWO], true);
    await bench.clock.advance(60_000);
    expect(await running).toMatchObject({
      value: { outlets: [{ phase: 'confirmed' }, { phase: 'confirmed' }] },
    });
    expect(bench.device.sent).toMatchObject([
      { call: 'several', action: 'off', outlets: [ONE, TWO] },
      { call: 'several', action: 'on', outlets: [ONE, TWO], respectSequence: true },
    ]);
  });

  test('turns on those outlets of several that were turned off, and not the one that somebody else switched', async () => {
    const bench = await powerBench();
    const running = cycle(bench, [ONE, TWO]);
    await bench.clock.advance(5000);
    bench.device.set(TWO, 'on');
    await bench.clock.advance(2000);
    bench.device.set(TWO, 'off');
    await bench.clock.advance(20_000);
    expect(await running).toMatchObject({
      value: {
        outlets: [
          { outlet: ONE, phase: 'confirmed' },
          { outlet: TWO, phase: 'failed', message: expect.stringContaining('Somebody else switched it') },
        ],
      },
    });
    expect(bench.device.sent).toMatchObject([{ outlets: [ONE, TWO] }, { outlets: [ONE] }]);
  });

  test('does not turn on when the computer slept through more than an hour after the wait', async () => {
    const bench = await powerBench();
    const running = cycle(bench, [ONE]);
    await bench.clock.advance(5000);
    bench.clock.step(3_601_000 + 10_000);
    await bench.clock.advance(10_000);
    expect(await running).toMatchObject({
      value: {
        outlets: [
          {
            phase: 'failed',
            message:
              'Outlet 1 is off and was not turned on again. The wait ended more than 60 minutes late. Turn it on when you are ready.',
          },
        ],
      },
    });
    expect(bench.device.sent).toHaveLength(1);
  });

  test('whose on could not leave is finished when it can', async () => {
    const bench = await powerBench(undefined, { isStored: true });
    const running = cycle(bench, [ONE]);
    await bench.clock.advance(5000);
    bench.device.turnGate = new Promise(() => undefined);
    await bench.clock.advance(11_000);
    expect(await running).toMatchObject({
      value: {
        outlets: [
          {
            phase: 'failed',
            message:
              'Outlet 1 is off and was not turned on again. The PDU was busy for too long. Busbar turns outlet 1 on if it is still off when the PDU answers again within 60 minutes.',
          },
        ],
      },
    });
    expect(bench.device.sent.map((each) => each.action)).toEqual(['off']);
    bench.device.turnGate = null;
    await bench.clock.advance(20_000);
    expect(bench.device.sent.map((each) => each.action)).toEqual(['off', 'on']);
  });

  test('whose on cannot leave time and again is left to a person', async () => {
    const bench = await powerBench(undefined, { isStored: true });
    const running = cycle(bench, [ONE]);
    await bench.clock.advance(5000);
    bench.device.turnGate = new Promise(() => undefined);
    await bench.clock.advance(11_000);
    await running;
    await bench.clock.advance(60_000);
    bench.device.turnGate = null;
    await bench.clock.advance(600_000);
    expect(bench.device.sent.map((each) => each.action)).toEqual(['off']);
    const { events } = await bench.handlers.fleet.snapshot({}, cli);
    expect(events.filter((each) => each.severity === 'critical').map((each) => each.text)).toEqual([
      expect.stringMatching(/^Outlet 1, device-1, was turned off .* was not turned on again\./u),
    ]);
  });

  test('whose off nobody answered is finished when the PDU shows that it is off', async () => {
    const bench = await powerBench(undefined, { isStored: true });
    const running = cycle(bench, [ONE]);
    bench.device.commandFailure = OUTCOME_UNKNOWN;
    bench.device.obey = () => undefined;
    await bench.settle();
    bench.device.failure = TIMEOUT;
    await bench.clock.advance(14_000);
    expect(await running).toMatchObject({
      value: {
        outlets: [
          {
            phase: 'unknown',
            message:
              'Turning outlet 1 off was not confirmed. Busbar turns outlet 1 on if it is still off when the PDU answers again within 60 minutes.',
          },
        ],
      },
    });
    bench.device.set(ONE, 'off');
    bench.device.failure = null;
    bench.device.commandFailure = null;
    bench.device.obey = (command) => bench.device.apply(command);
    await bench.clock.advance(60_000);
    expect(bench.device.sent.map((each) => each.action)).toEqual(['off', 'on']);
  });
});
