import { describe, expect, test, vi } from 'vitest';
import {
  addPdu,
  briskClock,
  connected,
  context,
  engine,
  simulator,
} from '../../engine/testing/simulator-bench.ts';
import { createSessionSecretStore } from '../../storage/secret-store.ts';
import { shellBench, shellChanges, shellPower, shellState } from '../testing/shell-bench.ts';

const DB = { ports: ['PS4'], endpoints: ['db-02/PowerPort1'] } as const;

describe('what hangs on a socket of a stored PDU', () => {
  test('is known after a restart, and its status only once the outlet was read', async () => {
    const clock = briskClock();
    const secrets = createSessionSecretStore();
    const device = await simulator({ clock });
    const first = await engine({ clock, secrets });
    const pdu = await addPdu(first, device);
    await connected(first, pdu, 'online');
    expect((await shellPower(first, pdu, 'PowerOff', DB)).ok).toBe(true);
    const { dataDirectory } = first;
    await first.engine[Symbol.asyncDispose]();
    const heal = device.faults.inject({ kind: 'status', status: 503 });
    const bench = await engine({ clock, secrets, dataDirectory });
    await connected(bench, pdu, 'offline');
    expect(await shellState(bench)).toMatchObject({
      connections: [{ pdu, outlet: 'outlet:4', endpoint: 'db-02/PowerPort1' }],
      liveStatuses: [],
    });
    heal();
    await connected(bench, pdu, 'online');
    await vi.waitFor(async () =>
      expect((await shellState(bench)).liveStatuses).toMatchObject([
        { resource: 'db-02', status: 'Offline', description: 'Resource powered off' },
      ]),
    );
  });

  test('goes with the PDU, and so does its status', async () => {
    const { bench, pdu, power } = await shellBench('xerus');
    expect((await power('PowerOff', DB)).ok).toBe(true);
    await bench.engine.handlers.pdus.remove({ pdu }, context);
    expect(await shellState(bench)).toMatchObject({ connections: [], liveStatuses: [] });
    const kinds = shellChanges(bench).map(({ kind }) => kind);
    expect(kinds).toContain('liveStatusRemoved');
    expect(kinds).toContain('pduRemoved');
  });

  test('is not kept of a PDU that is not stored', async () => {
    const clock = briskClock();
    const device = await simulator({ clock });
    const bench = await engine({ clock });
    const { url: address, user, password, fingerprint } = device;
    const access = { protocol: 'xerus', address, user, password, fingerprint } as const;
    const opened = await bench.engine.handlers.pdus.openTemporary(access, context);
    if (!opened.ok) throw new Error(opened.error.message);
    expect((await shellPower(bench, opened.value, 'PowerOff', DB, context)).ok).toBe(true);
    expect((await shellState(bench)).liveStatuses).toHaveLength(1);
    await bench.engine.handlers.pdus.closeTemporary({ pdu: opened.value }, context);
    expect((await shellState(bench)).connections).toEqual([]);
  });
});

test('a resource on sockets of two PDUs is Online until it has no power from either', async () => {
  const { bench, clock, pdu: left } = await shellBench('xerus');
  const other = await simulator({ clock, seed: 2 });
  const right = await addPdu(bench, other);
  await connected(bench, right, 'online');
  const statuses = async () => (await shellState(bench)).liveStatuses.map(({ status }) => status);
  expect((await shellPower(bench, right, 'PowerOn', { ports: ['PS1'], endpoints: ['db-02/B'] })).ok).toBe(
    true,
  );
  expect((await shellPower(bench, left, 'PowerOff', { ports: ['PS1'], endpoints: ['db-02/A'] })).ok).toBe(
    true,
  );
  expect(await statuses()).toEqual(['Online']);
  other.otherAdmin.switch(0, 'off');
  await vi.waitFor(async () => expect(await statuses()).toEqual(['Offline']), { timeout: 15_000 });
});
