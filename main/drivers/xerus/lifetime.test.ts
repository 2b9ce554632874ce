import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { errorOf, valueOf } from '../testing/value-of.ts';
import { never, PATIENT } from '../testing/waiting.ts';
import { driverOn } from './testing/driver-on.ts';
import { littlePdu } from './testing/little-pdu.ts';
import { ScriptedPdu } from './testing/scripted-pdu.ts';

let pdu: ScriptedPdu;
beforeEach(async () => {
  pdu = await ScriptedPdu.start(littlePdu());
  pdu.objects.set('/eventservice', {
    createChannel: () => ({ ret: { rid: '/tfwopaque/event.Channel:1.0.1/1', type: 'event.Channel:1.0.1' } }),
    destroyChannel: () => ({ ret: 0 }),
  });
  pdu.objects.set('/tfwopaque/event.Channel:1.0.1/1', {
    demandEventTypes: () => ({ result: null }),
    pollEvents: () => new Promise(() => {}),
  });
  pdu.objects.set('/session', {
    newSession: () => {
      pdu.tokens.add('feedfacecafebeef');
      return { result: { _ret_: 0, session: { timeout: 30 }, token: 'feedfacecafebeef' } };
    },
    closeCurrentSession: () => ({ result: null }),
  });
});
afterEach(async () => {
  await pdu[Symbol.asyncDispose]();
});

it('does no I/O until it is asked something', async () => {
  await using driver = driverOn(pdu);
  expect(driver.protocol).toBe('xerus');
  expect(await pdu.connections()).toBe(0);
});

it('leaves no connection open, and ends what still runs', async () => {
  const driver = driverOn(pdu, { auth: 'session' });
  valueOf(await driver.discover({ signal: never() }));
  const watching = driver.watch({ signal: never(), onEvent: () => {}, onAlive: () => {} });
  await vi.waitFor(() => expect(pdu.callsOf('pollEvents')).toHaveLength(1), PATIENT);
  pdu.intercept = (request) => (request.method === 'performBulk' ? 'hang' : undefined);
  const reading = driver.read({ signal: never(), sensors: 'all' });
  await vi.waitFor(() => expect(pdu.requests.at(-1)?.method).toBe('performBulk'), PATIENT);
  await driver[Symbol.asyncDispose]();
  expect(errorOf(await reading).kind).toBe('cancelled');
  expect((await watching).kind).toBe('cancelled');
  expect(pdu.callsOf('destroyChannel')).toHaveLength(1);
  expect(pdu.callsOf('closeCurrentSession')).toHaveLength(1);
  await vi.waitFor(async () => expect(await pdu.connections()).toBe(0), PATIENT);
});

it('uses one connection for exchanges and one for events', async () => {
  await using driver = driverOn(pdu);
  valueOf(await driver.discover({ signal: never() }));
  expect(await pdu.connections()).toBe(1);
  void driver.watch({ signal: never(), onEvent: () => {}, onAlive: () => {} });
  await vi.waitFor(() => expect(pdu.callsOf('pollEvents')).toHaveLength(1), PATIENT);
  valueOf(await driver.read({ signal: never(), sensors: 'all' }));
  expect(await pdu.connections()).toBe(2);
});

it.each(['basic', 'session'] as const)('keeps secrets out of its log and its errors (%s)', async (auth) => {
  const lines: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
  const driver = driverOn(pdu, { auth, logger });
  valueOf(await driver.discover({ signal: never() }));
  pdu.intercept = () => ({ status: 401 });
  const error = errorOf(await driver.read({ signal: never(), sensors: 'all' }));
  await driver[Symbol.asyncDispose]();
  const told = `${lines.join('')}${JSON.stringify(error)}`;
  expect(lines.length).toBeGreaterThan(3);
  for (const secret of [
    pdu.password,
    'feedfacecafebeef',
    Buffer.from(`${pdu.user}:${pdu.password}`).toString('base64'),
  ]) {
    expect(told).not.toContain(secret);
  }
});
