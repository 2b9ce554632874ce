import { describe, expect, test } from 'vitest';
import { createSessionSecretStore } from '../storage/secret-store.ts';
import { fastClock } from '../support/testing/fast-clock.ts';
import {
  addPdu,
  addTarget,
  arm,
  communityTarget,
  connected,
  context,
  engine,
  outcome,
  simulator,
  userTarget,
} from './testing/simulator-bench.ts';

/** A PDU that is in Busbar by both protocols, by Xerus first. */
async function setUp() {
  const clock = fastClock(5);
  const device = await simulator({ clock, snmpPort: 0 });
  const bench = await engine({ clock });
  const pdu = await addPdu(bench, device);
  await connected(bench, pdu, 'online');
  await addTarget(bench, userTarget(device));
  const { pdus, app } = bench.engine.handlers;
  return {
    clock,
    device,
    bench,
    pdu,
    pdus,
    audit: app.audit,
    check: () => pdus.crossCheck({ pdu }, context),
  };
}

describe('a cross-check', () => {
  test('while a command runs lists nothing that the command explains, and does not hold it up', async () => {
    const { bench, pdu, check } = await setUp();
    const command = await arm(bench, pdu, '3', 'cycle');
    const checks = await Promise.all([check(), check(), check()]);
    expect((await outcome(bench, command)).outlets).toMatchObject([{ phase: 'confirmed', after: 'on' }]);
    for (const each of checks) expect(each).toMatchObject({ ok: true, value: { differences: [] } });
  });

  test('says why when the way that is used is refused, and tries it no more than once', async () => {
    const { clock, device, bench, pdu, check } = await setUp();
    const { port, certificate } = device;
    await device[Symbol.asyncDispose]();
    const changed = await simulator({ clock, port, certificate, password: 'new-password' });
    await connected(bench, pdu, 'needsAttention');
    const asked = changed.requestLog.count;
    expect(await check()).toMatchObject({
      ok: false,
      error: { kind: 'authRejected', message: expect.stringContaining('user name or password') },
    });
    expect(changed.requestLog.count).toBe(asked);
  });

  test('says so when another engine answers by the second way, which a person can trust', async () => {
    const { device, bench, pdu, pdus, audit, check } = await setUp();
    await pdus.trustEngine({ pdu, engineId: '80001f8800aabbcc' }, context);
    expect(await check()).toMatchObject({ ok: false, error: { kind: 'differentPdu' } });
    const { engineId = '' } = device.snmp?.agent ?? {};
    await pdus.trustEngine({ pdu, engineId }, context);
    expect(await check()).toMatchObject({ ok: true, value: { differences: [] } });
    expect(await audit({ limit: 1, pdu }, context)).toMatchObject([
      { action: 'trustEngine', after: engineId },
    ]);
    expect((await bench.view(pdu)).connection.kind).toBe('online');
  });

  test('of a PDU that was replaced behind the second way compares nothing', async () => {
    const { clock, device, bench, pdu, pdus, check } = await setUp();
    await pdus.removeOtherAccess({ pdu }, context);
    await addTarget(bench, communityTarget(device));
    const { address } = communityTarget(device);
    const port = Number(new URL(address).port);
    await device.snmp?.agent[Symbol.asyncDispose]();
    await simulator({ clock, snmpPort: port, serial: 'OTHER1' });
    expect(await check()).toMatchObject({
      ok: false,
      error: { kind: 'differentPdu', message: expect.stringContaining('OTHER1') },
    });
  });

  test('ends with the engine', async () => {
    const { device, bench, check } = await setUp();
    device.snmp?.agent.faults.inject({ kind: 'silent' });
    const checking = check();
    await bench.engine[Symbol.asyncDispose]();
    expect((await checking).ok).toBe(false);
  });
});

describe('the second way', () => {
  test('has its own credentials changed, its engine pinned, and both over a restart', async () => {
    const clock = fastClock(5);
    const secrets = createSessionSecretStore();
    const device = await simulator({ clock, snmpPort: 0 });
    const first = await engine({ clock, secrets });
    const pdu = await addPdu(first, device);
    await addTarget(first, communityTarget(device));
    const { address, access } = userTarget(device);
    const change = { protocol: 'snmp', pdu, access, keepPassword: true } as const;
    expect((await first.engine.handlers.pdus.changeCredentials(change, context)).ok).toBe(true);
    await first.engine[Symbol.asyncDispose]();
    const second = await engine({ clock, secrets, dataDirectory: first.dataDirectory });
    await connected(second, pdu, 'online');
    const { pdus } = second.engine.handlers;
    device.snmp?.agent.log.clear();
    expect(await pdus.crossCheck({ pdu }, context)).toMatchObject({ ok: true, value: { differences: [] } });
    expect(device.snmp?.agent.log.entries.some(({ version }) => version !== 'v3')).toBe(false);
    const probe = { protocol: 'snmp', address, access: { version: 'v3' } } as const;
    expect(await pdus.probe(probe, context)).toMatchObject({
      value: { trustedEngineId: device.snmp?.agent.engineId },
    });
  });

  test('is the only one once the PDU was removed and added by it alone', async () => {
    const { device, bench, pdu, pdus } = await setUp();
    await pdus.remove({ pdu }, context);
    expect(await addTarget(bench, userTarget(device))).toEqual({ pdu, recognised: false });
    await connected(bench, pdu, 'online');
    expect(await bench.view(pdu)).toMatchObject({ protocol: 'snmp', otherProtocol: null });
  });
});
