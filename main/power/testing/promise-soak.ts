import { expect, vi } from 'vitest';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import { outletId, type OutletId } from '../../../shared/model/ids.ts';
import type { Protocol } from '../../../shared/model/pdu.ts';
import { context } from '../../engine/testing/simulator-bench.ts';
import { calmDown } from './device-troubles.ts';
import { promiseBench, type PromiseBench } from './promise-bench.ts';
import { SeededRandom } from './random.ts';
import { makeSnmpTrouble } from './snmp-troubles.ts';
import { makeXerusTrouble } from './xerus-troubles.ts';

const STEPS = 60;
/** Outlets of the simulated PDU that have a relay. */
const LABELS = ['1', '2', '3', '4', '5', '6', '7'] as const;
/** A command may be under way this long after it was checked; what others do meanwhile it cannot know. */
const UNDER_WAY_MS = 20_000;

interface Flip {
  readonly isOurs: boolean;
  readonly isOn: boolean;
  readonly atMs: number;
}

/** What the relays did, past the network, and what must never happen and did. */
interface Relays {
  readonly last: ReadonlyMap<number, Flip>;
  readonly violations: readonly string[];
}

/** Only second halves turn an outlet on in our name here: each must follow our own off, and nobody else's since. */
function watchRelays(bench: PromiseBench): Relays {
  const last = new Map<number, Flip>();
  const isOurs = new Map<number, boolean>();
  const ourOffAtMs = new Map<number, number>();
  const violations: string[] = [];
  bench.device.pdu.onEvent((event) => {
    const atMs = bench.clock.nowMs();
    if (event.kind === 'powerControl') {
      const isOwn = event.actor.user === bench.ourUser;
      isOurs.set(event.outlet, isOwn);
      if (isOwn && !event.on) ourOffAtMs.set(event.outlet, atMs);
    }
    if (event.kind !== 'outletStatus' || event.before.powerOn === event.after.powerOn) return;
    const { outlet, after } = event;
    const flip = { isOurs: isOurs.get(outlet) ?? false, isOn: after.powerOn, atMs };
    const before = last.get(outlet);
    last.set(outlet, flip);
    if (!flip.isOurs || !flip.isOn || before === undefined || before.isOurs) return;
    const isOffByOthers = before.atMs > (ourOffAtMs.get(outlet) ?? 0);
    if (isOffByOthers && atMs - before.atMs > UNDER_WAY_MS)
      violations.push(`Outlet ${outlet + 1} was turned on at ${atMs}, off by others since ${before.atMs}`);
  });
  return { last, violations };
}

async function act(bench: PromiseBench, random: SeededRandom): Promise<void> {
  const what = random.next();
  const label = random.pick(LABELS);
  if (what < 0.4) {
    const labels = random.chance(0.6) ? [label] : LABELS.filter(() => random.chance(0.4));
    const delayS = 1 + random.below(random.chance(0.8) ? 60 : 1200);
    if (labels.length > 0) void bench.cycle({ labels, delayS, respectSequence: random.chance(0.3) });
  } else if (what < 0.45) {
    void bench.run('off', { labels: [label] });
  } else if (what < 0.55) {
    const isOn = random.chance(0.5);
    bench.device.otherAdmin.switch(Number(label) - 1, isOn ? 'on' : 'off');
  } else if (what < 0.6) {
    const outlet = outletId(label);
    const { protectedOutlets } = await bench.bench.view(bench.pdu);
    const isProtected = !protectedOutlets.includes(outlet);
    await bench.handlers.power.setProtected({ pdu: bench.pdu, outlet, protected: isProtected }, context);
  } else if (what < 0.72) {
    await (random.chance(0.7) ? bench.crash() : bench.stop());
    await bench.sleepS(random.below(random.chance(0.8) ? 300 : 5000));
    await bench.start();
  } else if (what < 0.82) {
    void bench.device.faults.reboot({ downMs: random.below(120_000) });
  } else if (bench.protocol === 'xerus') {
    makeXerusTrouble(bench.device, random);
  } else {
    makeSnmpTrouble(bench.device, random);
  }
}

/** The last that the audit says of a command for an outlet. */
function lastWord(audit: readonly AuditEntry[], outlet: OutletId): AuditEntry | undefined {
  return audit.findLast((entry) => entry.element === outlet && entry.commandId !== null);
}

/** An outlet that our cycle left off must be told to a person. */
function silentlyOff(relays: Relays, audit: readonly AuditEntry[]): readonly string[] {
  return LABELS.filter((label) => {
    const last = relays.last.get(Number(label) - 1);
    if (last === undefined || last.isOn || !last.isOurs) return false;
    const word = lastWord(audit, outletId(label));
    const isPlainOff = word?.action === 'off';
    return !isPlainOff && !['failed', 'unknown', 'notSent'].includes(word?.result ?? '');
  });
}

/** Cycles by Busbar while everything goes wrong, kills and restarts included; then it calms down, and all must be told. */
export async function soakPromises(protocol: Protocol, seed: number): Promise<void> {
  const random = new SeededRandom(seed);
  const bench = await promiseBench(protocol, { seed, user: 'busbar' });
  const relays = watchRelays(bench);
  for (let step = 0; step < STEPS; step += 1) {
    await act(bench, random);
    await bench.sleepS(random.below(40));
    if (step % 10 === 9) {
      calmDown(bench.device);
      await bench.sleepS(60);
    }
  }
  calmDown(bench.device);
  await vi.waitFor(
    async () => {
      await bench.handlers.pdus.retryNow({ pdu: bench.pdu }, context);
      expect((await bench.bench.view(bench.pdu)).connection.kind).toBe('online');
    },
    { timeout: 18_000, interval: 50 },
  );
  await bench.nothingPromised();
  const audit = await bench.audited();
  expect(relays.violations).toEqual([]);
  expect(silentlyOff(relays, audit)).toEqual([]);
  const cycles = new Set(
    audit.filter((each) => each.action === 'cycle' && each.result === 'sent').map((each) => each.commandId),
  );
  expect(cycles.size).toBeGreaterThan(3);
}
