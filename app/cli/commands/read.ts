import type { Command } from 'commander';
import { inventoryDocument, readingsDocument } from '../documents.ts';
import { printJson, type CliIo } from '../io.ts';
import { LatestReadings } from '../latest-readings.ts';
import { withTarget, type TargetOptions } from '../target.ts';
import { watchReadings } from '../watch-readings.ts';

interface ReadOptions extends TargetOptions {
  readonly json?: boolean;
  readonly watch?: boolean;
}

/** `busbar inventory` and `busbar readings`. */
export function readCommands(
  program: Command,
  io: CliIo,
  withTargetOptions: (command: Command) => Command,
): void {
  withTargetOptions(program.command('inventory').description('everything the PDU is made of')).action(
    (address: string, options: ReadOptions) =>
      withTarget(io, address, options, async ({ view, model }) =>
        printJson(io, inventoryDocument(view, model), options.json),
      ),
  );
  withTargetOptions(program.command('readings').description('every sensor as read now'))
    .option('--watch', 'one line a tick until interrupted')
    .action((address: string, options: ReadOptions) =>
      withTarget(io, address, options, async (target) => {
        const latest = new LatestReadings(target.sample);
        printJson(io, readingsDocument(target.model, latest), options.json ?? options.watch);
        if (options.watch) await watchReadings(io, target, latest);
      }),
    );
}
