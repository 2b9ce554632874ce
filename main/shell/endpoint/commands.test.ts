import { describe, expect, test, vi } from 'vitest';
import { inventoryJson } from '../../../shared/shell/inventory.ts';
import { context } from '../../engine/testing/simulator-bench.ts';
import { audited, commandBench, firstWrite, freeze, powerState, RESOURCE } from './testing/command-bench.ts';

const ON = 'Resource powered on';
const OFF = 'Resource powered off';
const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u);

describe.each(['xerus', 'snmp'] as const)('a command over HTTP for a PDU on %s', (protocol) => {
  test('get_inventory answers byte for byte what the command line prints', async () => {
    const { post, bench, pdu } = await commandBench(protocol);
    for (const profile of ['2g', '1g'] as const) {
      const request = { pdu, profile, shellName: 'Lab PDU', known: [] };
      const expected = await bench.engine.handlers.shell.getInventory(request, context);
      if (!expected.ok) throw new Error(expected.error.message);
      const answer = await post('/v1/get_inventory', { resource: RESOURCE, profile, shellName: 'Lab PDU' });
      expect(answer).toMatchObject({ status: 200, text: inventoryJson(expected.value) });
    }
  });

  test('PowerOff, PowerOn and PowerCycle answer with the live status of what is connected, each once', async () => {
    const test = await commandBench(protocol);
    const { post, url } = test;
    const body = {
      resource: RESOURCE,
      ports: ['PS4', 'PS5'],
      endpoints: ['db-02/PowerPort1', 'db-02/PowerPort2'],
    };
    expect(await post('/v1/PowerOff', body)).toMatchObject({
      status: 200,
      json: { liveStatus: [{ resource: 'db-02', status: 'Offline', description: OFF, at: iso }] },
    });
    expect(await powerState(test, '4')).toBe('off');
    const online = { liveStatus: [{ resource: 'db-02', status: 'Online', description: ON, at: iso }] };
    expect(await post('/v1/PowerOn', body)).toMatchObject({ status: 200, json: online });
    expect(await powerState(test, '5')).toBe('on');
    expect(await post('/v1/PowerCycle', { ...body, delay: '5' })).toMatchObject({
      status: 200,
      json: online,
    });
    const none = await post('/v1/PowerCycle', { resource: RESOURCE, ports: ['1'], delay: null });
    expect(none).toMatchObject({ status: 200, json: { liveStatus: [] } });
    expect(none.text).toBe('{"liveStatus":[]}');
    expect(test.writes().length).toBeGreaterThanOrEqual(5);
    const doors = new Set((await audited(test)).map(({ door }) => door));
    expect([...doors]).toEqual(['endpoint']);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:/u);
  });

  test('one bad port among good ones is 422, and nothing is switched', async () => {
    const { post, writes } = await commandBench(protocol);
    const refused = await post('/v1/PowerOff', { resource: RESOURCE, ports: ['1', '99'] });
    expect(refused).toMatchObject({
      status: 422,
      json: { error: { kind: 'invalidArgument', message: expect.stringContaining('"99"'), ports: [] } },
    });
    expect(writes()).toEqual([]);
  });
});

