import { expect, test, vi } from 'vitest';
import { connected, context, simulator } from '../../engine/testing/simulator-bench.ts';
import { writesTo } from '../testing/shell-bench.ts';
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
