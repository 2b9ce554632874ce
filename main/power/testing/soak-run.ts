import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { OutletCommand, PowerCommand } from '../../../shared/model/command.ts';
import { calmDown } from './device-troubles.ts';
import { SeededRandom } from './random.ts';
import { startSoak, type Soak } from './soak.ts';
import type { SoakWay } from './soak-way.ts';

const STEPS = 400;

/** Commands that the audit log says were asked for, read past the engine: what is on disk. */
function askedOnDisk(dataDirectory: string): () => number {
  const database = new DatabaseSync(join(dataDirectory, 'busbar.db'), { readOnly: true });
  onTestFinished(() => database.close());
  const count = database.prepare("SELECT COUNT(DISTINCT command_id) AS n FROM audit WHERE result = 'asked'");
  return () => Number(count.get()?.['n']);
}

/** Runs people and troubles against each other; calms the device down and waits for the outcomes. */
async function soakFor(
  seed: number,
  way: SoakWay,
  options: { readonly troubles: boolean; readonly delayMs?: number },
): Promise<Soak> {
  const random = new SeededRandom(seed);
  let asked: (() => number) | null = null;
  const soak = await startSoak(seed, way, ({ bench, wire, violations, commands }) => {
    asked ??= askedOnDisk(bench.dataDirectory);
    const steps = [...commands.values()].reduce((sum, each) => sum + stepsOf(each), 0);
    if (wire.length > steps) violations.push(`More on the wire (${wire.length}) than given (${steps})`);
    if (asked() === 0) violations.push('On the wire before it was on disk');
  });
  way.slowDown(soak.device, options.delayMs ?? 0);
  const alone = new AbortController().signal;
  for (let step = 0; step < STEPS; step += 1) {
    if (options.troubles && random.chance(0.4)) way.makeTrouble(soak.device, random);
    else await soak.act(random);
    await soak.clock.sleep(random.below(1500), alone);
    if (step % 10 === 9)
      await soak.bench.engine.handlers.pdus.retryNow({ pdu: soak.pdu }, { windowId: 'w1', door: 'app' });
    if (step % 40 === 39) {
      calmDown(soak.device);
      await soak.clock.sleep(20_000, alone);
    }
  }
  calmDown(soak.device);
  await soak.finished();
  return soak;
}

/** Requests a command may have made by now: none before it left, two when it is a cycle that Busbar drives. */
function stepsOf({ outlets, door, action }: PowerCommand): number {
  const hasLeft = outlets.some((each) => each.phaseAtMs.sent !== undefined);
  return hasLeft ? (door === 'commandLine' && action === 'cycle' ? 2 : 1) : 0;
}

function outletsOf(soak: Soak): readonly { command: PowerCommand; outlet: OutletCommand }[] {
  return [...soak.commands.values()].flatMap((command) =>
    command.outlets.map((outlet) => ({ command, outlet })),
  );
}

/** Protected when the command was on its way to the wire, and nobody held the button. */
function protectedAndSent(soak: Soak): readonly OutletCommand[] {
  return outletsOf(soak)
    .filter(({ command, outlet }) => {
      const { asked, sent } = outlet.phaseAtMs;
      if (asked === undefined || sent === undefined || soak.held.has(command.id)) return false;
      const changes = soak.protection.filter((each) => each.outlet === outlet.outlet && each.atMs < asked);
      return changes.at(-1)?.isProtected === true;
    })
    .map(({ outlet }) => outlet);
}

/** What was told to have failed must not take effect so soon after. */
const TOO_SOON_MS = 2000;
/** What somebody else began so long ago may still be under way. */
const STILL_MOVES_MS = 15_000;

/**
 * Every `failed` that was in force all the same, or was so right afterwards. Only where nobody else touched
 * the outlet: what one person switches back at once looks like nothing to another.
 */
function falselyFailed(soak: Soak): readonly OutletCommand[] {
  const all = outletsOf(soak).map(({ outlet }) => outlet);
  return outletsOf(soak)
    .filter(({ command, outlet }) => {
      const { sent, failed } = outlet.phaseAtMs;
      if (outlet.phase !== 'failed' || sent === undefined || failed === undefined) return false;
      const isThereBefore = outlet.before === command.action;
      const later = all.filter((each) => each.outlet === outlet.outlet && (each.phaseAtMs.sent ?? 0) > sent);
      const untilMs = Math.min(failed + TOO_SOON_MS, ...later.map((each) => (each.phaseAtMs.sent ?? 0) - 1));
      const isTouched = soak.touched.some(
        ({ outlet: touched, atMs }) =>
          touched === outlet.outlet && atMs >= sent - STILL_MOVES_MS && atMs <= untilMs,
      );
      return (
        !isThereBefore && !isTouched && soak.history.reached(outlet.outlet, command.action, sent, untilMs)
      );
    })
    .map(({ outlet }) => outlet);
}

/** Every `confirmed` that the relays do not bear out. */
function falselyConfirmed(soak: Soak): readonly OutletCommand[] {
  return outletsOf(soak)
    .filter(({ command, outlet }) => {
      const { sent, confirmed } = outlet.phaseAtMs;
      if (outlet.phase !== 'confirmed' || sent === undefined || confirmed === undefined) return false;
      const from = command.action === 'cycle' ? (outlet.phaseAtMs.asked ?? sent) : sent;
      return !soak.history.reached(outlet.outlet, command.action, from, confirmed);
    })
    .map(({ outlet }) => outlet);
}

/** Whatever goes wrong, no command is sent twice, unseen or unrecorded, and no report is false. */
export async function soakInTrouble(seed: number, way: SoakWay): Promise<Soak> {
  const soak = await soakFor(seed, way, { troubles: true });
  const all = outletsOf(soak);
  expect(soak.violations).toEqual([]);
  expect(falselyConfirmed(soak)).toEqual([]);
  expect(falselyFailed(soak)).toEqual([]);
  expect(protectedAndSent(soak)).toEqual([]);
  const notSentAndSent = all.filter(
    ({ outlet }) => outlet.phase === 'notSent' && outlet.phaseAtMs.sent !== undefined,
  );
  expect(notSentAndSent).toEqual([]);
  const silent = all.filter(
    ({ outlet }) => ['failed', 'unknown', 'notSent'].includes(outlet.phase) && !outlet.message,
  );
  expect(silent).toEqual([]);
  return soak;
}

/** What people themselves bring about. */
const EXPECTED =
  /^(?:Not sent[.,]|The sequence was cancelled|.* (?:changed|(?:was|were) protected) while you waited)/u;

/** Without troubles every command that is sent is confirmed, unless its sequence was cancelled. */
export async function soakInPeace(seed: number, way: SoakWay, delayMs: number): Promise<Soak> {
  const soak = await soakFor(seed, way, { troubles: false, delayMs });
  expect(soak.violations).toEqual([]);
  expect(soak.wire.length).toBeGreaterThan(20);
  const other = outletsOf(soak).filter(
    ({ outlet }) => outlet.phase !== 'confirmed' && !EXPECTED.test(outlet.message ?? ''),
  );
  expect(other.map(({ outlet }) => outlet.message)).toEqual([]);
  return soak;
}

/** Seeds to run: more than the usual ones by `SOAK_SEEDS=1,2,3`. */
export function soakSeeds(usual: readonly number[]): readonly number[] {
  return process.env['SOAK_SEEDS']?.split(',').map(Number) ?? usual;
}