describe('what a command cannot do', () => {
  test.each([
    ['a delay that is none', '/v1/PowerCycle', { ports: ['1'], delay: '1.5' }, 422],
    ['no port', '/v1/PowerOn', { ports: [] }, 422],
    ['more ports than endpoints', '/v1/PowerOn', { ports: ['1', '2'], endpoints: ['db-02'] }, 422],
    ['an address of another PDU in front of a port', '/v1/PowerOff', { ports: ['192.0.2.99/PS1'] }, 422],
    ['an outlet without a relay', '/v1/PowerOff', { ports: ['8'] }, 409],
    ['a PDU that is not in Busbar', '/v1/PowerOff', { resource: 'B05', ports: ['1'] }, 404],
  ])('%s is refused before anything is sent', async (_what, path, body, status) => {
    const { post, writes } = await commandBench('xerus');
    expect((await post(path, { resource: RESOURCE, ...body })).status).toBe(status);
    expect(writes()).toEqual([]);
  });

  test('ports may begin with the address that the caller knows the PDU by', async () => {
    const test = await commandBench('xerus');
    const body = { resource: RESOURCE, ports: ['10.1.1.7/PS4'], address: '10.1.1.7' };
    expect((await test.post('/v1/PowerOff', body)).status).toBe(200);
    expect(await powerState(test, '4')).toBe('off');
  });

  test('a protected outlet is 409, unless it is included', async () => {
    const { post, bench, pdu, writes } = await commandBench('xerus');
    const protect = { pdu, outlet: 'outlet:4', protected: true } as const;
    await bench.engine.handlers.power.setProtected(protect, context);
    const body = { resource: RESOURCE, ports: ['4'] };
    expect(await post('/v1/PowerOff', body)).toMatchObject({
      status: 409,
      json: { error: { kind: 'refused' } },
    });
    expect(writes()).toEqual([]);
    expect((await post('/v1/PowerOff', { ...body, includeProtected: true })).status).toBe(200);
  });

  test('what the PDU refuses is 502, with what became of each port and Error as live status', async () => {
    const { post, device } = await commandBench('xerus');
    device.faults.switching.disabledOutlets.add(3);
    const body = { resource: RESOURCE, ports: ['PS4'], endpoints: ['db-02/PowerPort1'] };
    expect(await post('/v1/PowerCycle', body)).toMatchObject({
      status: 502,
      json: {
        error: {
          kind: 'failed',
          message: expect.stringContaining('PS4'),
          ports: [{ port: 'PS4', outlet: 'outlet:4', outcome: 'failed', powerState: 'on', readAt: iso }],
        },
        liveStatus: [{ resource: 'db-02', status: 'Error' }],
      },
    });
  });

  test('an outcome that nobody knows is 504', async () => {
    const { post, device } = await commandBench('xerus');
    device.faults.eventsMuted = true;
    device.faults.inject({ kind: 'dropAfter' }, { method: 'setPowerState', times: 1 });
    device.requestLog.onRequest = ({ method }) => {
      if (method === 'setPowerState') setImmediate(() => void device.faults.reboot({ downMs: 60_000 }));
    };
    expect(await post('/v1/PowerOff', { resource: RESOURCE, ports: ['4'] })).toMatchObject({
      status: 504,
      json: { error: { kind: 'unknown', ports: [{ outcome: 'unknown' }] } },
    });
  });

  test('a PDU that does not answer is 502, and no password is in any answer', async () => {
    const { post, device } = await commandBench('xerus');
    await device[Symbol.asyncDispose]();
    const refused = await post('/v1/PowerOff', { resource: RESOURCE, ports: ['4'] });
    expect(refused.status).toBe(502);
    expect(refused.text).not.toContain(device.password);
  });
});

test('twenty commands at once for one PDU run one after the other, and all end right', async () => {
  const test = await commandBench('xerus');
  const { post, device } = test;
  const calls = Array.from({ length: 20 }, (_, index) => {
    const ports = [String((index % 6) + 1)];
    // The first three outlets end off, the others on, whoever comes first.
    const path = index % 6 < 3 ? '/v1/PowerOff' : '/v1/PowerOn';
    return post(path, { resource: RESOURCE, ports, endpoints: [`host-${ports.join()}/power`] });
  });
  const answers = await Promise.all(calls);
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect(test.writes()).toHaveLength(20);
  expect(device.requestLog.maxInFlight).toBe(1);

  const commands = (await audited(test)).map(({ commandId }) => commandId);
  const turns = commands.filter((id, index) => id !== commands[index - 1]);
  // Had two overlapped, their records would alternate.
  expect(turns).toHaveLength(20);
  for (const label of ['1', '2', '3']) expect(await powerState(test, label)).toBe('off');
  for (const label of ['4', '5', '6']) expect(await powerState(test, label)).toBe('on');
});

