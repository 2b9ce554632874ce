import type { Command } from 'commander';
import { EngineFault } from '../../../shared/ipc/client.ts';
import { EngineLost } from '../../../shared/ipc/message-transport.ts';
import type { PowerCommand } from '../../../shared/model/command.ts';
import type { PowerAction } from '../../../shared/model/power-state.ts';
import { elementLabel, type OutletId } from '../../../shared/model/ids.ts';
import { systemClock } from '../../../main/support/clock.ts';
import { parseSeconds } from '../arguments.ts';
import { CliFailure, EXIT } from '../exit.ts';
import { printJson, type CliIo } from '../io.ts';
import { resolveOutlets } from '../outlets.ts';
import { withTarget, type Target, type TargetOptions } from '../target.ts';

interface PowerOptions extends TargetOptions {
  readonly json?: boolean;
  readonly delay?: number;
  readonly all?: boolean;
  readonly includeProtected?: boolean;
}

/** What is printed of a command, and the exit code it gives: unknown outweighs failed, since a script must not assume. */
export function printOutcomes(io: CliIo, command: PowerCommand, isCompact: boolean | undefined): void {
  const outcomes = command.outlets.map((each) => ({
    outlet: each.outlet,
    outcome: each.phase,
    before: each.before,
    after: each.after ?? 'unknown',
    message: each.message,
  }));
  printJson(io, { command: command.action, outcomes }, isCompact);
  const notConfirmed = command.outlets.filter((each) => each.phase !== 'confirmed');
  if (notConfirmed.length === 0) return;
  throw new CliFailure(
    outcomeSentences(notConfirmed).join('\n'),
    notConfirmed.some((each) => each.phase === 'unknown') ? EXIT.unknown : EXIT.failed,
  );
}

/** What many outlets have in common is said once, with their labels. */
function outcomeSentences(outlets: PowerCommand['outlets']): readonly string[] {
  const bySentence = Map.groupBy(outlets, (each) => each.message ?? `The outcome is ${each.phase}.`);
  return [...bySentence].map(([sentence, alike]) => {
    const labels = alike.map((each) => elementLabel(each.outlet)).join(', ');
    return alike.length === 1 ? `Outlet ${labels}: ${sentence}` : `Outlets ${labels}: ${sentence}`;
  });
}

/** `--all` leaves out what has no relay and what is protected, and says so. */
function sayLeftOut(io: CliIo, asked: readonly OutletId[], command: PowerCommand): void {
  const leftOut = asked.filter((outlet) => !command.outlets.some((each) => each.outlet === outlet));
  if (leftOut.length === 0) return;
  const labels = leftOut.map((outlet) => elementLabel(outlet)).join(', ');
  io.say(`Left out, since protected or without a relay: outlet ${labels}.`);
}

/** The engine's answer; when its program ends meanwhile, nobody knows what came of the command. */
async function runInEngine(
  io: CliIo,
  target: Target,
  request: Parameters<Target['engine']['power']['run']>[0],
): ReturnType<Target['engine']['power']['run']> {
  const onInterrupt = () =>
    io.say('The outcome is still being read. Interrupt again to leave without knowing it.');
  io.signal.addEventListener('abort', onInterrupt, { once: true });
  try {
    return await target.engine.power.run(request);
  } catch (error) {
    if (!(error instanceof EngineLost) && !(error instanceof EngineFault)) throw error;
    throw new CliFailure(
      `${error.message} What came of the command is not known: read the state before doing anything else.`,
      EXIT.unknown,
    );
  } finally {
    io.signal.removeEventListener('abort', onInterrupt);
  }
}

/** Runs one command on a PDU and prints what came of it. */
export async function runPower(
  io: CliIo,
  target: Target,
  request: {
    action: PowerAction;
    outlets: readonly OutletId[];
    scope: 'one' | 'several' | 'all';
    /** Refused by the engine where the PDU has none; otherwise it is used where the PDU has one. */
    mustBeInSequence?: boolean;
  },
  options: PowerOptions,
): Promise<void> {
  const hasSequence = target.model.capabilities.includes('switchInSequence');
  const isAtOnce = request.scope !== 'one' && request.action !== 'off' && !hasSequence;
  if (isAtOnce && request.mustBeInSequence !== true)
    io.say(`${target.view.name} cannot turn outlets on in sequence: they come on all at once.`);
  const isCycle = request.action === 'cycle';
  const delayMs = options.delay === undefined ? null : Math.round(options.delay * 1000);
  if (delayMs !== null && !isCycle) {
    await systemClock.sleep(delayMs, io.signal);
    if (io.signal.aborted) throw new CliFailure('Interrupted while waiting. Nothing was switched.');
  }
  const result = await runInEngine(io, target, {
    pdu: target.pdu,
    action: request.action,
    scope: request.scope,
    outlets: [...request.outlets],
    respectSequence: request.scope !== 'one' && (hasSequence || request.mustBeInSequence === true),
    includeProtected: options.includeProtected ?? false,
    cycleDelayMs: isCycle ? delayMs : null,
  });
  if (!result.ok) throw new CliFailure(`${result.error.message} Nothing was switched.`);
  sayLeftOut(io, request.outlets, result.value);
  printOutcomes(io, result.value, options.json);
}

async function switchOutlets(
  io: CliIo,
  action: PowerAction,
  address: string,
  typed: readonly string[],
  options: PowerOptions,
): Promise<void> {
  if (typed.length === 0 && !options.all)
    throw new CliFailure('Name at least one outlet, or give --all.', EXIT.wrongUse);
  if (typed.length > 0 && options.all)
    throw new CliFailure('Give outlets or --all, not both.', EXIT.wrongUse);
  await withTarget(io, address, options, async (target) => {
    const outlets = options.all ? target.model.outlets.map((each) => each.id) : resolveOutlets(target, typed);
    const scope = options.all ? 'all' : outlets.length === 1 ? 'one' : 'several';
    await runPower(io, target, { action, outlets, scope }, options);
  });
}

const ABOUT: Record<PowerAction, string> = {
  on: 'turn outlets on',
  off: 'turn outlets off',
  cycle: 'turn outlets off and on again',
};

/** `busbar on|off|cycle`. */
export function powerCommands(
  program: Command,
  io: CliIo,
  withTargetOptions: (command: Command) => Command,
): void {
  for (const action of ['on', 'off', 'cycle'] as const) {
    withTargetOptions(
      program.command(action).description(`${ABOUT[action]}, and wait until that was read back`),
    )
      .argument('[outlets...]', 'labels as printed on the box, or ids such as outlet:2/1')
      .option('--all', 'every outlet of the PDU, in its sequence where it has one')
      .option(
        '--delay <seconds>',
        action === 'cycle' ? 'time off, instead of the cycle delay of the PDU' : 'wait before switching',
        parseSeconds,
      )
      .option('--include-protected', 'switch outlets that are protected in Busbar, too')
      .action((address: string, outlets: string[], options: PowerOptions) =>
        switchOutlets(io, action, address, outlets, options),
      );
  }
}
