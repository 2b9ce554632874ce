import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { PduModel } from '../../shared/model/pdu.ts';
import type { SnmpAccess } from '../../shared/model/snmp-access.ts';
import { createKeyFileSecretStore } from '../storage/secret-store.ts';
import { fastClock } from '../support/testing/fast-clock.ts';
import type { EngineBench } from './testing/engine-bench.ts';
import {
  addTarget,
  arm,
  briskClock,
  communityTarget,
  connected,
  context,
  engine,
  outcome,
  simulator,
  userTarget,
} from './testing/simulator-bench.ts';

const WAIT = { timeout: 18_000, interval: 20 };

/** A PDU that answers SNMP, and an engine that does not know it yet. */
async function setUp() {
  const clock = briskClock();
  const device = await simulator({ clock, snmpPort: 0 });
  const bench = await engine({ clock });
  const agent = device.snmp?.agent;
  if (agent === undefined) throw new Error('The simulator answers no SNMP.');
  return { clock, device, bench, agent, pdus: bench.engine.handlers.pdus };
}

describe('first contact', () => {
  test('a probe by v3 learns the engine id and sends no name and no secret', async () => {
    const { device, agent, pdus } = await setUp();
    const { address } = userTarget(device);
    const probe = await pdus.probe({ protocol: 'snmp', address, access: { version: 'v3' } }, context);
    expect(probe).toMatchObject({
      ok: true,
      value: { engineId: agent.engineId, trustedEngineId: null, system: null, family: null },
    });
    expect(agent.log.entries.map(({ type, principal }) => [type, principal])).toEqual([['discovery', '']]);
  });

  test('a probe by v2c reads who it is with the read community', async () => {
    const { device, agent, pdus } = await setUp();
    const { address } = communityTarget(device);
    const access = { version: 'v2c', readCommunity: 'public' } as const;
    expect(await pdus.probe({ protocol: 'snmp', address, access }, context)).toMatchObject({
      ok: true,
      value: {
        engineId: null,
        system: { description: expect.stringContaining('Raritan PDU') },
        family: { vendor: 'Raritan' },
      },
    });
    expect(new Set(agent.log.entries.map(({ principal }) => principal))).toEqual(new Set(['public']));
  });

  test.each<[string, Partial<Extract<SnmpAccess, { version: 'v3' }>>, string]>([
    ['a short password', { auth: { protocol: 'sha256', password: 'short' } }, 'at least 8 characters'],
    ['privacy without authentication', { auth: null }, 'add an authentication'],
    ['no user', { user: '' }, 'Enter the SNMP v3 user'],
  ])('%s is refused before anything is sent', async (_what, change, words) => {
    const { device, agent, pdus } = await setUp();
    const target = userTarget(device);
    const access = { ...target.access, ...change } as SnmpAccess;
    expect(await pdus.test({ ...target, access }, context)).toMatchObject({
      ok: false,
      error: { kind: 'invalidArgument', message: expect.stringContaining(words) },
    });
    expect(agent.log.count).toBe(0);
  });

  test('a wrong password is told and nothing is stored', async () => {
    const { device, pdus } = await setUp();
    const target = userTarget(device);
    const auth = { protocol: 'sha256', password: 'not-the-password' } as const;
    const access = { ...target.access, auth } as SnmpAccess;
    const request = { ...target, access, name: '', keepPassword: true };
    expect(await pdus.add(request, context)).toMatchObject({ ok: false, error: { kind: 'authRejected' } });
    expect(await pdus.list({}, context)).toEqual([]);
  });

  test('a test tells who it is, and which PDU of Busbar that is', async () => {
    const { bench, device, pdus } = await setUp();
    const target = communityTarget(device);
    const found = await pdus.test(target, context);
    expect(found).toMatchObject({
      ok: true,
      value: { identity: { serial: device.serial }, stored: null },
    });
    const { pdu } = await addTarget(bench, target);
    const stored = { pdu, name: 'A07-L', protocol: 'snmp' };
    expect(await pdus.test(target, context)).toMatchObject({ ok: true, value: { stored } });
  });
});

