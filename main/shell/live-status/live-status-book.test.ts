import { describe, expect, test } from 'vitest';
import type { Result } from '../../../shared/result.ts';
import type { PowerAction } from '../../../shared/model/power-state.ts';
import { outletId } from '../../../shared/model/ids.ts';
import type { ShellFault, ShellPowerCommand } from '../../../shared/shell/fault.ts';
import { OUTCOME_UNKNOWN, TIMEOUT, type MemoryPdu } from '../../devices/testing/memory-pdu.ts';
import { context, powerBench, type PowerBench } from '../../power/testing/power-bench.ts';
import { shellChanges, shellPower, shellState, type ShellCall } from '../testing/shell-bench.ts';

const ONE = outletId('1');
const OTHER_WINDOW = { windowId: 'w9', door: 'app' } as const;

interface Bench extends PowerBench {
  /** Gives a command of the standard and lets enough time pass for its outcome. */
  shell(command: ShellPowerCommand, call: ShellCall): Promise<Result<null, ShellFault>>;
  /** Another command for outlet 1, from a window. */
  click(action: PowerAction): Promise<void>;
  statuses(): Promise<readonly string[]>;
}

async function statusBench(prepare?: (device: MemoryPdu) => void): Promise<Bench> {
  const bench = await powerBench(prepare);
  return {
    ...bench,
    shell: async (command, call) => {
      const answer = shellPower(bench.bench, bench.pdu, command, call);
      await bench.clock.advance(20_000);
      return answer;
    },
    click: async (action) => {
      const run = bench.handlers.power.run(
        {
          pdu: bench.pdu,
          action,
          scope: 'one',
          outlets: [ONE],
          respectSequence: false,
          includeProtected: false,
          cycleDelayMs: null,
        },
        OTHER_WINDOW,
      );
      await bench.clock.advance(20_000);
      await run;
    },
    statuses: async () => {
      const { liveStatuses } = await shellState(bench.bench);
      return liveStatuses.map(
        ({ resource, status, description }) => `${resource}: ${status}, ${description}`,
      );
    },
  };
}

const DB = { endpoints: ['db-02/PowerPort1'], ports: ['PS1'] } as const;
const BOTH = { ports: ['PS1', 'PS2'], endpoints: ['db-02/PowerPort1', 'db-02/PowerPort2'] } as const;
const ONLINE = 'db-02: Online, Resource powered on';
const OFFLINE = 'db-02: Offline, Resource powered off';

