import { Option, type Command } from 'commander';
import { FIRMWARE_PROFILES, SIMULATOR_MODELS, startSimulator } from '../../../main/simulator/simulator.ts';
import type { FirmwareProfile, SimulatorModelName } from '../../../main/simulator/simulator.ts';
import { parseInstant, parsePort, parseWhole } from '../arguments.ts';
import { CliFailure } from '../exit.ts';
import { printJson, untilAborted, type CliIo } from '../io.ts';
import { withDisposable } from '../with-disposable.ts';

interface SimulateOptions {
  readonly model: SimulatorModelName;
  readonly firmware: FirmwareProfile;
  readonly port: number;
  readonly seed: number;
  readonly at?: number;
  readonly latencyMs: number;
}

async function simulate(io: CliIo, options: SimulateOptions): Promise<void> {
  const starting = startSimulator({
    model: options.model,
    firmware: options.firmware,
    port: options.port,
    seed: options.seed,
    ...(options.at === undefined ? {} : { startAtMs: options.at }),
  }).catch((error: unknown) => {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') throw error;
    throw new CliFailure(
      `Port ${options.port} is taken. Choose another with --port, or leave it out to take a free one.`,
    );
  });
  await withDisposable(starting, async (simulator) => {
    simulator.faults.delayMs = options.latencyMs;
    const { model, url, user, password, fingerprint } = simulator;
    printJson(io, { model, url, user, password, fingerprint }, true);
    await untilAborted(io.signal);
  });
}

/** `busbar simulate`: a Xerus PDU on loopback until it is interrupted. */
export function simulateCommand(program: Command, io: CliIo): void {
  program
    .command('simulate')
    .description('run a simulated PDU on loopback; prints one JSON line when it is ready')
    .addOption(
      new Option('--model <name>', 'which PDU')
        .choices(SIMULATOR_MODELS.map((model) => model.name))
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--firmware <version>', 'firmware profile').choices(FIRMWARE_PROFILES).default('4.0.20'),
    )
    .option('--port <port>', 'HTTPS port; 0 takes a free one', parsePort, 0)
    .option('--seed <number>', 'the same seed gives the same readings', parseWhole, 1)
    .option('--at <time>', 'device time at the start, ISO 8601', parseInstant)
    .option('--latency-ms <ms>', 'wait before each answer', parseWhole, 0)
    .action((options: SimulateOptions) => simulate(io, options));
}
