import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Socket } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CallContext } from '../../../shared/ipc/builders.ts';
import { outletId, type PduId } from '../../../shared/model/ids.ts';
import type { XerusTarget } from '../../../shared/model/pdu-target.ts';
import type { EngineBench } from '../../engine/testing/engine-bench.ts';
import {
  addPdu,
  addTarget,
  communityTarget,
  connected,
  context,
  engine,
  simulator,
  userTarget,
} from '../../engine/testing/simulator-bench.ts';
import type { RunningSimulator } from '../../simulator/simulator.ts';
import type { SnmpSide } from '../../simulator/simulator.ts';
import { createSessionSecretStore } from '../../storage/secret-store.ts';
import { systemClock } from '../../support/clock.ts';

const clock = systemClock;
/** Slow enough that what may be asked at the same time is. */
const ANSWER_AFTER_MS = 15;
const call: CallContext = { windowId: 'call', door: 'commandLine' };

async function slowDevice(options: { readonly snmpPort?: number } = {}): Promise<RunningSimulator> {
  const device = await simulator({ clock, ...options });
  device.faults.delayMs = ANSWER_AFTER_MS;
  return device;
}

const xerusTarget = ({ url: address, user, password, fingerprint }: RunningSimulator): XerusTarget => ({
  protocol: 'xerus',
  address,
  user,
  password,
  fingerprint,
});

/** Published by Node for every connection that a server of this process takes. */
const SERVER_SOCKET = 'net.server.socket';

/** Connections that a device has open at the same time; the event poll has one of its own. */
function countConnections({ port }: RunningSimulator): { readonly most: () => number } {
  const open = new Set<Socket>();
  let most = 0;
  const onSocket = (message: unknown) => {
    const socket =
      typeof message === 'object' && message !== null && 'socket' in message ? message.socket : null;
    if (!(socket instanceof Socket) || socket.localPort !== port) return;
    open.add(socket);
    most = Math.max(most, open.size);
    socket.once('close', () => open.delete(socket));
  };
  subscribe(SERVER_SOCKET, onSocket);
  onTestFinished(() => {
    unsubscribe(SERVER_SOCKET, onSocket);
  });
  return { most: () => most };
}

/** Everything that a running app, a lab controller and a person may ask of one PDU at the same time. */
async function askEverything({ engine: { handlers } }: EngineBench, pdu: PduId): Promise<void> {
  const { pdus, power, shell } = handlers;
  const off = (label: string) =>
    power.run(
      {
        pdu,
        action: 'off',
        scope: 'one',
        outlets: [outletId(label)],
        respectSequence: false,
        includeProtected: false,
        cycleDelayMs: null,
      },
      context,
    );
  const inventory = { pdu, profile: '2g' as const, shellName: null, known: [] };
  const [switched, ...read] = await Promise.all([
    Promise.all(['1', '2', '3'].map((label) => off(label))),
    ...[1, 2, 3, 4].map(() => pdus.readNow({ pdu }, context)),
    shell.getInventory(inventory, context),
    shell.getInventory(inventory, context),
  ]);
  expect(switched.map((each) => each.ok && each.value.outlets[0]?.phase)).toEqual(
    Array.from({ length: 3 }, () => 'confirmed'),
  );
  expect(read.map(({ ok }) => ok)).toEqual(read.map(() => true));
}

/** The most exchanges that the device had in hand while everything was asked of it. */
async function mostAtOnce(bench: EngineBench, device: RunningSimulator, pdu: PduId): Promise<number> {
  const { requestLog } = device;
  await vi.waitFor(() => expect(requestLog.inFlight).toBeLessThanOrEqual(1));
  requestLog.clear();
  await askEverything(bench, pdu);
  return requestLog.maxInFlight;
}

async function setLimit({ engine: { handlers } }: EngineBench, pdu: PduId, limit: string): Promise<void> {
  const values = { 'Sessions Concurrency Limit': limit };
  expect(await handlers.shell.changeAttributes({ pdu, values }, context)).toEqual({ ok: true, value: null });
}

