import type { Command } from 'commander';
import * as z from 'zod/mini';
import { elementLabel } from '../../../shared/model/ids.ts';
import type { SequenceDraft } from '../../../shared/model/sequence.ts';
import { sequenceTimeline, totalTimeMs } from '../../../shared/sequence/timeline.ts';
import { formatDelay } from '../../../shared/words/durations.ts';
import { outletIdOf, sequenceDocument } from '../documents.ts';
import { CliFailure } from '../exit.ts';
import { orInterrupted, printJson, type CliIo } from '../io.ts';
import { valueOrFail } from '../sentences.ts';
import { withTarget, type Target, type TargetOptions } from '../target.ts';
import { runPower } from './power.ts';

interface SequenceOptions extends TargetOptions {
  readonly json?: boolean;
  readonly dryRun?: boolean;
  readonly includeProtected?: boolean;
}

const delayMs = z.int().check(z.minimum(0), z.maximum(3_600_000));
const documentSchema = z.object({
  revision: z.string().check(z.minLength(1)),
  order: z.array(z.string().check(z.minLength(1))),
  delaysMs: z.record(z.string(), delayMs),
  inRushGuardDelayMs: delayMs,
});

function parseDocument(text: string): z.infer<typeof documentSchema> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new CliFailure('The sequence on standard input is not JSON. Nothing was written.');
  }
  const parsed = documentSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'the document').join(', ');
  throw new CliFailure(
    `The sequence on standard input does not fit: ${fields}. It takes what sequence get prints; delays are whole milliseconds from 0 to 3600000. Nothing was written.`,
  );
}

/** PDUs count delays in steps of their own; what became longer is told. */
function sayRounded(io: CliIo, asked: SequenceDraft, { delaysMs }: SequenceDraft): void {
  const longer = asked.order.filter(
    (outlet) => (delaysMs[outlet] ?? 0) > (asked.delaysMs[outlet] ?? Infinity),
  );
  if (longer.length === 0) return;
  const delays = longer.map(
    (outlet) => `${formatDelay(delaysMs[outlet] ?? 0)} after outlet ${elementLabel(outlet)}`,
  );
  io.say(`The PDU keeps delays in longer steps; rounded up to ${delays.join(', ')}.`);
}

/** What comes after the last outlet is nothing, and some PDUs have no place for that wait. */
function sayDropped(io: CliIo, asked: SequenceDraft, { order, delaysMs }: SequenceDraft): void {
  const last = order.at(-1);
  const askedMs = last === undefined ? 0 : (asked.delaysMs[last] ?? 0);
  if (last === undefined || askedMs === 0 || delaysMs[last] !== 0) return;
  io.say(
    `The PDU keeps no delay after the last outlet; ${formatDelay(askedMs)} after outlet ${elementLabel(last)} was left out.`,
  );
}

async function setSequence(io: CliIo, target: Target, isCompact: boolean | undefined): Promise<void> {
  const document = parseDocument(await io.readStdin());
  const draft: SequenceDraft = {
    order: document.order.map(outletIdOf),
    delaysMs: Object.fromEntries(
      Object.entries(document.delaysMs).map(([label, ms]) => [outletIdOf(label), ms]),
    ),
    inRushGuardDelayMs: document.inRushGuardDelayMs,
  };
  const applied = await target.engine.sequences.apply({
    pdu: target.pdu,
    baseRevision: document.revision,
    draft: { ...draft, order: [...draft.order] },
  });
  if (!applied.ok && applied.error.kind === 'invalidArgument')
    throw new CliFailure(`${applied.error.message} Nothing was written.`);
  const outcome = valueOrFail(applied);
  switch (outcome.kind) {
    case 'applied':
      sayRounded(io, draft, outcome.sequence);
      sayDropped(io, draft, outcome.sequence);
      printJson(io, sequenceDocument(outcome.sequence), isCompact);
      return;
    case 'conflict':
      throw new CliFailure(
        `The sequence on ${target.view.name} is no longer the one with revision ${document.revision}. Nothing was written. Get it again.`,
      );
    case 'partlyWritten':
      throw new CliFailure(
        `${outcome.message}\nWritten: ${outcome.written.join(', ') || 'nothing'}.\nNot written: ${outcome.notWritten.join(', ') || 'nothing'}.`,
      );
  }
}

async function runSequence(io: CliIo, target: Target, options: SequenceOptions): Promise<void> {
  const sequence = valueOrFail(await orInterrupted(io, target.engine.sequences.read({ pdu: target.pdu })));
  if (!options.dryRun) {
    await runPower(
      io,
      target,
      { action: 'on', outlets: sequence.order, scope: 'all', mustBeInSequence: true },
      options,
    );
    return;
  }
  const steps = sequenceTimeline(sequence).map((step) => ({
    outlet: step.outlet,
    label: elementLabel(step.outlet),
    comesOnAtMs: step.comesOnAtMs,
    waitMs: step.waitMs,
  }));
  printJson(io, { revision: sequence.revision, totalMs: totalTimeMs(sequence), steps }, options.json);
}

/** `busbar sequence get|set|run|cancel`. */
export function sequenceCommand(
  program: Command,
  io: CliIo,
  withTargetOptions: (command: Command) => Command,
): void {
  const sequence = program.command('sequence').description('the order and delays in which outlets come on');
  withTargetOptions(sequence.command('get').description('print it')).action(
    (address: string, options: SequenceOptions) =>
      withTarget(io, address, options, async ({ engine, pdu }) =>
        printJson(
          io,
          sequenceDocument(valueOrFail(await orInterrupted(io, engine.sequences.read({ pdu })))),
          options.json,
        ),
      ),
  );
  withTargetOptions(
    sequence.command('set').description('write what sequence get printed, edited, from standard input'),
  ).action((address: string, options: SequenceOptions) =>
    withTarget(io, address, options, (target) => setSequence(io, target, options.json)),
  );
  withTargetOptions(sequence.command('run').description('turn all outlets on in sequence'))
    .option('--dry-run', 'print when each outlet would come on; switches nothing')
    .option('--include-protected', 'switch outlets that are protected in Busbar, too')
    .action((address: string, options: SequenceOptions) =>
      withTarget(io, address, options, (target) => runSequence(io, target, options)),
    );
  withTargetOptions(sequence.command('cancel').description('drop the steps that have not come yet')).action(
    (address: string, options: SequenceOptions) =>
      withTarget(io, address, options, async ({ engine, pdu, view }) => {
        // Read just now; null on a PDU that does not tell.
        if (view.sequenceState?.running === false) {
          io.say(`No sequence is running on ${view.name}.`);
          return;
        }
        valueOrFail(await engine.sequences.cancel({ pdu }));
        io.say(`${view.name} dropped the steps that could still be dropped. Those outlets stay off.`);
      }),
  );
}
