import { createServer, type ServerResponse } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { context } from '../../engine/testing/simulator-bench.ts';
import { shellBench, type ShellBench } from '../testing/shell-bench.ts';
import { LiveFeed } from './live-feed.ts';
import { callEndpoint, endpointBench, type EndpointBench } from './testing/endpoint-bench.ts';
import { eventStream } from './testing/event-stream.ts';
import { rawSocket } from './testing/raw-socket.ts';

const ON = 'Resource powered on';
const OFF = 'Resource powered off';

/** `db-02` hangs on outlet 4 and `web-01` on outlet 5; both are on. */
async function linkedBench(): Promise<ShellBench & EndpointBench> {
  const shell = await shellBench('xerus');
  const { bench } = shell;
  const settings = { automationEndpoint: { enabled: true, port: 0 } };
  await bench.engine.handlers.app.changeSettings(settings, context);
  const endpoints = ['db-02/PowerPort1', 'web-01/PowerPort1'];
  await shell.power('PowerOn', { ports: ['4', '5'], endpoints });
  return Object.assign(await callEndpoint(bench), shell);
}

test('live status is told of all resources, or of one', async () => {
  const { get } = await linkedBench();
  const online = { status: 'Online', description: ON, at: expect.any(String) };
  const both = [
    { resource: 'db-02', ...online },
    { resource: 'web-01', ...online },
  ];
  expect(await get('/v1/live-status')).toMatchObject({ status: 200, json: { liveStatus: both } });
  expect((await get('/v1/live-status?resource=web-01')).json).toEqual({ liveStatus: [both[1]] });
  expect((await get('/v1/live-status?resource=nobody')).json).toEqual({ liveStatus: [] });
  const unknown = await get('/v1/live-status?colour=red');
  expect(unknown).toMatchObject({ status: 400, json: { error: { kind: 'badRequest' } } });
});

test('the stream begins with all of them, then tells each change, whoever switched', async () => {
  const { port, token, device, power, pdu, bench } = await linkedBench();
  const stream = eventStream(port, token);
  const [first] = await stream.atLeast(1);
  expect(first).toMatchObject({
    event: 'snapshot',
    data: {
      liveStatus: [
        { resource: 'db-02', status: 'Online' },
        { resource: 'web-01', status: 'Online' },
      ],
    },
  });
  expect(stream.raw.received).toMatch(/^HTTP\/1\.1 200 OK\r\ncontent-type: text\/event-stream\r\n/iu);

  await power('PowerOff', { ports: ['4'] });
  device.otherAdmin.switch(4, 'off');
  await stream.atLeast(3);
  await bench.engine.handlers.shell.forgetConnection({ pdu, outlet: 'outlet:5' }, context);
  const events = await stream.atLeast(4);
  const firstId = first?.id ?? 0;
  expect(events.slice(1)).toMatchObject([
    {
      id: firstId + 1,
      event: 'liveStatus',
      data: { resource: 'db-02', status: 'Offline', description: OFF },
    },
    { id: firstId + 2, event: 'liveStatus', data: { resource: 'web-01', status: 'Offline' } },
    { id: firstId + 3, event: 'liveStatusRemoved', data: { resource: 'web-01' } },
  ]);

  const later = await eventStream(port, token).atLeast(1);
  expect(later).toMatchObject([
    { id: firstId + 3, event: 'snapshot', data: { liveStatus: [{ resource: 'db-02', status: 'Offline' }] } },
  ]);
});

test('a new token cuts streams off, and the endpoint’s end does', async () => {
  const caller = await endpointBench();
  const stream = eventStream(caller.port, caller.token);
  await stream.atLeast(1);
  const old = caller.token;
  caller.token = await caller.newToken();
  await stream.raw.closed;
  const again = eventStream(caller.port, old);
  expect(await again.raw.when((received) => received.includes('\r\n\r\n'))).toMatch(/^HTTP\/1\.1 401 /u);

  const withNew = eventStream(caller.port, caller.token);
  await withNew.atLeast(1);
  const off = { automationEndpoint: { enabled: true, port: 0 } };
  await caller.bench.engine.handlers.app.changeSettings(off, context);
  await withNew.raw.closed;
});

test('more streams than may be open are refused, until one ends', async () => {
  const { port, token, get } = await endpointBench({ endpointLimits: { maxStreams: 2 } });
  const [first, second] = [eventStream(port, token), eventStream(port, token)];
  await Promise.all([first.atLeast(1), second.atLeast(1)]);
  const refused = await get('/v1/live-status/stream');
  expect(refused).toMatchObject({ status: 503, json: { error: { kind: 'busy' } } });
  first.raw.socket.destroy();
  await first.raw.closed;
  await get('/v1/live-status');
  expect(await eventStream(port, token).atLeast(1)).toHaveLength(1);
});

test('a reader that does not read is cut off, and one that reads is not', async () => {
  const feed = new LiveFeed(() => [], { maxStreams: 16, maxUnsentBytes: 100_000 });
  const responses: ServerResponse[] = [];
  const server = createServer((_request, response) => {
    responses.push(response);
    feed.open(response);
  });
  onTestFinished(() => {
    feed[Symbol.dispose]();
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0 }, resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  const [slow, quick] = [rawSocket(port), rawSocket(port)];
  for (const raw of [slow, quick]) {
    raw.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await raw.when((received) => received.includes('event: snapshot'));
  }
  slow.socket.pause();
  const [toSlow, toQuick] = responses;
  const description = 'x'.repeat(20_000);
  let told = 0;
  // Kernels take some megabytes before the program has to keep anything.
  const isCut = () => toSlow?.destroyed ?? true;
  while (!isCut() && told < 5000) {
    told += 1;
    const liveStatus = { resource: `r-${told}`, status: 'Error', description, atMs: 0 } as const;
    feed.changed({ kind: 'liveStatus', liveStatus });
    await quick.when((received) => received.includes(`id: ${told}\n`));
  }
  expect(isCut()).toBe(true);
  expect(toQuick?.destroyed).toBe(false);
});
