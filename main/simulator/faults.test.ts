import { expect, test, vi } from 'vitest';
import { createCertificate } from './certificate.ts';
import type { WireFault } from './faults.ts';
import { startSimulator } from './simulator.ts';
import { RpcClient, type Reference } from './testing/rpc-client.ts';
import { runSimulator } from './testing/run-simulator.ts';

const OFF = JSON.stringify({ method: 'setPowerState', params: { pstate: 0 }, id: 1 });
const STATE = JSON.stringify({ method: 'getState', id: 1 });

test.each([401, 403, 404, 500, 503] as const)(
  'a request can be answered with %i, as often as asked',
  async (status) => {
    const { simulator, client } = await runSimulator();
    simulator.faults.inject({ kind: 'status', status }, { times: 1 });
    expect((await client.post('/model/outlet/0', STATE)).status).toBe(status);
    expect((await client.post('/model/outlet/0', STATE)).status).toBe(200);
  },
);

test('a connection that breaks before the command leaves the outlet as it was', async () => {
  const { simulator, client } = await runSimulator();
  simulator.faults.inject({ kind: 'dropBefore' }, { times: 1 });
  await expect(client.post('/model/outlet/0', OFF)).rejects.toThrow();
  expect(simulator.pdu.outlets[0]?.status.powerOn).toBe(true);
});

test('a lost reply: the command is carried out and the connection breaks', async () => {
  const { simulator, client } = await runSimulator();
  simulator.faults.inject({ kind: 'dropAfter' }, { method: 'setPowerState' });
  expect((await client.post('/model/outlet/0', STATE)).status).toBe(200);
  await expect(client.post('/model/outlet/0', OFF)).rejects.toThrow();
  expect(simulator.pdu.outlets[0]?.status.powerOn).toBe(false);
});

const BROKEN: readonly [string, WireFault, (text: string) => void][] = [
  ['half a JSON text', { kind: 'truncate' }, (text) => expect(() => JSON.parse(text) as unknown).toThrow()],
  ['a web page', { kind: 'html' }, (text) => expect(text).toContain('<html>')],
  ['the wrong id', { kind: 'wrongId' }, (text) => expect(JSON.parse(text)).toMatchObject({ id: 987_654 })],
];
test.each(BROKEN)('an answer can be %s', async (_, fault, check) => {
  const { simulator, client } = await runSimulator();
  const undo = simulator.faults.inject(fault);
  const broken = await client.post('/model/outlet/0', STATE);
  expect(broken.status).toBe(200);
  check(broken.text);
  undo();
  expect(JSON.parse((await client.post('/model/outlet/0', STATE)).text)).toMatchObject({ id: 1 });
});

test('answers can be late by the injected clock', async () => {
  const { simulator, client, clock } = await runSimulator();
  simulator.faults.delayMs = 500;
  let isAnswered = false;
  const answered = client.post('/model/outlet/0', STATE).then(() => (isAnswered = true));
  await vi.waitFor(() => {
    expect(simulator.requestLog.inFlight).toBe(1);
  });
  await clock.advance(499);
  expect(isAnswered).toBe(false);
  await clock.advance(1);
  await answered;
});

test('a method can be missing and a call can fail, alone and inside a bulk', async () => {
  const { simulator, client } = await runSimulator();
  simulator.faults.inject({ kind: 'methodMissing' }, { method: 'getState' });
  simulator.faults.inject({ kind: 'callStatus', status: 404 }, { rid: 'outlet/1' });
  const responses = await client.bulk([
    { rid: '/model/outlet/0', method: 'getState' },
    { rid: '/model/outlet/1', method: 'getSettings' },
    { rid: '/model/outlet/0', method: 'getSettings' },
  ]);
  expect(responses).toMatchObject([
    { json: { error: { code: -32601 } }, statcode: 200 },
    { statcode: 404 },
    { json: { result: {} }, statcode: 200 },
  ]);
  expect((await client.post('/model/outlet/1', '{"method":"getSettings","id":1}')).status).toBe(404);
});

test('a result can be changed on its way', async () => {
  const { simulator, client } = await runSimulator();
  const undo = simulator.faults.inject(
    { kind: 'rewrite', rewrite: (result) => ({ ...result, _ret_: { name: 'changed', extra: 1 } }) },
    { method: 'getSettings', rid: 'ocp' },
  );
  expect(await client.call('/model/ocp/0', 'getSettings')).toEqual({ name: 'changed', extra: 1 });
  undo();
  expect(await client.call('/model/ocp/0', 'getSettings')).toEqual({ name: '' });
});

test('a second login of the same user can be refused with 1', async () => {
  const { simulator, client } = await runSimulator();
  simulator.faults.singleLogin = true;
  expect(await client.call('/session', 'newSession')).toBe(0);
  expect(await client.result('/session', 'newSession')).toMatchObject({ _ret_: 1, token: '' });
});

test('bulks above a size are refused', async () => {
  const { simulator, client } = await runSimulator();
  simulator.faults.maxBulkCalls = 2;
  const calls = [0, 1, 2].map((index) => ({
    rid: `/model/outlet/${index}`,
    json: { method: 'getState', id: index },
  }));
  expect(await client.respond('/bulk', 'performBulk', { requests: calls })).toHaveProperty('error');
  expect(await client.respond('/bulk', 'performBulk', { requests: calls.slice(0, 2) })).toHaveProperty(
    'result',
  );
});

