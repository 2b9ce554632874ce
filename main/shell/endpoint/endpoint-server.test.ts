import { expect, onTestFinished, test, vi } from 'vitest';
import { openDatabase } from '../../storage/database.ts';
import { EndpointTokenStore } from '../../storage/endpoint-token-store.ts';
import { pduId } from '../../../shared/model/ids.ts';
import type { StoredPdu } from '../../storage/pdu-store.ts';
import { silentLogger } from '../../support/logger.ts';
import { temporaryDirectory } from '../../support/testing/temporary-directory.ts';
import { EndpointCalls, type EndpointParts } from './calls.ts';
import { startEndpointServer } from './endpoint-server.ts';
import { EndpointToken } from './endpoint-token.ts';
import { ENDPOINT_LIMITS, type EndpointLimits } from './limits.ts';
import { LiveFeed } from './live-feed.ts';
import { httpCall } from './testing/http-call.ts';
import { head, rawExchange } from './testing/raw-socket.ts';

const PDU: StoredPdu = {
  id: pduId('PX3-1'),
  name: 'A07-L',
  protocol: 'xerus',
  address: '192.0.2.17',
  user: 'lab',
  snmp: null,
  secret: null,
  serial: 'PX3-1',
  mac: '',
  vendor: 'Raritan',
  simulated: null,
  other: null,
};

/** Power commands do this. */
function withPower(run: EndpointParts['power']['run']): Partial<EndpointParts> {
  return { power: { run } };
}

/** The server over parts that do what a test wants. */
async function serverBench(parts: Partial<EndpointParts> = {}, limits: Partial<EndpointLimits> = {}) {
  const database = openDatabase(temporaryDirectory());
  const token = new EndpointToken(new EndpointTokenStore(database));
  const bearer = `Bearer ${token.renew()}`;
  const all = { ...ENDPOINT_LIMITS, ...limits };
  const calls = new EndpointCalls(
    {
      pdus: { list: () => [PDU] },
      inventory: { getInventory: () => Promise.resolve({ resources: [], attributes: [] }) },
      power: { run: () => Promise.resolve() },
      liveStatus: { all: [], statusOf: () => null },
      ...parts,
    },
    all.maxCalls,
  );
  const feed = new LiveFeed(() => [], all);
  const logger = { ...silentLogger, error: vi.fn() };
  const started = await startEndpointServer({
    port: 0,
    limits: all,
    calls,
    liveStatuses: () => [],
    feed,
    token,
    logger,
  });
  if (!started.ok) throw new Error(started.error);
  const { url, port } = started.value;
  onTestFinished(async () => {
    feed[Symbol.dispose]();
    await started.value[Symbol.asyncDispose]();
    database.close();
  });
  const powerOn = (signal?: AbortSignal) =>
    httpCall(`${url}/v1/PowerOn`, {
      method: 'POST',
      headers: { authorization: bearer, 'content-type': 'application/json' },
      body: JSON.stringify({ resource: 'A07-L', ports: ['1'] }),
      ...(signal === undefined ? {} : { signal }),
    });
  return { port, bearer, powerOn, logged: logger.error };
}

test('a fault of the program is told without its words, which are in the log', async () => {
  const { powerOn, logged } = await serverBench(withPower(() => Promise.reject(new Error('S3cret detail'))));
  const answer = await powerOn();
  expect(answer).toMatchObject({ status: 500, json: { error: { kind: 'internal', ports: [] } } });
  expect(answer.text).not.toContain('S3cret');
  expect(logged).toHaveBeenCalledTimes(1);
});

test('a command that takes longer than every time limit for requests is waited for', async () => {
  const end = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  const { powerOn, port, bearer } = await serverBench(
    withPower(() => {
      asked.resolve();
      return end.promise;
    }),
    { headersTimeoutMs: 400, requestTimeoutMs: 400, checkIntervalMs: 20 },
  );
  const call = powerOn();
  await asked.promise;
  // Those limits have passed when a request that never ends has been cut off by them.
  const cut = head('POST /v1/PowerOn', {
    Host: 'localhost',
    Authorization: bearer,
    'Content-Type': 'application/json',
    'Content-Length': '10',
  });
  await rawExchange(port, cut);
  end.resolve();
  expect(await call).toMatchObject({ status: 200, json: { liveStatus: [] } });
});

test('a caller that hangs up ends the signal of its command; one that has its answer does not', async () => {
  const signals: AbortSignal[] = [];
  let waits = false;
  const { powerOn } = await serverBench(
    withPower((_command, { signal }) => {
      signals.push(signal);
      return waits ? new Promise(() => undefined) : Promise.resolve();
    }),
  );
  expect((await powerOn()).status).toBe(200);
  waits = true;
  const hangUp = new AbortController();
  const call = powerOn(hangUp.signal);
  await vi.waitFor(() => expect(signals).toHaveLength(2));
  hangUp.abort();
  await expect(call).rejects.toThrow();
  await vi.waitFor(() => expect(signals[1]?.aborted).toBe(true));
  expect(signals[0]?.aborted).toBe(false);
});

test('each request is a caller of its own, by the door of the endpoint', async () => {
  const contexts: unknown[] = [];
  const { powerOn } = await serverBench(
    withPower((_command, _request, context) => {
      contexts.push(context);
      return Promise.resolve();
    }),
  );
  await powerOn();
  await powerOn();
  const context = { windowId: expect.any(String), door: 'endpoint' };
  expect(contexts).toEqual([context, context]);
  expect(contexts[0]).not.toEqual(contexts[1]);
});

test('what is no HTTP is answered by a status or closed, and the next request is served', async () => {
  const { port, powerOn } = await serverBench();
  const nonsense = [
    'HELLO\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    head('GET *', { Host: 'localhost' }),
    head('GET \\\\attacker', { Host: 'localhost' }),
    head('GET /v1/live-status', { Host: 'local host' }),
    head('CONNECT attacker.example:443', { Host: 'localhost' }),
    head('GET /v1/live-status', { Host: 'localhost', Connection: 'Upgrade', Upgrade: 'websocket' }),
    head('GET /v1/live-status', { Host: 'localhost', 'X-Long': 'x'.repeat(100_000) }),
    new Uint8Array([0x16, 0x03, 0x01, 0x00, 0x05, 0x01, 0x00, 0x00, 0x01, 0x00]),
  ];
  for (const request of nonsense) {
    const text = typeof request === 'string' ? request.replace('\r\n', '\r\nConnection: close\r\n') : request;
    expect(await rawExchange(port, text)).not.toMatch(/^HTTP\/1\.1 [23]/u);
  }
  expect((await powerOn()).status).toBe(200);
});
