import { expect, test } from 'vitest';
import type { PduId } from '../../shared/model/ids.ts';
import { createCertificate } from '../simulator/certificate.ts';
import type { RunningSimulator } from '../simulator/simulator.ts';
import type { EngineBench } from './testing/engine-bench.ts';
import {
  addPdu,
  addTarget,
  arm,
  briskClock,
  communityTarget,
  connected,
  context,
  engine,
  outcome,
  simulator,
  simulatorBench,
  userTarget,
} from './testing/simulator-bench.ts';

const move = (
  { engine: { handlers } }: EngineBench,
  pdu: PduId,
  address: string,
  fingerprint: string | null = null,
) => handlers.pdus.changeAddress({ protocol: 'xerus', pdu, address, fingerprint }, context);

const auditOf = async ({ engine: { handlers } }: EngineBench, pdu: PduId) =>
  (await handlers.app.audit({ limit: 50, pdu }, context)).filter(({ action }) => action !== 'addPdu');

/** A PDU that is online, and how to start it once more elsewhere, with a certificate that nobody compared yet. */
async function movedPdu() {
  const { clock, device, bench, pdu } = await simulatorBench();
  const certificate = await createCertificate(device.serial);
  const elsewhere = (serial: string = device.serial) => simulator({ clock, serial, certificate });
  return { clock, device, bench, pdu, elsewhere };
}

/** Everything is as it was: the PDU answers at its old address, and nothing but a failure is recorded. */
async function expectUnmoved(bench: EngineBench, pdu: PduId, { url }: RunningSimulator): Promise<void> {
  await connected(bench, pdu, 'online');
  expect((await bench.view(pdu)).address).toBe(url);
  expect(await bench.engine.handlers.pdus.list({}, context)).toMatchObject([{ id: pdu, address: url }]);
}

test('the same PDU at another address is found there once its certificate was compared, and everything else stays', async () => {
  const { bench, pdu, device, elsewhere } = await movedPdu();
  const there = await elsewhere();
  const asked = await move(bench, pdu, there.url);
  expect(asked).toMatchObject({
    ok: false,
    error: { kind: 'certificateUntrusted', presented: { fingerprint: there.fingerprint } },
  });
  expect(there.requestLog.count).toBe(0);
  expect(await auditOf(bench, pdu)).toEqual([]);
  await expectUnmoved(bench, pdu, device);

  await device[Symbol.asyncDispose]();
  expect(await move(bench, pdu, there.url, there.fingerprint)).toEqual({ ok: true, value: null });
  await connected(bench, pdu, 'online');
  expect(await bench.view(pdu)).toMatchObject({ id: pdu, name: 'A07-L', address: there.url });
  expect(await bench.engine.handlers.pdus.list({}, context)).toMatchObject([{ address: there.url }]);
  expect(await auditOf(bench, pdu)).toMatchObject([
    { action: 'changeAddress', result: 'done', before: device.url, after: there.url },
    { action: 'trustCertificate', result: 'done', before: null, after: there.fingerprint },
  ]);
});

test('a PDU out of reach that kept its certificate moves without comparing it again', async () => {
  const clock = briskClock();
  const certificate = await createCertificate('moves');
  const device = await simulator({ clock, certificate });
  const bench = await engine({ clock });
  const pdu = await addPdu(bench, device);
  await connected(bench, pdu, 'online');
  await device[Symbol.asyncDispose]();
  await connected(bench, pdu, 'offline');
  const there = await simulator({ clock, certificate, serial: device.serial });
  expect(await move(bench, pdu, there.url)).toMatchObject({ ok: true });
  await connected(bench, pdu, 'online');
  expect((await bench.view(pdu)).address).toBe(there.url);
});

