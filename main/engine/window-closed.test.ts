import { describe, expect, test, vi } from 'vitest';
import type { CallContext } from '../../shared/ipc/builders.ts';
import { outletId } from '../../shared/model/ids.ts';
import { OUTCOME_UNKNOWN, TIMEOUT } from '../devices/testing/memory-pdu.ts';
import { powerBench, type PowerBench } from '../power/testing/power-bench.ts';

/** The bench's own window has opened the PDU, as a call of the command line does. */
const cli: CallContext = { windowId: 'w1', door: 'commandLine' };
const other: CallContext = { windowId: 'w2', door: 'commandLine' };
const account = {
  protocol: 'xerus' as const,
  address: 'http://192.0.2.17',
  user: 'admin',
  password: 'pw',
  fingerprint: null,
};
const turnOff = ({ handlers, pdu }: PowerBench) =>
  handlers.power.run(
    {
      pdu,
      action: 'off',
      scope: 'one',
      outlets: [outletId('1')],
      respectSequence: false,
      includeProtected: false,
      cycleDelayMs: null,
    },
    cli,
  );

const pdus = async ({ handlers }: PowerBench) => (await handlers.fleet.snapshot({}, other)).pdus;
const gone = (bench: PowerBench) => vi.waitFor(async () => expect(await pdus(bench)).toEqual([]));

describe('a window that goes without closing what it opened', () => {
  test('leaves no PDU open, and no connection', async () => {
    const bench = await powerBench();
    bench.bench.engine.windowClosed('w1');
    await gone(bench);
    await vi.waitFor(() => expect(bench.device.openDrivers.size).toBe(0));
  });

  test('leaves open what another window uses, until that one goes as well', async () => {
    const bench = await powerBench();
    await bench.handlers.pdus.openTemporary(account, other);
    bench.bench.engine.windowClosed('w1');
    await bench.clock.advance(1000);
    expect(await pdus(bench)).toHaveLength(1);
    bench.bench.engine.windowClosed('w2');
    await gone(bench);
  });

  test('leaves open what another one closes by itself later', async () => {
    const bench = await powerBench();
    await bench.handlers.pdus.openTemporary(account, other);
    bench.bench.engine.windowClosed('w1');
    await bench.handlers.pdus.closeTemporary({ pdu: bench.pdu }, cli);
    await bench.clock.advance(1000);
    expect(await pdus(bench)).toHaveLength(1);
    await bench.handlers.pdus.closeTemporary({ pdu: bench.pdu }, other);
    await gone(bench);
  });

  test('while it opens one has it closed once it is open', async () => {
    const bench = await powerBench();
    await bench.handlers.pdus.closeTemporary({ pdu: bench.pdu }, cli);
    const opening = bench.handlers.pdus.openTemporary(account, other);
    bench.bench.engine.windowClosed('w2');
    expect(await opening).toMatchObject({ ok: true });
    await gone(bench);
  });

  test('does not cut the reading of a command that is on its way', async () => {
    const bench = await powerBench((device) => {
      device.obey = () => undefined;
    });
    const running = turnOff(bench);
    await bench.clock.advance(100);
    expect(bench.device.sent).toHaveLength(1);
    bench.bench.engine.windowClosed('w1');
    await bench.clock.advance(2000);
    expect(await pdus(bench)).toHaveLength(1);
    bench.device.set(outletId('1'), 'off');
    await bench.clock.advance(1000);
    expect(await running).toMatchObject({ value: { outlets: [{ phase: 'confirmed', after: 'off' }] } });
    await gone(bench);
  });

  test('does not cut the reading of one whose outcome is unknown, until the PDU answers', async () => {
    const bench = await powerBench((device) => {
      device.commandFailure = OUTCOME_UNKNOWN;
    });
    const running = turnOff(bench);
    await bench.clock.advance(100);
    bench.device.failure = TIMEOUT;
    bench.bench.engine.windowClosed('w1');
    await bench.clock.advance(20_000);
    const result = await running;
    expect(result).toMatchObject({ value: { outlets: [{ phase: 'unknown' }] } });
    expect(await pdus(bench)).toHaveLength(1);
    bench.device.set(outletId('1'), 'off');
    bench.device.failure = null;
    await bench.clock.advance(60_000);
    const [last] = await bench.handlers.app.audit({ limit: 1, pdu: bench.pdu }, other);
    expect(last).toMatchObject({ result: 'confirmed', after: 'off' });
    await gone(bench);
  });

  test('does not cut a sequence that is being written', async () => {
    const writing = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const bench = await powerBench((device) => {
      const driver = device.driver.bind(device);
      device.driver = () => {
        const real = driver();
        const writeSequence: typeof real.writeSequence = async (options) => {
          writing.resolve();
          await gate.promise;
          return real.writeSequence(options);
        };
        return { ...real, writeSequence };
      };
    });
    const { sequences } = bench.handlers;
    const read = await sequences.read({ pdu: bench.pdu }, cli);
    if (!read.ok) throw new Error(read.error.message);
    const { revision, order, delaysMs, inRushGuardDelayMs } = read.value;
    const draft = { order: order.toReversed(), delaysMs: { ...delaysMs }, inRushGuardDelayMs };
    const applying = sequences.apply({ pdu: bench.pdu, baseRevision: revision, draft }, cli);
    await writing.promise;
    bench.bench.engine.windowClosed('w1');
    await bench.clock.advance(1000);
    expect(await pdus(bench)).toHaveLength(1);
    gate.resolve();
    expect(await applying).toMatchObject({ ok: true, value: { kind: 'applied' } });
    await gone(bench);
  });

  test('sends nothing that still waited for its PDU to be connected', async () => {
    const bench = await powerBench();
    bench.device.failure = TIMEOUT;
    await bench.clock.advance(10_000);
    expect((await bench.bench.view(bench.pdu)).connection.kind).toBe('offline');
    const running = turnOff(bench);
    bench.device.failure = null;
    bench.bench.engine.windowClosed('w1');
    await bench.clock.advance(60_000);
    expect(await running).toMatchObject({ ok: false, error: { message: 'Not sent, window closed' } });
    expect(bench.device.sent).toEqual([]);
    await gone(bench);
  });

  test('keeps nobody from ending the engine', async () => {
    const bench = await powerBench((device) => {
      device.obey = () => undefined;
    });
    void turnOff(bench);
    await bench.clock.advance(100);
    bench.bench.engine.windowClosed('w1');
    await bench.bench.engine[Symbol.asyncDispose]();
    expect(bench.device.openDrivers.size).toBe(0);
  });
});
