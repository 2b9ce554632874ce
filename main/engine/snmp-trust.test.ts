import { expect, onTestFinished, test } from 'vitest';
import { contract } from '../../shared/ipc/contract.ts';
import type { SnmpTarget } from '../../shared/model/pdu-target.ts';
import { ENLOGIC_FIXTURE } from '../drivers/snmp/families/testing/fixtures/enlogic.ts';
import { startDevice } from '../simulator/snmp/testing/walk-device.ts';
import { userWith } from '../simulator/snmp/testing/v3-users.ts';
import { octets } from '../snmp/value.ts';
import { createSessionSecretStore } from '../storage/secret-store.ts';
import { fastClock } from '../support/testing/fast-clock.ts';
import {
  addTarget,
  communityTarget,
  connected,
  context,
  engine,
  simulator,
  userTarget,
} from './testing/simulator-bench.ts';

const CALL = { windowId: 'call', door: 'commandLine' } as const;
/** ENLOGIC-PDU-MIB, pduNamePlateSerialNumber. */
const ENLOGIC_SERIAL = '1.3.6.1.4.1.38446.1.1.2.1.12.1';
const OTHER_ENGINE = '80001f8800aabbcc';

/** A PDU that answers SNMP, and an engine that does not know it yet. */
async function setUp() {
  const clock = fastClock(5);
  const secrets = createSessionSecretStore();
  const device = await simulator({ clock, snmpPort: 0 });
  const bench = await engine({ clock, secrets });
  const agent = device.snmp?.agent;
  if (agent === undefined) throw new Error('The simulator answers no SNMP.');
  return { clock, secrets, device, bench, agent, pdus: bench.engine.handlers.pdus };
}

const probeOf = ({ address }: SnmpTarget) =>
  ({ protocol: 'snmp', address, access: { version: 'v3' } }) as const;

test('a PDU that goes over from communities to a v3 user has its engine pinned from then on', async () => {
  const { clock, secrets, device, bench, agent, pdus } = await setUp();
  const { pdu } = await addTarget(bench, communityTarget(device));
  const target = userTarget(device);
  const change = { protocol: 'snmp', pdu, access: target.access, keepPassword: true } as const;
  expect(await pdus.changeCredentials(change, context)).toEqual({ ok: true, value: null });
  expect(await pdus.probe(probeOf(target), context)).toMatchObject({
    value: { trustedEngineId: agent.engineId },
  });
  const entries = await bench.engine.handlers.app.audit({ limit: 2, pdu }, context);
  expect(entries).toMatchObject([
    { action: 'changeCredentials', before: 'SNMP v2c', after: 'SNMP v3, admin, sha256, aes' },
    { action: 'trustEngine', before: null, after: agent.engineId },
  ]);
  await bench.engine[Symbol.asyncDispose]();
  const next = await engine({ clock, secrets, dataDirectory: bench.dataDirectory });
  await connected(next, pdu, 'online');
});

test('a write community that is taken away is in the audit log, without its text', async () => {
  const { device, bench, pdus } = await setUp();
  const target = communityTarget(device);
  const { pdu } = await addTarget(bench, target);
  const access = { version: 'v1', readCommunity: 'public', writeCommunity: '' } as const;
  await pdus.changeCredentials({ protocol: 'snmp', pdu, access, keepPassword: true }, context);
  expect(await bench.engine.handlers.app.audit({ limit: 1, pdu }, context)).toMatchObject([
    { action: 'changeCredentials', before: 'SNMP v2c', after: 'SNMP v1, only read' },
  ]);
});

test('an engine that a person compared takes the place of an earlier one when a PDU is added in the app', async () => {
  const { device, bench, agent, pdus } = await setUp();
  const target = userTarget(device);
  const { pdu } = await addTarget(bench, target);
  // As if another PDU had been there: it was removed, and what was trusted of it stays.
  await pdus.trustEngine({ pdu, engineId: OTHER_ENGINE }, context);
  await connected(bench, pdu, 'needsAttention');
  await pdus.remove({ pdu }, context);
  const compared = { ...target, engineId: agent.engineId };
  const asked = agent.log.entries.length;
  expect(await pdus.test({ ...target, engineId: '80001f8800ddeeff' }, context)).toMatchObject({ ok: false });
  expect(await pdus.test(target, context)).toMatchObject({ ok: false, error: { kind: 'differentPdu' } });
  expect(await pdus.openTemporary(compared, CALL)).toMatchObject({
    ok: false,
    error: { kind: 'differentPdu' },
  });
  expect(new Set(agent.log.entries.slice(asked).map(({ type }) => type))).toEqual(new Set(['discovery']));
  expect(await pdus.test(compared, context)).toMatchObject({ ok: true });
  expect(await pdus.probe(probeOf(target), context)).toMatchObject({
    value: { trustedEngineId: OTHER_ENGINE },
  });
  expect(await addTarget(bench, compared)).toEqual({ pdu, recognised: false });
  await connected(bench, pdu, 'online');
  expect(await bench.engine.handlers.app.audit({ limit: 2, pdu }, context)).toMatchObject([
    { action: 'addPdu' },
    { action: 'trustEngine', before: OTHER_ENGINE, after: agent.engineId },
  ]);
});

/** A PDU of another maker that only a user of v3 may ask. */
async function userDevice(engineId: string, serial = 'EN1'): Promise<SnmpTarget> {
  const user = userWith('sha', 'aes');
  const values = new Map(ENLOGIC_FIXTURE).set(ENLOGIC_SERIAL, octets(serial));
  const device = await startDevice(values, { engineId, users: [user], versions: ['v3'] });
  onTestFinished(() => device[Symbol.asyncDispose]());
  const access = { version: 'v3', user: user.name, auth: user.auth, priv: user.priv, context: '' } as const;
  return { protocol: 'snmp', address: `snmp://${device.hostPort}`, access, engineId };
}

test.each(['80', '800000', '0000000000', 'ab'.repeat(33)])(
  'an engine id that the standard does not allow is trusted like any other: %s',
  async (engineId) => {
    const bench = await engine({ clock: fastClock(5) });
    const target = await userDevice(engineId);
    const asked = contract.pdus.add.args.safeParse({ ...target, name: '', keepPassword: true });
    expect(asked.success).toBe(true);
    const { pdu } = await addTarget(bench, target);
    await connected(bench, pdu, 'online');
  },
);

test('an engine id without end is not taken', async () => {
  const bench = await engine({ clock: fastClock(5) });
  const target = await userDevice('cd'.repeat(120));
  expect(await bench.engine.handlers.pdus.probe(probeOf(target), context)).toMatchObject({
    ok: false,
    error: { kind: 'protocol', field: 'engineId' },
  });
});

test('two PDUs with the same engine id, as copied ones have, are two', async () => {
  const bench = await engine({ clock: fastClock(5) });
  const first = await addTarget(bench, await userDevice('80001f88aa', 'EN1'));
  const second = await addTarget(bench, await userDevice('80001f88aa', 'EN2'));
  expect([first.pdu, second.pdu]).toEqual(['EN1', 'EN2']);
  for (const { pdu } of [first, second]) await connected(bench, pdu, 'online');
});