test('its own certificate counts more than what was trusted at that address before', async () => {
  const clock = briskClock();
  const certificate = await createCertificate('moves');
  const device = await simulator({ clock, certificate });
  const bench = await engine({ clock });
  const pdu = await addPdu(bench, device);
  await connected(bench, pdu, 'online');
  const former = await simulator({ clock, seed: 2 });
  const { port } = former;
  await addPdu(bench, former);
  await former[Symbol.asyncDispose]();
  const there = await simulator({ clock, certificate, serial: device.serial, port });
  expect(await move(bench, pdu, there.url)).toMatchObject({ ok: true });
  await connected(bench, pdu, 'online');
  expect(await auditOf(bench, pdu)).toMatchObject([
    { action: 'changeAddress', result: 'done' },
    { action: 'trustCertificate', before: former.fingerprint, after: there.fingerprint },
  ]);
});

test('another PDU is not taken for it, whatever its certificate, and is told apart by its serial number', async () => {
  const { bench, pdu, device, elsewhere } = await movedPdu();
  const other = await elsewhere('OTHER1');
  expect(await move(bench, pdu, other.url, other.fingerprint)).toMatchObject({
    ok: false,
    error: {
      kind: 'differentPdu',
      expectedSerial: device.serial,
      foundSerial: 'OTHER1',
      message: expect.stringContaining('A07-L keeps its address.'),
    },
  });
  await expectUnmoved(bench, pdu, device);
  expect(await auditOf(bench, pdu)).toMatchObject([
    { action: 'changeAddress', result: 'failed', before: device.url, after: other.url },
  ]);
  // Nor is it trusted from now on.
  expect(await move(bench, pdu, other.url)).toMatchObject({ error: { kind: 'certificateUntrusted' } });
});

test('a fingerprint that is not the one presented is refused before a password is sent', async () => {
  const { bench, pdu, device, elsewhere } = await movedPdu();
  const there = await elsewhere();
  const moved = await move(bench, pdu, there.url, 'AB'.repeat(32));
  expect(moved).toMatchObject({ ok: false, error: { kind: 'certificateChanged' } });
  expect(there.requestLog.count).toBe(0);
  await expectUnmoved(bench, pdu, device);
});

test('a PDU that refuses the password known changes nothing', async () => {
  const { bench, pdu, device, clock } = await movedPdu();
  const there = await simulator({ clock, serial: device.serial, password: 'another one' });
  const moved = await move(bench, pdu, there.url, there.fingerprint);
  expect(moved).toMatchObject({ ok: false, error: { kind: 'authRejected' } });
  await expectUnmoved(bench, pdu, device);
});

test.each(['http://127.0.0.1:9', 'https://', 'user:secret@127.0.0.1', ''])(
  'the address "%s" is refused before anything is tried',
  async (address) => {
    const { bench, pdu, device } = await movedPdu();
    const moved = await move(bench, pdu, address);
    expect(moved).toMatchObject({ ok: false, error: { kind: 'invalidArgument' } });
    expect(JSON.stringify(moved)).not.toContain('secret');
    await expectUnmoved(bench, pdu, device);
    expect(await auditOf(bench, pdu)).toEqual([]);
  },
);

test('an address where nothing answers is not taken', async () => {
  const { bench, pdu, device } = await movedPdu();
  const gone = await simulator({ clock: briskClock() });
  const { url } = gone;
  await gone[Symbol.asyncDispose]();
  expect(await move(bench, pdu, url)).toMatchObject({ error: { kind: 'unreachable', cause: 'refused' } });
  await expectUnmoved(bench, pdu, device);
});

test('a PDU that is being switched stays where it is until that is done', async () => {
  const { bench, pdu, device, elsewhere } = await movedPdu();
  const there = await elsewhere();
  const command = await arm(bench, pdu, '1', 'off');
  expect(await move(bench, pdu, there.url, there.fingerprint)).toMatchObject({ error: { kind: 'busy' } });
  await outcome(bench, command);
  await expectUnmoved(bench, pdu, device);
  expect(await move(bench, pdu, there.url, there.fingerprint)).toMatchObject({ ok: true });
});

