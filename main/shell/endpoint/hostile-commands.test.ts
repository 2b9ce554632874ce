import { expect, test, vi } from 'vitest';
import { connected, context, simulator } from '../../engine/testing/simulator-bench.ts';
import { writesTo } from '../testing/shell-bench.ts';
import { head, rawExchange, rawSocket } from './testing/raw-socket.ts';
import { audited, commandBench, firstWrite, powerState, RESOURCE } from './testing/command-bench.ts';

test('ports that begin with the address of another PDU in Busbar are refused, also where the caller says it is this one’s', async () => {
  const { post, bench, clock, writes } = await commandBench('xerus');
  const other = await simulator({ clock, seed: 2 });
  const { url, user, password, fingerprint } = other;
  const target = { protocol: 'xerus', address: url, user, password, fingerprint } as const;
  const request = { ...target, name: 'B05', keepPassword: true };
  const added = await bench.engine.handlers.pdus.add(request, context);
  if (!added.ok) throw new Error(added.error.message);
  const { pdu } = added.value;
  await connected(bench, pdu, 'online');
  const address = url.replace('https://', '');
  const body = { resource: RESOURCE, ports: [`${address}/PS4`] };
  for (const called of [address, url, pdu, 'B05'])
    expect(await post('/v1/PowerOff', { ...body, address: called })).toMatchObject({
      status: 409,
      json: { error: { kind: 'refused', message: expect.stringContaining('B05') } },
    });
  expect([...writes(), ...writesTo(other)]).toEqual([]);
});

test('bytes that are no request get no answer that could be taken for that of the command before them', async () => {
  const test = await commandBench('xerus');
  const sent = firstWrite(test);
  const raw = rawSocket(test.port);
  const body = JSON.stringify({ resource: RESOURCE, ports: ['1'], delay: '5' });
  raw.write(
    head('POST /v1/PowerCycle', {
      Host: 'localhost',
      Authorization: `Bearer ${test.token}`,
      'Content-Type': 'application/json',
      'Content-Length': String(body.length),
    }),
  );
  raw.write(body);
  const thaw = await sent;
  raw.write('no request\r\n\r\n');
  expect(await raw.closed).toBe('');
  thaw();
  await vi.waitFor(async () => {
    const results = (await audited(test)).map(({ result }) => result);
    expect(results.at(-1)).toBe('confirmed');
  });
  expect(await rawExchange(test.port, 'no request\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /u);
});

test('a new token keeps what waits from being sent, and its caller is told', async () => {
  const test = await commandBench('xerus');
  const { post, get, writes } = test;
  const sent = firstWrite(test);
  const first = post('/v1/PowerCycle', { resource: RESOURCE, ports: ['1'], delay: '5' });
  const thaw = await sent;
  const second = post('/v1/PowerOff', { resource: RESOURCE, ports: ['2'] });
  // What was sent before this has arrived when this is answered.
  await get('/v1/live-status');
  test.token = await test.newToken();
  expect(await second).toMatchObject({
    status: 401,
    json: { error: { kind: 'unauthorized', message: expect.stringContaining('Nothing was switched.') } },
  });
  thaw();
  expect((await first).status).toBe(200);
  await vi.waitFor(async () => expect(await powerState(test, '1')).toBe('on'));
  expect(writes()).toHaveLength(2);
  expect((await audited(test)).map(({ element }) => element)).not.toContain('outlet:2');
  expect((await post('/v1/PowerOff', { resource: RESOURCE, ports: ['2'] })).status).toBe(200);
});
