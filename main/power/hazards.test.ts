import { describe, expect, test } from 'vitest';
import { outletId } from '../../shared/model/ids.ts';
import { OUTCOME_UNKNOWN, TIMEOUT } from '../devices/testing/memory-pdu.ts';
import { context, powerBench, type PowerBench } from './testing/power-bench.ts';

const [ONE, TWO] = [outletId('1'), outletId('2')];
const never = new Promise<void>(() => undefined);

function protect(bench: PowerBench, label: string): Promise<null> {
  return bench.handlers.power.setProtected(
    { pdu: bench.pdu, outlet: outletId(label), protected: true },
    { windowId: 'w2', door: 'app' },
  );
}

describe('what changes while a command is armed', () => {
  test('an outlet that somebody protects meanwhile is not switched', async () => {
    const bench = await powerBench();
    const id = await bench.armed();
    await protect(bench, '1');
    await bench.clock.advance(4000);
    expect(bench.device.sent).toEqual([]);
    expect(await bench.outlet(id)).toMatchObject({
      phase: 'notSent',
      message: 'Not cycled: outlet 1 was protected while you waited. Nothing was sent.',
    });
  });

  test('an outlet that was held for switching stays allowed', async () => {
    const bench = await powerBench();
    await protect(bench, '1');
    await bench.armed({ heldProtected: true });
    await bench.clock.advance(4000);
    expect(bench.device.sent).toHaveLength(1);
  });

  test('the call for all is not used on outlets that were not on screen', async () => {
    const bench = await powerBench((device) => {
      device.hasEvents = true;
    });
    const id = await bench.armed({ outlets: ['1', '2', '3'], action: 'off', scope: 'all' });
    const [first] = bench.device.model.outlets;
    if (first === undefined) throw new Error('no outlet');
    const added = { ...first, id: outletId('4'), label: '4' };
    bench.device.model = { ...bench.device.model, outlets: [...bench.device.model.outlets, added] };
    bench.device.set(outletId('4'), 'on');
    bench.device.tell({ kind: 'modelChanged' });
    await bench.clock.advance(6000);
    expect(bench.device.sent).toEqual([]);
    expect((await bench.outlet(id)).message).toBe(
      'Not turned off: the outlets of the PDU changed while you waited. Nothing was sent.',
    );
  });

  test('a PDU without a serial number is told from another one by its MAC address', async () => {
    const bench = await powerBench((device) => {
      const identity = { ...device.model.identity, serial: '', mac: '00:0d:5d:00:00:01' };
      device.model = { ...device.model, identity };
    });
    const id = await bench.armed();
    const { identity } = bench.device.model;
    bench.device.model = { ...bench.device.model, identity: { ...identity, mac: '00:0d:5d:00:00:02' } };
    await bench.clock.advance(4000);
    expect(bench.device.sent).toEqual([]);
    expect((await bench.outlet(id)).message).toBe('Not cycled: another PDU answered. Nothing was sent.');
  });

  test('a sequence that is cancelled meanwhile says nothing about what is sent later', async () => {
    const bench = await powerBench((device) => {
      device.set(ONE, 'off');
      device.obey = ({ outlets: [outlet] }) => {
        if (outlet === undefined) return;
        void device.clock.sleep(2000, new AbortController().signal).then(() => device.set(outlet, 'on'));
      };
    });
    const id = await bench.armed({ action: 'on', seenState: 'off' });
    await bench.handlers.sequences.cancel({ pdu: bench.pdu }, context);
    await bench.clock.advance(6000);
    expect((await bench.outlet(id)).phase).toBe('confirmed');
  });

  test('a sequence that is cancelled just after sending does not make a slow outlet stay off', async () => {
    const bench = await powerBench((device) => {
      device.set(ONE, 'off');
      device.obey = ({ outlets: [outlet] }) => {
        if (outlet === undefined) return;
        void device.clock.sleep(2000, new AbortController().signal).then(() => device.set(outlet, 'on'));
      };
    });
    const id = await bench.armed({ action: 'on', seenState: 'off' });
    await bench.clock.advance(3500);
    await bench.handlers.sequences.cancel({ pdu: bench.pdu }, context);
    await bench.clock.advance(3000);
    expect((await bench.outlet(id)).phase).toBe('confirmed');
  });

  test('a poll that fails ends the trust in an event channel that may hang as well', async () => {
    const bench = await powerBench((device) => {
      device.hasEvents = true;
    });
    bench.device.readFailures.push(TIMEOUT);
    await bench.clock.advance(1200);
    const gate = Promise.withResolvers<void>();
    bench.device.readGate = gate.promise;
    await bench.clock.advance(8000);
    expect((await bench.bench.view(bench.pdu)).connection.kind).toBe('online');
    expect(await bench.arm()).toMatchObject({ ok: false, error: { kind: 'stale' } });
    gate.resolve();
  });
});

describe('a command that has to wait', () => {
  test('never leaves once it has waited too long for its turn', async () => {
    const bench = await powerBench();
    bench.device.turnGate = never;
    const id = await bench.armed();
    await bench.clock.advance(7900);
    expect((await bench.outlet(id)).phase).toBe('asked');
    await bench.clock.advance(200);
    bench.device.turnGate = null;
    await bench.clock.advance(30_000);
    expect(bench.device.sent).toEqual([]);
    expect(await bench.outlet(id)).toMatchObject({
      phase: 'notSent',
      message: 'Not cycled: the PDU was busy for too long. Nothing was sent. Give the command again.',
    });
    expect(await bench.audited(id)).toEqual(['1 armed', '1 asked', '1 notSent']);
  });
});

