import { describe, expect, test, vi } from 'vitest';
import { outletId } from '../../../shared/model/ids.ts';
import type { Protocol } from '../../../shared/model/pdu.ts';
import type { Result } from '../../../shared/result.ts';
import {
  SHELL_POWER_COMMANDS,
  type ShellFault,
  type ShellPowerCommand,
} from '../../../shared/shell/fault.ts';
import { DeviceHistory } from '../../power/testing/device-history.ts';
import { calmDown } from '../../power/testing/device-troubles.ts';
import { SeededRandom } from '../../power/testing/random.ts';
import { makeSnmpTrouble } from '../../power/testing/snmp-troubles.ts';
import { soakSeeds } from '../../power/testing/soak-run.ts';
import { makeXerusTrouble } from '../../power/testing/xerus-troubles.ts';
import { caller, shellBench, shellState, type ShellBench } from '../testing/shell-bench.ts';

const ACTIONS = { PowerOn: 'on', PowerOff: 'off', PowerCycle: 'cycle' } as const;
const STEPS = 60;
const TIMEOUT_MS = 120_000;
const never = new AbortController().signal;

interface Given {
  readonly command: ShellPowerCommand;
  readonly ports: readonly string[];
  readonly fromMs: number;
  readonly untilMs: number;
  readonly answer: Result<null, ShellFault>;
}

async function give(bench: ShellBench, random: SeededRandom): Promise<Given> {
  const command = random.pick(SHELL_POWER_COMMANDS);
  const first = 1 + random.below(7);
  const labels = random.chance(0.4) ? [first, (first % 7) + 1] : [first];
  const ports = labels.map((label) => `PS${label}`);
  const endpoints = ports.map((_, at) => `device-${first}/PowerPort${at + 1}`);
  const delay = random.pick([null, '1', '3']);
  const fromMs = bench.clock.nowMs();
  const answer = await bench.power(command, { ports, endpoints, delay });
  return { command, ports, fromMs, untilMs: bench.clock.nowMs(), answer };
}

/** Gives commands while things go wrong; then all is well again and every command has come to its end. */
async function soak(protocol: Protocol, seed: number) {
  const bench = await shellBench(protocol, { seed });
  const { device, clock } = bench;
  device.otherAdmin.changePdu({ cycleDelay: 2 });
  const history = new DeviceHistory(device, clock);
  const random = new SeededRandom(seed);
  const trouble = protocol === 'xerus' ? makeXerusTrouble : makeSnmpTrouble;
  const given: Promise<Given>[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    if (random.chance(0.4)) trouble(device, random);
    else given.push(give(bench, random));
    await clock.sleep(random.below(4000), never);
    if (step % 10 === 9) {
      calmDown(device);
      await bench.bench.engine.handlers.pdus.retryNow({ pdu: bench.pdu }, caller);
      await clock.sleep(60_000, never);
    }
  }
  calmDown(device);
  return { bench, history, given: await Promise.all(given) };
}

const reached = (history: DeviceHistory, { command, fromMs, untilMs }: Given, outlet: `outlet:${string}`) =>
  history.reached(outlet, ACTIONS[command], fromMs, untilMs);

describe.each(['xerus', 'snmp'] as const)('commands of the standard in trouble over %s', (protocol) => {
  test.each(soakSeeds([1, 2]))(
    'pass only when the relays did it, and say what is known when they fail (seed %d)',
    { timeout: TIMEOUT_MS },
    async (seed) => {
      const { bench, history, given } = await soak(protocol, seed);
      const passed = given.filter(({ answer }) => answer.ok);
      expect(passed.length).toBeGreaterThan(0);
      const falselyPassed = passed.flatMap((each) =>
        each.ports.filter((port) => !reached(history, each, outletId(port.slice(2)))),
      );
      expect(falselyPassed).toEqual([]);
      for (const each of given) {
        if (each.answer.ok) continue;
        const { message, ports } = each.answer.error;
        expect(message).toMatch(new RegExp(`^${each.command} .*A07-L.*\\.$`, 'u'));
        for (const secret of ['raritan', 'public', 'private', bench.device.password])
          expect(message).not.toContain(secret);
        const falselyTold = ports.filter(
          ({ outcome, outlet }) => outcome === 'confirmed' && !reached(history, each, outlet),
        );
        expect(falselyTold).toEqual([]);
      }
      await vi.waitFor(
        async () => {
          const { connections, liveStatuses } = await shellState(bench.bench);
          for (const { resource, status } of liveStatuses.filter((each) => each.status !== 'Error')) {
            const places = connections
              .filter(({ endpoint }) => endpoint.startsWith(`${resource}/`))
              .map(({ outlet }) => Number(outlet.slice('outlet:'.length)) - 1);
            const isOn = places.some((place) => bench.device.pdu.outlets[place]?.status.powerOn === true);
            expect(status).toBe(isOn ? 'Online' : 'Offline');
          }
          expect(liveStatuses.length).toBeGreaterThan(0);
        },
        { timeout: 20_000 },
      );
    },
  );
});
