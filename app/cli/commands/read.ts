import type { Command } from 'commander';
import type { SampleBatch } from '../../../shared/model/fleet.ts';
import { inventoryDocument, readingsDocument } from '../documents.ts';
import { printJson, untilAborted, type CliIo } from '../io.ts';
import { withTarget, type Target, type TargetOptions } from '../target.ts';

interface ReadOptions extends TargetOptions {
  readonly json?: boolean;
  readonly watch?: boolean;
}

/** Lays newer columns over older ones, so that every tick prints every sensor. */
function mergeSamples(older: SampleBatch, newer: SampleBatch): SampleBatch {
  if (older.discovery !== newer.discovery) return newer;
  const newColumn = new Map(newer.sensorIndexes.map((sensor, column) => [sensor, column]));
  const pick = <Cell>(column: number, sensor: number, cells: (batch: SampleBatch) => readonly Cell[]) => {
    const fresh = newColumn.get(sensor);
    return fresh === undefined ? cells(older)[column] : cells(newer)[fresh];
  };
  return {
    ...newer,
    sensorIndexes: older.sensorIndexes,
    values: older.sensorIndexes.map(
      (sensor, column) => pick(column, sensor, (batch) => batch.values) ?? null,
    ),
    statusCodes: older.sensorIndexes.map(
      (sensor, column) => pick(column, sensor, (batch) => batch.statusCodes) ?? 3,
    ),
  };
}

async function watchReadings(io: CliIo, target: Target): Promise<void> {
  let latest = target.sample;
  const stop = target.engine.fleet.samples((batch) => {
    if (batch.pdu !== target.pdu) return;
    latest = mergeSamples(latest, batch);
    printJson(io, readingsDocument(target.model, latest), true);
  });
  await untilAborted(io.signal);
  stop();
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
        printJson(io, readingsDocument(target.model, target.sample), options.json ?? options.watch);
        if (options.watch) await watchReadings(io, target);
      }),
    );
}
