import { InvalidArgumentError, Option, type Command } from 'commander';
import { FIRMWARE_PROFILES, SIMULATOR_MODELS, startSimulator } from '../../../main/simulator/simulator.ts';
import type {
  FirmwareProfile,
  RunningSimulator,
  SimulatorModelName,
} from '../../../main/simulator/simulator.ts';
import { parseInstant, parsePort, parseWhole } from '../arguments.ts';
import { CliFailure, EXIT } from '../exit.ts';
import { printJson, untilAborted, type CliIo } from '../io.ts';
import { withDisposable } from '../with-disposable.ts';

interface SimulateOptions {
  readonly model: SimulatorModelName;
  readonly firmware: FirmwareProfile;
  readonly port: number;
  readonly seed: number;
  readonly at?: number;
  readonly latencyMs: number;
  readonly snmpPort?: number;
  readonly snmpTrapTo?: { readonly host: string; readonly port: number };
}

/** `127.0.0.1:16200` or `[::1]:16200`. */
function parseReceiver(text: string): { readonly host: string; readonly port: number } {
  const url = URL.canParse(`udp://${text}`) ? new URL(`udp://${text}`) : null;
  if (url === null || url.hostname === '' || url.host !== text || Number(url.port) === 0)
    throw new InvalidArgumentError('Use host:port, such as 127.0.0.1:16200.');
  return { host: url.hostname.replaceAll(/[[\]]/gu, ''), port: Number(url.port) };
}

/**
 * What a port that cannot be had is told with; null for other errors. The system says which of the two it was by the call
 * that failed.
 */
export function portProblem(
  error: unknown,
  { port, snmpPort }: Pick<SimulateOptions, 'port' | 'snmpPort'>,
): CliFailure | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return null;
  const why = error.code === 'EACCES' ? 'needs rights that you do not have' : 'is taken';
  const isSnmp = 'syscall' in error && error.syscall === 'bind';
  return isSnmp
    ? new CliFailure(`UDP port ${snmpPort} ${why}. Choose another with --snmp-port, or 0 to take a free one.`)
    : new CliFailure(`Port ${port} ${why}. Choose another with --port, or leave it out to take a free one.`);
}

/** The line that tells how to reach it; `snmp` only when it answers SNMP. */
function description({ model, url, user, password, fingerprint, snmp }: RunningSimulator): object {
  const own = { model, url, user, password, fingerprint };
  if (snmp === null) return own;
  const { port, readCommunity, writeCommunity, v3 } = snmp;
  return { ...own, snmp: { port, readCommunity, writeCommunity, v3 } };
}

async function simulate(io: CliIo, options: SimulateOptions): Promise<void> {
  const { snmpPort, snmpTrapTo } = options;
  if (snmpTrapTo !== undefined && snmpPort === undefined)
    throw new CliFailure('--snmp-trap-to needs --snmp-port as well.', EXIT.wrongUse);
  const starting = startSimulator({
    model: options.model,
    firmware: options.firmware,
    port: options.port,
    seed: options.seed,
    ...(options.at === undefined ? {} : { startAtMs: options.at }),
    ...(snmpPort === undefined ? {} : { snmpPort }),
    ...(snmpTrapTo === undefined ? {} : { snmpTrapTo }),
  }).catch((error: unknown) => {
    throw portProblem(error, options) ?? error;
  });
  await withDisposable(starting, async (simulator) => {
    simulator.faults.delayMs = options.latencyMs;
    printJson(io, description(simulator), true);
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
    .option('--snmp-port <port>', 'answers SNMP v1, v2c and v3 there too; 0 takes a free one', parsePort)
    .option('--snmp-trap-to <host:port>', 'sends notifications there', parseReceiver)
    .option('--seed <number>', 'the same seed gives the same readings', parseWhole, 1)
    .option('--at <time>', 'device time at the start, ISO 8601', parseInstant)
    .option('--latency-ms <ms>', 'wait before each answer', parseWhole, 0)
    .action((options: SimulateOptions) => simulate(io, options));
}
