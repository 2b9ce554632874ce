import { expect, test } from 'vitest';
import type { SnmpTarget } from '../../shared/model/pdu-target.ts';
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