describe('Sessions Concurrency Limit over Xerus', () => {
  it('is 1 unless it was changed: polls, commands and inventories wait for one another', async () => {
    const device = await slowDevice();
    const connections = countConnections(device);
    const bench = await engine({ clock, pollIntervalMs: 100 });
    const pdu = await addPdu(bench, device);
    await connected(bench, pdu, 'online');
    expect(await mostAtOnce(bench, device, pdu)).toBe(1);
    await vi.waitFor(async () => {
      expect((await bench.view(pdu)).connection).toMatchObject({ kind: 'online', events: true });
    });
    expect(connections.most()).toBe(2);
  });

  it('counts a sign-in that is tried out beside the session, too', async () => {
    const device = await slowDevice();
    const bench = await engine({ clock, pollIntervalMs: 100 });
    const pdu = await addPdu(bench, device);
    await connected(bench, pdu, 'online');
    device.requestLog.clear();
    const { pdus } = bench.engine.handlers;
    const [, ...tested] = await Promise.all([
      askEverything(bench, pdu),
      pdus.test(xerusTarget(device), context),
      pdus.test(xerusTarget(device), context),
    ]);
    expect(tested.map(({ ok }) => ok)).toEqual([true, true]);
    expect(device.requestLog.maxInFlight).toBe(1);
  });

  it('is taken up at once when it changes, up and down, and cuts nothing off', async () => {
    const device = await slowDevice();
    const bench = await engine({ clock, pollIntervalMs: 100 });
    const pdu = await addPdu(bench, device);
    await connected(bench, pdu, 'online');
    const asked = askEverything(bench, pdu);
    await setLimit(bench, pdu, '3');
    await asked;
    expect(await mostAtOnce(bench, device, pdu)).toBe(3);
    await setLimit(bench, pdu, '');
    expect(await mostAtOnce(bench, device, pdu)).toBe(1);
    expect((await bench.view(pdu)).connection.kind).toBe('online');
  });

  it('is kept for the next start', async () => {
    const device = await slowDevice();
    const secrets = createSessionSecretStore();
    const first = await engine({ clock, secrets, pollIntervalMs: 100 });
    const pdu = await addPdu(first, device);
    await setLimit(first, pdu, '3');
    await first.engine[Symbol.asyncDispose]();
    const next = await engine({ clock, secrets, pollIntervalMs: 100, dataDirectory: first.dataDirectory });
    await connected(next, pdu, 'online');
    expect(await mostAtOnce(next, device, pdu)).toBe(3);
  });

  it.each([
    [1, undefined],
    [1, 1],
    [3, 3],
  ])(
    'of a PDU that is open for a call is %i when the call says %s',
    async (most, sessionsConcurrencyLimit) => {
      const device = await slowDevice();
      const bench = await engine({ clock, pollIntervalMs: 100 });
      const { pdus } = bench.engine.handlers;
      const opened = await pdus.openTemporary({ ...xerusTarget(device), sessionsConcurrencyLimit }, call);
      const pdu = opened.ok ? opened.value : null;
      if (pdu === null) throw new Error('It could not be opened.');
      await connected(bench, pdu, 'online');
      expect(await mostAtOnce(bench, device, pdu)).toBe(most);
    },
  );
});

/** The most requests that an agent had not answered yet. */
function countUnanswered({ agent: { log } }: SnmpSide): { readonly most: () => number } {
  let unanswered = 0;
  let most = 0;
  log.onRequest = () => {
    unanswered += 1;
    most = Math.max(most, unanswered);
  };
  log.onAnswered = () => {
    unanswered -= 1;
  };
  onTestFinished(() => {
    log.onRequest = null;
    log.onAnswered = null;
  });
  return { most: () => most };
}

describe('Sessions Concurrency Limit over SNMP', () => {
  it.each([
    ['v2c', communityTarget],
    ['v3', userTarget],
  ])('%s: whatever it is, one request waits for the answer to the one before', async (_version, targetOf) => {
    const device = await slowDevice({ snmpPort: 0 });
    const { snmp } = device;
    if (snmp === null) throw new Error('This simulator answers no SNMP.');
    const bench = await engine({ clock });
    const { pdu } = await addTarget(bench, targetOf(device));
    await connected(bench, pdu, 'online');
    await setLimit(bench, pdu, '3');
    snmp.agent.faults.inject({ kind: 'late', ms: 2 });
    const unanswered = countUnanswered(snmp);
    const { pdus } = bench.engine.handlers;
    const stored = await bench.view(pdu);
    const [, tested] = await Promise.all([askEverything(bench, pdu), pdus.test(targetOf(device), context)]);
    expect(stored.protocol).toBe('snmp');
    expect(tested).toMatchObject({ ok: true });
    expect(unanswered.most()).toBe(1);
  });
});