test('sensors can be unavailable or without a usable number', async () => {
  const { simulator, client } = await runSimulator();
  const undo = simulator.faults.failSensors({ element: 'outlet', index: 0 }, 'unavailable');
  simulator.faults.failSensors({ element: 'inlet', field: 'current', line: 'L2' }, 'invalid');
  const read = (rid: string) => client.call(rid, 'getReading');
  expect(await read('/model/outlet/0/current')).toMatchObject({ available: false, valid: false });
  expect(await client.call('/model/outlet/0/outletState', 'getState')).toMatchObject({ available: false });
  expect(await read('/model/inlet/0/pole/1/current')).toMatchObject({ available: true, valid: false });
  expect(await read('/model/inlet/0/pole/0/current')).toMatchObject({ available: true, valid: true });
  undo();
  expect(await read('/model/outlet/0/current')).toMatchObject({ available: true, valid: true });
});

test('switching can be refused, late, or without effect', async () => {
  const { simulator, client, clock } = await runSimulator();
  const { switching } = simulator.faults;
  const off = (outlet: number) => client.call(`/model/outlet/${outlet}`, 'setPowerState', { pstate: 0 });
  switching.disabledOutlets.add(0);
  switching.unswitchableOutlets.add(1);
  expect([await off(0), await off(1)]).toEqual([3, 1]);
  expect(await client.call('/model/outlet/1', 'getMetaData')).toMatchObject({ isSwitchable: false });
  switching.switchLatencyMs = 300;
  expect(await off(2)).toBe(0);
  expect(simulator.pdu.outlets[2]?.status.powerOn).toBe(true);
  await clock.advance(300);
  expect(simulator.pdu.outlets[2]?.status.powerOn).toBe(false);
  switching.ineffectiveSwitching = true;
  expect(await off(3)).toBe(0);
  await clock.advance(1000);
  expect(simulator.pdu.outlets[3]?.status.powerOn).toBe(true);
});

test('there may be no event channels, and events may be lost', async () => {
  const { simulator, client } = await runSimulator();
  const { rid } = await client.call<Reference>('/eventservice', 'createChannel');
  await client.respond(rid, 'demandEventType', { type: 'idl.Event:1.0.0' });
  simulator.faults.eventsMuted = true;
  await client.post('/model/outlet/0', OFF);
  expect(await client.result(rid, 'pollEventsNb')).toEqual({ _ret_: false, events: [] });
  simulator.faults.noEventChannels = true;
  expect(await client.call('/eventservice', 'createChannel')).toBeNull();
});

test('a reboot refuses connections, forgets sessions and channels, and leaves relays alone', async () => {
  const { simulator, client, clock } = await runSimulator();
  const { token } = (await client.result('/session', 'newSession')) as { token: string };
  const channel = await client.call<Reference>('/eventservice', 'createChannel');
  await client.post('/model/outlet/0', OFF);
  const rebooted = simulator.faults.reboot({ downMs: 5000 });
  await vi.waitFor(async () => {
    await expect(client.post('/model/outlet/0', STATE)).rejects.toThrow('ECONNREFUSED');
  });
  await clock.advance(5000);
  await rebooted;
  expect((await client.post('/model/outlet/0', STATE, { 'x-sessiontoken': token })).status).toBe(401);
  expect((await client.post(channel.rid, '{"method":"pollEventsNb","id":1}')).status).toBe(404);
  expect(await client.call('/model/outlet/0', 'getState')).toMatchObject({ powerState: 0 });
  expect(await client.call('/model/outlet/1', 'getState')).toMatchObject({ powerState: 1 });
});

test('after an upgrade opaque ids are others, and the old ones are gone', async () => {
  const { simulator, client } = await runSimulator({ firmware: '3.6.0' });
  const [before] = await client.call<Reference[]>('/model/pdu/0', 'getOutlets');
  await simulator.faults.reboot({ downMs: 0, firmware: '4.0.20' });
  expect(simulator.firmware).toBe('4.0.20');
  expect((await client.post(before?.rid ?? '', STATE)).status).toBe(404);
  const [after] = await client.call<Reference[]>('/model/pdu/0', 'getOutlets');
  expect(after?.type).toBe('pdumodel.Outlet:3.0.1');
});

test('a given certificate is the one that is shown, and its fingerprint is told', async () => {
  const certificate = await createCertificate('SIM');
  const [first, second] = await Promise.all([runSimulator({ certificate }), runSimulator({ certificate })]);
  const other = await runSimulator();
  expect(first.simulator.fingerprint).toMatch(/^[0-9A-F]{64}$/);
  expect(second.simulator.fingerprint).toBe(first.simulator.fingerprint);
  expect(other.simulator.fingerprint).not.toBe(first.simulator.fingerprint);
});

test('it stops when its signal aborts', async () => {
  const controller = new AbortController();
  const simulator = await startSimulator({ model: 'px3-1ph-8', signal: controller.signal });
  await using client = new RpcClient(simulator);
  expect((await client.post('/model/outlet/0', STATE)).status).toBe(200);
  controller.abort();
  await vi.waitFor(async () => {
    await expect(client.post('/model/outlet/0', STATE)).rejects.toThrow('ECONNREFUSED');
  });
  await simulator[Symbol.asyncDispose]();
});