test('an address and credentials that are changed at the same time: the first stays whole', async () => {
  const { bench, pdu, device, elsewhere } = await movedPdu();
  const there = await elsewhere();
  const { changeCredentials } = bench.engine.handlers.pdus;
  const { user, password } = device;
  const outcomes = await Promise.all([
    move(bench, pdu, there.url, there.fingerprint),
    changeCredentials({ protocol: 'xerus', pdu, user, password, keepPassword: false }, context),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
    error: { kind: 'busy', message: expect.stringContaining('changed elsewhere meanwhile') },
  });
  const isMoved = outcomes[0].ok;
  await connected(bench, pdu, 'online');
  expect((await bench.view(pdu)).address).toBe(isMoved ? there.url : device.url);
  const audit = await auditOf(bench, pdu);
  const resultOf = (wanted: string) => audit.find(({ action }) => action === wanted)?.result;
  expect([resultOf('changeAddress'), resultOf('changeCredentials')]).toEqual(
    isMoved ? ['done', 'failed'] : ['failed', 'done'],
  );
});

test('a simulated PDU, and one that is not there, have no address to change', async () => {
  const bench = await engine({ clock: briskClock() });
  const { handlers } = bench.engine;
  const added = await handlers.pdus.addSimulated({ model: 'px3-1ph-8' }, context);
  const pdu = added.ok ? added.value : ('none' as PduId);
  expect(await move(bench, pdu, '192.0.2.1')).toMatchObject({
    error: { kind: 'invalidArgument', message: expect.stringContaining('is simulated') },
  });
  expect(await move(bench, 'no such' as PduId, '192.0.2.1')).toMatchObject({ error: { kind: 'notFound' } });
});

test.each([
  ['v2c', communityTarget],
  ['v3', userTarget],
] as const)('a PDU over SNMP %s moves with what is known of it', async (_version, targetOf) => {
  const clock = briskClock();
  const device = await simulator({ clock, snmpPort: 0 });
  const bench = await engine({ clock });
  const { pdu } = await addTarget(bench, targetOf(device));
  await connected(bench, pdu, 'online');
  const there = await simulator({ clock, snmpPort: 0, serial: device.serial });
  const other = await simulator({ clock, snmpPort: 0, serial: 'OTHER1' });
  const { changeAddress } = bench.engine.handlers.pdus;
  const to = ({ snmp }: RunningSimulator) =>
    changeAddress({ protocol: 'snmp', pdu, address: `127.0.0.1:${snmp?.port}`, engineId: null }, context);
  expect(await to(other)).toMatchObject({ error: { kind: 'differentPdu', foundSerial: 'OTHER1' } });
  expect(await to(there)).toMatchObject({ ok: true });
  await connected(bench, pdu, 'online');
  expect((await bench.view(pdu)).address).toBe(`127.0.0.1:${there.snmp?.port}`);
});

test('the second way to a PDU moves by itself', async () => {
  const clock = briskClock();
  const device = await simulator({ clock, snmpPort: 0 });
  const bench = await engine({ clock });
  const pdu = await addPdu(bench, device);
  expect(await addTarget(bench, communityTarget(device))).toMatchObject({ pdu, recognised: true });
  await connected(bench, pdu, 'online');
  const there = await simulator({ clock, snmpPort: 0, serial: device.serial });
  const address = `127.0.0.1:${there.snmp?.port}`;
  const { pdus } = bench.engine.handlers;
  expect(await pdus.changeAddress({ protocol: 'snmp', pdu, address, engineId: null }, context)).toMatchObject(
    { ok: true },
  );
  expect((await bench.view(pdu)).address).toBe(device.url);
  expect(await pdus.crossCheck({ pdu }, context)).toMatchObject({ ok: true });
  expect(there.snmp?.agent.log.count).toBeGreaterThan(0);
});