describe('the live status of a connected resource', () => {
  test('has the words of the standard, letter for letter', async () => {
    const bench = await statusBench();
    await bench.shell('PowerOff', DB);
    expect(await bench.statuses()).toEqual([OFFLINE]);
    await bench.shell('PowerOn', DB);
    expect(await bench.statuses()).toEqual([ONLINE]);
    await bench.shell('PowerCycle', DB);
    expect(await bench.statuses()).toEqual([ONLINE]);
  });

  test('is blank where nothing is said to hang on the socket', async () => {
    const bench = await statusBench();
    await bench.shell('PowerOff', { ports: ['PS1', 'PS2'], endpoints: ['', '/PowerPort1'] });
    await bench.shell('PowerOff', { ports: ['PS3'] });
    expect(await shellState(bench.bench)).toMatchObject({ connections: [], liveStatuses: [] });
  });

  test('passes through Offline while it is cycled', async () => {
    const bench = await statusBench();
    await bench.shell('PowerCycle', DB);
    const told = shellChanges(bench.bench).flatMap((change) =>
      change.kind === 'liveStatus' ? [change.liveStatus.status] : [],
    );
    expect(told).toEqual(['Online', 'Offline', 'Online']);
  });

  test('is Offline only once the off was read back', async () => {
    const bench = await statusBench((device) => {
      device.obey = () => undefined;
    });
    const answer = shellPower(bench.bench, bench.pdu, 'PowerOff', DB);
    await bench.clock.advance(1500);
    expect(await bench.statuses()).toEqual([ONLINE]);
    bench.device.set(ONE, 'off');
    expect(await bench.statuses()).toEqual([ONLINE]);
    await bench.clock.advance(2000);
    expect(await bench.statuses()).toEqual([OFFLINE]);
    expect(await answer).toEqual({ ok: true, value: null });
  });

  test('does not follow a relay that goes off and falls back before the command is confirmed', async () => {
    const bench = await statusBench((device) => {
      device.hasEvents = true;
      device.obey = () => {
        device.set(ONE, 'off');
        device.set(ONE, 'on');
      };
    });
    expect(await bench.shell('PowerOff', DB)).toMatchObject({ ok: false, error: { kind: 'failed' } });
    const told = shellChanges(bench.bench).flatMap((change) =>
      change.kind === 'liveStatus' ? [change.liveStatus.status] : [],
    );
    expect(told).toEqual(['Online', 'Error']);
  });

  test('follows what somebody else switches', async () => {
    const bench = await statusBench();
    await bench.shell('PowerOn', DB);
    bench.device.set(ONE, 'off');
    await bench.clock.advance(2000);
    expect(await bench.statuses()).toEqual([OFFLINE]);
    bench.device.set(ONE, 'shed');
    await bench.clock.advance(2000);
    expect(await bench.statuses()).toEqual([OFFLINE]);
  });

  test('stays what it was while the state cannot be told, and while the PDU is out of reach', async () => {
    const bench = await statusBench();
    await bench.shell('PowerOff', DB);
    bench.device.set(ONE, 'unknown');
    await bench.clock.advance(2000);
    expect(await bench.statuses()).toEqual([OFFLINE]);
    bench.device.failure = TIMEOUT;
    await bench.clock.advance(60_000);
    expect(await bench.statuses()).toEqual([OFFLINE]);
  });

  test('tells when the state behind it was read last', async () => {
    const bench = await statusBench();
    await bench.shell('PowerOff', DB);
    await bench.clock.advance(60_000);
    const [status] = (await shellState(bench.bench)).liveStatuses;
    expect(bench.clock.nowMs() - (status?.atMs ?? 0)).toBeLessThan(3000);
    const told = shellChanges(bench.bench).filter(({ kind }) => kind === 'liveStatus');
    expect(told).toHaveLength(2);
  });
});

describe('a resource on two sockets', () => {
  test('is Online while one of them is on, and Offline when both are off', async () => {
    const bench = await statusBench();
    await bench.shell('PowerOff', BOTH);
    expect(await bench.statuses()).toEqual([OFFLINE]);
    await bench.shell('PowerOn', DB);
    expect(await bench.statuses()).toEqual([ONLINE]);
  });

  test('loses a socket that is forgotten, and its status with the last one', async () => {
    const bench = await statusBench();
    await bench.shell('PowerOff', BOTH);
    await bench.shell('PowerOn', DB);
    await bench.handlers.shell.forgetConnection({ pdu: bench.pdu, outlet: ONE }, context);
    expect(await bench.statuses()).toEqual([OFFLINE]);
    await bench.handlers.shell.forgetConnection({ pdu: bench.pdu, outlet: outletId('2') }, context);
    expect(await shellState(bench.bench)).toMatchObject({ connections: [], liveStatuses: [] });
    expect(shellChanges(bench.bench).at(-1)).toEqual({ kind: 'liveStatusRemoved', resource: 'db-02' });
  });

  test('leaves a socket to the resource that is plugged in there next', async () => {
    const bench = await statusBench();
    await bench.shell('PowerOff', BOTH);
    await bench.shell('PowerOn', { ports: ['PS1'], endpoints: ['web-7/Port'] });
    expect(await bench.statuses()).toEqual([OFFLINE, 'web-7: Online, Resource powered on']);
    const { connections } = await shellState(bench.bench);
    expect(connections.map(({ outlet, endpoint }) => `${outlet} ${endpoint}`).toSorted()).toEqual([
      'outlet:1 web-7/Port',
      'outlet:2 db-02/PowerPort2',
    ]);
  });
});

