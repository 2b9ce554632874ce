import { describe, expect, test } from 'vitest';
import { outletId, type OutletId } from '../../../shared/model/ids.ts';
import type { ShellPowerCommand } from '../../../shared/shell/fault.ts';
import { TIMEOUT } from '../../devices/testing/memory-pdu.ts';
import { powerBench, type PowerBench } from '../../power/testing/power-bench.ts';
import { shellPower, shellState } from '../testing/shell-bench.ts';

/** Longer than names and delays are kept before they are read again. */
const SETTINGS_MS = 35_000;
const TWO = outletId('2');

interface Bench extends PowerBench {
  /** A command of the standard that takes up to 20 s; what it raised, null for nothing. */
  readonly give: (command: ShellPowerCommand, port: string, endpoint: string) => Promise<string | null>;
  /** The device has these outlets from now on. */
  readonly relabel: (keep: (outlet: OutletId) => boolean) => void;
  readonly statuses: () => Promise<readonly string[]>;
}

async function statusBench(): Promise<Bench> {
  const bench = await powerBench();
  const { device, clock } = bench;
  const { outlets } = device.model;
  return {
    ...bench,
    give: async (command, port, endpoint) => {
      const answer = shellPower(bench.bench, bench.pdu, command, { ports: [port], endpoints: [endpoint] });
      await clock.advance(20_000);
      const result = await answer;
      return result.ok ? null : result.error.message;
    },
    relabel: (keep) => {
      device.model = { ...device.model, outlets: outlets.filter(({ id }) => keep(id)) };
    },
    statuses: async () => {
      const { liveStatuses } = await shellState(bench.bench);
      return liveStatuses.map(({ resource, status }) => `${resource} ${status}`);
    },
  };
}

describe('the live status of what hangs on an outlet that the PDU does not have any more', () => {
  test('is none, since nothing is read of it, until the outlet is back and was read', async () => {
    const { give, relabel, clock, statuses } = await statusBench();
    await give('PowerOn', 'PS2', 'db-02/PowerPort1');
    expect(await statuses()).toEqual(['db-02 Online']);
    relabel((id) => id !== TWO);
    await clock.advance(SETTINGS_MS);
    expect(await statuses()).toEqual([]);
    relabel(() => true);
    await clock.advance(SETTINGS_MS);
    expect(await statuses()).toEqual(['db-02 Online']);
  });

  test('is that of its other sockets, and not Offline for the one that nobody can read', async () => {
    const { give, relabel, clock, statuses } = await statusBench();
    await give('PowerOn', 'PS2', 'db-02/PowerPort1');
    await give('PowerOff', 'PS1', 'db-02/PowerPort2');
    relabel((id) => id !== TWO);
    await clock.advance(SETTINGS_MS);
    expect(await statuses()).toEqual([]);
    await give('PowerOn', 'PS1', 'db-02/PowerPort2');
    expect(await statuses()).toEqual(['db-02 Online']);
  });

  test('is no error that nothing could ever end', async () => {
    const { give, relabel, device, clock, statuses } = await statusBench();
    device.obey = () => undefined;
    await give('PowerOff', 'PS2', 'db-02/PowerPort1');
    expect(await statuses()).toEqual(['db-02 Error']);
    relabel((id) => id !== TWO);
    await clock.advance(SETTINGS_MS);
    expect(await statuses()).toEqual([]);
  });
});

describe('an error', () => {
  test('is still there when the PDU was out of reach meanwhile and reads the same again', async () => {
    const { give, device, clock, statuses } = await statusBench();
    device.obey = () => undefined;
    await give('PowerOff', 'PS1', 'db-02');
    device.failure = TIMEOUT;
    await clock.advance(60_000);
    await give('PowerOff', 'PS1', 'db-02');
    device.failure = null;
    await clock.advance(60_000);
    expect(await statuses()).toEqual(['db-02 Error']);
    device.set(outletId('1'), 'off');
    await clock.advance(5000);
    expect(await statuses()).toEqual(['db-02 Offline']);
  });
});

describe('names of connected resources', () => {
  test.each([
    ['db 02/Port/1', 'db 02'],
    ['__proto__/x', '__proto__'],
    ['constructor', 'constructor'],
    ['Ünï “x” 🔌/P', 'Ünï “x” 🔌'],
    [`${'n'.repeat(250)}/P1`, 'n'.repeat(250)],
  ])('%j are taken as they are', async (endpoint, resource) => {
    const { give, statuses } = await statusBench();
    expect(await give('PowerOff', 'PS1', endpoint)).toBeNull();
    expect(await statuses()).toEqual([`${resource} Offline`]);
  });

  test('that differ in the case of their letters are told apart', async () => {
    const { give, statuses } = await statusBench();
    await give('PowerOff', 'PS1', 'DB-02/P');
    await give('PowerOn', 'PS2', 'db-02/P');
    expect(await statuses()).toEqual(['DB-02 Offline', 'db-02 Online']);
  });
});

describe('a resource that is moved', () => {
  test('has left the socket where the same port of it was before', async () => {
    const { give, statuses, bench } = await statusBench();
    await give('PowerOn', 'PS1', 'db-02/P1');
    await give('PowerOff', 'PS2', 'db-02/P1');
    expect(await statuses()).toEqual(['db-02 Offline']);
    const { connections } = await shellState(bench);
    expect(connections.map(({ outlet }) => outlet)).toEqual(['outlet:2']);
  });

  test('keeps both sockets where no port is named, or both are named at once', async () => {
    const { bench, pdu, clock, statuses, give } = await statusBench();
    await give('PowerOn', 'PS1', 'db-02');
    await give('PowerOff', 'PS2', 'db-02');
    expect(await statuses()).toEqual(['db-02 Online']);
    const off = shellPower(bench, pdu, 'PowerOff', { ports: ['PS1', 'PS2'], endpoints: ['a/P', 'a/P'] });
    await clock.advance(20_000);
    expect(await off).toEqual({ ok: true, value: null });
    const { connections } = await shellState(bench);
    expect(connections.map(({ outlet, endpoint }) => `${outlet} ${endpoint}`)).toEqual([
      'outlet:1 a/P',
      'outlet:2 a/P',
    ]);
    expect(await statuses()).toEqual(['a Offline']);
  });

  test('leaves nothing behind when two swap their sockets', async () => {
    const { bench, pdu, clock, statuses } = await statusBench();
    const ports = ['PS1', 'PS2'];
    for (const endpoints of [
      ['a/P', 'b/P'],
      ['b/P', 'a/P'],
    ]) {
      const on = shellPower(bench, pdu, 'PowerOn', { ports, endpoints });
      await clock.advance(20_000);
      expect((await on).ok).toBe(true);
    }
    expect(await statuses()).toEqual(['a Online', 'b Online']);
    const { connections } = await shellState(bench);
    expect(connections.map(({ outlet, endpoint }) => `${outlet} ${endpoint}`)).toEqual([
      'outlet:1 b/P',
      'outlet:2 a/P',
    ]);
  });
});