describe('an answer that comes late', () => {
  test('is waited for: until then nobody says that the command had no effect', async () => {
    const bench = await powerBench();
    const gate = Promise.withResolvers<void>();
    bench.device.commandGate = gate.promise;
    const id = await bench.armed({ action: 'off' });
    await bench.clock.advance(3000 + 10_000 + 2000);
    expect((await bench.outlet(id)).phase).toBe('unknown');
    gate.resolve();
    await bench.clock.advance(2000);
    expect(await bench.outlet(id)).toMatchObject({ phase: 'confirmed', after: 'off' });
    expect(await bench.audited(id)).toEqual(['1 armed', '1 asked', '1 sent', '1 unknown', '1 confirmed']);
  });

  test('settles the outcome with the reason when it is a refusal', async () => {
    const bench = await powerBench();
    const gate = Promise.withResolvers<void>();
    bench.device.commandGate = gate.promise;
    bench.device.commandFailure = { kind: 'rejectedByDevice', code: 3, message: 'The PDU refused.' };
    const id = await bench.armed({ action: 'off' });
    await bench.clock.advance(3000 + 12_000);
    gate.resolve();
    await bench.clock.advance(1000);
    expect(await bench.outlet(id)).toMatchObject({
      phase: 'failed',
      message: 'The PDU refused. It is still on.',
    });
  });

  test('a command whose answer was lost late gets the time to show its effect', async () => {
    const bench = await powerBench();
    const gate = Promise.withResolvers<void>();
    bench.device.commandGate = gate.promise;
    bench.device.commandFailure = OUTCOME_UNKNOWN;
    const id = await bench.armed({ action: 'off' });
    await bench.clock.advance(3000 + 11_000);
    gate.resolve();
    await bench.clock.advance(1500);
    expect((await bench.outlet(id)).phase).toBe('unknown');
    bench.device.set(ONE, 'off');
    await bench.clock.advance(2000);
    expect((await bench.outlet(id)).phase).toBe('confirmed');
  });
});

describe('a cycle that Busbar drives', () => {
  const cli = { windowId: 'cli', door: 'commandLine' } as const;
  const request = {
    scope: 'one',
    respectSequence: false,
    includeProtected: false,
    action: 'cycle',
    cycleDelayMs: 60_000,
  } as const;
  const cycleTwo = (bench: PowerBench) =>
    bench.handlers.power.run({ ...request, pdu: bench.pdu, outlets: [TWO] }, cli);

  test('does not turn on the outlet of another PDU that took the address meanwhile', async () => {
    const bench = await powerBench();
    const running = cycleTwo(bench);
    await bench.clock.advance(30_000);
    const { identity } = bench.device.model;
    bench.device.model = { ...bench.device.model, identity: { ...identity, serial: 'MEM999' } };
    await bench.clock.advance(60_000);
    expect(bench.device.sent.map((each) => each.action)).toEqual(['off']);
    expect(await running).toMatchObject({
      value: {
        outlets: [
          {
            phase: 'failed',
            message: expect.stringMatching(/^Outlet 2 is off and was not turned on again\. .*another PDU/u),
          },
        ],
      },
    });
  });

  test('says that the outlet is off when the app closes before the second half', async () => {
    const bench = await powerBench();
    const running = cycleTwo(bench);
    await bench.clock.advance(30_000);
    await bench.bench.engine[Symbol.asyncDispose]();
    expect(await running).toMatchObject({
      value: {
        outlets: [
          {
            phase: 'failed',
            message: expect.stringMatching(/^Outlet 2 is off and was not turned on again\./u),
          },
        ],
      },
    });
    expect(bench.device.sent.map((each) => each.action)).toEqual(['off']);
  });
});

describe("the machine's clock", () => {
  test('set back by an hour keeps no command waiting and no state from being shown', async () => {
    const bench = await powerBench((device) => {
      device.hasEvents = true;
    });
    const id = await bench.armed({ action: 'off' });
    bench.device.obey = () => undefined;
    await bench.clock.advance(4000);
    expect((await bench.outlet(id)).phase).toBe('accepted');
    bench.device.set(TWO, 'off');
    bench.clock.step(-3_600_000);
    bench.device.hasEvents = false;
    await bench.clock.advance(3000);
    bench.device.apply({ call: 'one', action: 'off', outlets: [ONE], respectSequence: null });
    await bench.clock.advance(2000);
    expect((await bench.outlet(id)).phase).toBe('confirmed');
    const { readAtMs } = (await bench.bench.view(bench.pdu)).outletStates[TWO] ?? { readAtMs: 0 };
    expect(bench.clock.nowMs() - readAtMs).toBeLessThan(2000);
    expect((await bench.arm({ outlets: ['3'] })).ok).toBe(true);
  });

  test('set back leaves a state without a known age, which may not be acted upon until it is read again', async () => {
    const bench = await powerBench();
    const gate = Promise.withResolvers<void>();
    bench.device.readGate = gate.promise;
    await bench.clock.advance(1500);
    bench.clock.step(-3_600_000);
    expect(await bench.arm()).toMatchObject({ ok: false, error: { kind: 'stale' } });
    gate.resolve();
  });

  test('set forward while a command is armed sends nothing, since nobody knows how long it waited', async () => {
    const bench = await powerBench();
    const id = await bench.armed();
    bench.clock.step(3_600_000);
    await bench.clock.advance(5000);
    expect(bench.device.sent).toEqual([]);
    expect((await bench.outlet(id)).phase).toBe('notSent');
  });
});