describe('a caller that hangs up', () => {
  test('while its command waits its turn has it never sent', async () => {
    const test = await commandBench('xerus');
    const { post, get, writes } = test;
    const sent = firstWrite(test);
    const first = post('/v1/PowerCycle', { resource: RESOURCE, ports: ['1'], delay: '5' });
    const thaw = await sent;
    const hangUp = new AbortController();
    const second = post('/v1/PowerOff', { resource: RESOURCE, ports: ['2'] }, { signal: hangUp.signal });
    const third = post('/v1/PowerOff', { resource: RESOURCE, ports: ['3'] });
    // What was sent before this has arrived when this is answered.
    await get('/v1/live-status');
    hangUp.abort();
    await expect(second).rejects.toThrow();
    await get('/v1/live-status');
    thaw();
    expect((await first).status).toBe(200);
    expect((await third).status).toBe(200);
    expect(writes()).toHaveLength(3);
    expect(await powerState(test, '2')).toBe('on');
    expect(await powerState(test, '3')).toBe('off');
    expect((await audited(test)).map(({ element }) => element)).not.toContain('outlet:2');
  });

  test('after its command was sent leaves it to go on: outlets do not stay off', async () => {
    const test = await commandBench('xerus');
    const { post, get } = test;
    const sent = firstWrite(test);
    const hangUp = new AbortController();
    const body = { resource: RESOURCE, ports: ['1'], delay: '5' };
    const call = post('/v1/PowerCycle', body, { signal: hangUp.signal });
    const thaw = await sent;
    hangUp.abort();
    await expect(call).rejects.toThrow();
    await get('/v1/live-status');
    thaw();
    await vi.waitFor(async () => {
      const results = (await audited(test)).map(({ result }) => result);
      expect(results.at(-1)).toBe('confirmed');
    });
    expect(await powerState(test, '1')).toBe('on');
  });

  test('by being cut off, when the endpoint is switched off, has what waits never sent', async () => {
    const test = await commandBench('xerus');
    const { post, get, bench, writes } = test;
    const sent = firstWrite(test);
    const first = post('/v1/PowerCycle', { resource: RESOURCE, ports: ['1'], delay: '5' });
    const thaw = await sent;
    const second = post('/v1/PowerOff', { resource: RESOURCE, ports: ['2'] });
    const ended = Promise.allSettled([first, second]);
    await get('/v1/live-status');
    const off = { automationEndpoint: { enabled: false, port: 0 } };
    await bench.engine.handlers.app.changeSettings(off, context);
    expect((await ended).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    thaw();
    await vi.waitFor(async () => expect(await powerState(test, '1')).toBe('on'));
    expect(writes()).toHaveLength(2);
    expect(await powerState(test, '2')).toBe('on');
  });
});

test('more commands than may be under way are 503, and those that are go on', async () => {
  const test = await commandBench('xerus');
  const { post, device, clock } = test;
  const told = Promise.withResolvers<() => void>();
  device.requestLog.onRequest = ({ method }) => {
    if (method === 'setPowerState') told.resolve(freeze(clock));
  };
  const calls = [post('/v1/PowerCycle', { resource: RESOURCE, ports: ['1'], delay: '5' })];
  const thaw = await told.promise;
  device.requestLog.onRequest = null;
  const body = { resource: RESOURCE, ports: ['2'] };
  const others = Array.from({ length: 64 }, () => post('/v1/PowerOn', body));
  const refused = await Promise.race(others);
  expect(refused).toMatchObject({ status: 503, json: { error: { kind: 'busy' } } });
  expect(refused.headers['retry-after']).toBe('5');
  thaw();
  calls.push(...others);
  const statuses = (await Promise.all(calls)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 503)).toHaveLength(1);
  expect(statuses.filter((status) => status === 200)).toHaveLength(64);
});