describe('a PDU that is asked by SNMP', () => {
  test('is read and switched, no more often than agents bear', async () => {
    const { bench, device } = await setUp();
    const { pdu, recognised } = await addTarget(bench, communityTarget(device));
    expect(recognised).toBe(false);
    await connected(bench, pdu, 'online');
    expect(await bench.view(pdu)).toMatchObject({
      id: device.serial,
      protocol: 'snmp',
      user: '',
      snmp: { version: 'v2c', canWrite: true },
      otherProtocol: null,
      pollIntervalMs: 2000,
    });
    const { phase, after } = (await outcome(bench, await arm(bench, pdu, '1', 'off'))).outlets[0] ?? {};
    expect({ phase, after }).toEqual({ phase: 'confirmed', after: 'off' });
    expect(device.snmp?.agent.log.sets).toHaveLength(1);
  });

  test('comes back with its secrets after a restart, and they are nowhere in the open', async () => {
    const clock = briskClock();
    const device = await simulator({ clock, snmpPort: 0 });
    const first = await engine({ clock });
    const { dataDirectory } = first;
    await first.engine[Symbol.asyncDispose]();
    const secrets = await createKeyFileSecretStore(dataDirectory);
    const second = await engine({ clock, dataDirectory, secrets });
    const { pdu } = await addTarget(second, userTarget(device));
    await connected(second, pdu, 'online');
    const snapshot = await second.engine.handlers.fleet.snapshot({}, context);
    const audit = await second.engine.handlers.app.audit({ limit: 100, pdu: null }, context);
    await second.engine[Symbol.asyncDispose]();
    const third = await engine({ clock, dataDirectory, secrets });
    await connected(third, pdu, 'online');
    expect((await third.view(pdu)).snmp).toMatchObject({ version: 'v3', user: 'admin', privProtocol: 'aes' });
    const said = JSON.stringify([snapshot, audit, second.pushed, third.pushed]);
    const files = await Promise.all(
      (await readdir(dataDirectory)).map((file) => readFile(join(dataDirectory, file))),
    );
    for (const secret of [device.snmp?.v3.authPassword ?? '', device.snmp?.v3.privPassword ?? '']) {
      expect(said).not.toContain(secret);
      expect(files.some((content) => content.includes(secret))).toBe(false);
    }
  });

  test('keeps its access when the new one is refused, and takes one that is good', async () => {
    const { bench, device, pdus } = await setUp();
    const target = communityTarget(device);
    const { pdu } = await addTarget(bench, target);
    const change = { protocol: 'snmp', pdu, keepPassword: true } as const;
    const wrong = { version: 'v2c', readCommunity: 'wrong', writeCommunity: '' } as const;
    expect((await pdus.changeCredentials({ ...change, access: wrong }, context)).ok).toBe(false);
    expect((await bench.view(pdu)).snmp).toEqual({ version: 'v2c', canWrite: true });
    const { access } = userTarget(device);
    expect(await pdus.changeCredentials({ ...change, access }, context)).toEqual({ ok: true, value: null });
    await connected(bench, pdu, 'online');
    expect(await bench.view(pdu)).toMatchObject({ user: 'admin', snmp: { version: 'v3' } });
    expect(await pdus.list({}, context)).toMatchObject([{ version: 'v3', user: 'admin' }]);
  });
});