describe('a resource whose command failed', () => {
  const deaf = (device: MemoryPdu) => {
    device.obey = () => undefined;
  };

  test('is in error with the reason while the state stays what it was', async () => {
    const bench = await statusBench(deaf);
    await bench.shell('PowerOff', DB);
    expect(await bench.statuses()).toEqual(['db-02: Error, Still on after power off']);
    await bench.clock.advance(60_000);
    expect(await bench.statuses()).toEqual(['db-02: Error, Still on after power off']);
    bench.device.set(ONE, 'off');
    await bench.clock.advance(2000);
    expect(await bench.statuses()).toEqual([OFFLINE]);
    await bench.shell('PowerOn', DB);
    expect(await bench.statuses()).toEqual(['db-02: Error, Still off after power on']);
  });

  test('is well again after a command that succeeds', async () => {
    const bench = await statusBench(deaf);
    await bench.shell('PowerOff', DB);
    await bench.shell('PowerOn', DB);
    expect(await bench.statuses()).toEqual([ONLINE]);
  });

  test('is in error by a command of any door', async () => {
    const bench = await statusBench();
    await bench.shell('PowerOn', DB);
    bench.device.obey = () => undefined;
    await bench.click('cycle');
    expect(await bench.statuses()).toEqual(['db-02: Error, Still on, not power cycled']);
    bench.device.commandFailure = { kind: 'rejectedByDevice', code: 3, message: 'The PDU refused.' };
    await bench.click('off');
    expect(await bench.statuses()).toEqual(['db-02: Error, Still on after power off']);
  });

  test('is in error when no answer came, until the outcome is settled', async () => {
    const bench = await statusBench();
    await bench.shell('PowerOn', DB);
    const gate = Promise.withResolvers<void>();
    bench.device.commandGate = gate.promise;
    bench.device.readGate = gate.promise;
    const answer = shellPower(bench.bench, bench.pdu, 'PowerOff', DB);
    await bench.clock.advance(12_000);
    expect(await answer).toMatchObject({ ok: false, error: { kind: 'unknown' } });
    expect(await bench.statuses()).toEqual(['db-02: Error, No answer after power off']);
    gate.resolve();
    await bench.clock.advance(5000);
    expect(await bench.statuses()).toEqual([OFFLINE]);
  });

  test('whose lost command turns out to have had no effect is in error for that', async () => {
    const bench = await statusBench(deaf);
    bench.device.commandFailure = OUTCOME_UNKNOWN;
    await bench.shell('PowerOff', DB);
    expect(await bench.statuses()).toEqual(['db-02: Error, Still on after power off']);
  });

  test('is in error while its PDU does not answer a command, until it is read again', async () => {
    const bench = await statusBench();
    await bench.shell('PowerOn', DB);
    bench.device.failure = TIMEOUT;
    const answer = await bench.shell('PowerOff', DB);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'device' } });
    expect(bench.device.sent.map(({ action }) => action)).toEqual(['on']);
    expect(await bench.statuses()).toEqual(['db-02: Error, Power off not sent: the PDU could not be read']);
    bench.device.failure = null;
    await bench.clock.advance(60_000);
    expect(await bench.statuses()).toEqual([ONLINE]);
  });

  test('says nothing wrong of what hangs elsewhere', async () => {
    const bench = await statusBench(deaf);
    await bench.shell('PowerOn', { ports: ['PS2'], endpoints: ['web-7'] });
    await bench.shell('PowerOff', DB);
    expect(await bench.statuses()).toEqual([
      'web-7: Online, Resource powered on',
      'db-02: Error, Still on after power off',
    ]);
  });
});