describe('the engine of a v3 agent', () => {
  test('is trusted with the PDU, and another one later stops everything until a person trusts it', async () => {
    const { bench, device, agent, pdus } = await setUp();
    const target = userTarget(device);
    const { pdu } = await addTarget(bench, target);
    await connected(bench, pdu, 'online');
    const { address } = target;
    const probe = await pdus.probe({ protocol: 'snmp', address, access: { version: 'v3' } }, context);
    expect(probe).toMatchObject({ value: { trustedEngineId: agent.engineId } });
    await pdus.trustEngine({ pdu, engineId: '80001F8800AABBCC' }, context);
    await connected(bench, pdu, 'needsAttention');
    expect((await bench.view(pdu)).connection).toMatchObject({
      reason: 'differentPdu',
      error: { expectedSerial: '80001f8800aabbcc', foundEngineId: agent.engineId },
    });
    await pdus.trustEngine({ pdu, engineId: agent.engineId }, context);
    await connected(bench, pdu, 'online');
    expect(await bench.engine.handlers.app.audit({ limit: 1, pdu: null }, context)).toMatchObject([
      { action: 'trustEngine', before: '80001f8800aabbcc', after: agent.engineId },
    ]);
  });

  test('must be the one that was compared: nothing secret goes to another', async () => {
    const { device, agent, pdus } = await setUp();
    const target = { ...userTarget(device), engineId: '80001f8800aabbcc' };
    expect(await pdus.test(target, context)).toMatchObject({ ok: false, error: { kind: 'differentPdu' } });
    expect(new Set(agent.log.entries.map(({ type }) => type))).toEqual(new Set(['discovery']));
  });
});

/** It was read after it was found out that its changes are announced. */
function readSinceAnnounced({ pushed }: EngineBench): boolean {
  const announced = pushed.findLastIndex(
    ({ payload }) => isChange(payload) && payload.change.model?.capabilities.includes('events') === true,
  );
  const read = pushed.findLastIndex(({ channel }) => channel === 'fleet.samples');
  return announced >= 0 && read > announced;
}

function isChange(payload: unknown): payload is { readonly change: { readonly model?: PduModel } } {
  return typeof payload === 'object' && payload !== null && 'change' in payload;
}

describe('SNMP notifications', () => {
  test('are off until they are turned on; a port that is taken is told, and polling goes on', async () => {
    const { bench } = await setUp();
    const other = await engine({ clock: briskClock() });
    const { changeSettings, trapReceiver } = bench.engine.handlers.app;
    expect(await trapReceiver({}, context)).toEqual({ kind: 'off' });
    // Above the ports that machines hand out by themselves, and unlikely to be another program's.
    const port = 61_162 + (process.pid % 2000);
    await changeSettings({ trapReceiver: { enabled: true, port } }, context);
    expect(await trapReceiver({}, context)).toEqual({ kind: 'listening', port });
    await other.engine.handlers.app.changeSettings({ trapReceiver: { enabled: true, port } }, context);
    const state = { kind: 'failed', message: expect.stringMatching(/another program.*polling/u) };
    expect(await other.engine.handlers.app.trapReceiver({}, context)).toEqual(state);
    expect(other.pushed).toContainEqual({ channel: 'app.trapReceiverChanged', payload: state });
    await changeSettings({ trapReceiver: { enabled: false, port } }, context);
    expect(await trapReceiver({}, context)).toEqual({ kind: 'off' });
  });

  test('bring a change at once to a PDU that was open before they were turned on', async () => {
    const clock = fastClock(1);
    const port = 63_162 + (process.pid % 2000);
    const device = await simulator({ clock, snmpPort: 0, snmpTrapTo: { host: '127.0.0.1', port } });
    const bench = await engine({ clock, pollIntervalMs: 60_000 });
    const { pdu } = await addTarget(bench, communityTarget(device));
    await connected(bench, pdu, 'online');
    await bench.engine.handlers.app.changeSettings({ trapReceiver: { enabled: true, port } }, context);
    await vi.waitFor(() => expect(readSinceAnnounced(bench)).toBe(true), WAIT);
    // The next poll is a minute away.
    device.otherAdmin.switch(0, 'off');
    await vi.waitFor(async () => {
      expect((await bench.view(pdu)).outletStates['outlet:1']?.powerState).toBe('off');
    }, WAIT);
  });
});
