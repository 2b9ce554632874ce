import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import type { CallContext } from '../../../../shared/ipc/builders.ts';
import type { PduId } from '../../../../shared/model/ids.ts';
import type { Result } from '../../../../shared/result.ts';
import type { AutoLoadDetails, KnownSocket, ShellProfile } from '../../../../shared/shell/auto-load.ts';
import type { ShellFault, ShellPowerCommand } from '../../../../shared/shell/fault.ts';
import type { ShellChange } from '../../../../shared/shell/state.ts';
import { createSnmpDriver } from '../../../drivers/snmp/snmp-driver.ts';
import { createXerusDriver } from '../../../drivers/xerus/xerus-driver.ts';
import type { EngineOptions } from '../../../engine/engine-options.ts';
import type { CreateDriver } from '../../../engine/drivers.ts';
import type { BriskClock } from '../../../engine/testing/brisk-clock.ts';
import type { EngineBench } from '../../../engine/testing/engine-bench.ts';
import {
  addTarget,
  briskClock,
  connected,
  engine,
  simulator,
  targetOf,
} from '../../../engine/testing/simulator-bench.ts';
import type { ModelSpec } from '../../../simulator/models/spec.ts';
import type { RunningSimulator, SimulatorOptions } from '../../../simulator/simulator.ts';
import type { Clock } from '../../../support/clock.ts';
import { plainLabels, sizedSpec } from '../../../simulator/testing/sized-spec.ts';

/** How the PDU is reached; every check is made both ways. */
export const WAYS = [
  { way: 'Xerus JSON-RPC', protocol: 'xerus' },
  { way: 'SNMP', protocol: 'snmp' },
] as const;
export type Protocol = (typeof WAYS)[number]['protocol'];

/** The caller, as shells and the command line are told apart from windows. */
export const caller: CallContext = { windowId: 'cloudshell', door: 'commandLine' };

export interface InventoryArguments {
  readonly profile?: ShellProfile;
  readonly shellName?: string | null;
  readonly known?: readonly KnownSocket[];
}

export interface PowerArguments {
  readonly delay?: string | null;
  readonly profile?: ShellProfile;
  readonly endpoints?: readonly string[];
  readonly includeProtected?: boolean;
}

export interface StandardBench {
  readonly clock: BriskClock;
  readonly device: RunningSimulator;
  readonly bench: EngineBench;
  readonly pdu: PduId;
  /** What the device was told to do by anybody, `4 off`, in order; refused commands are not among them. */
  readonly carriedOut: readonly string[];
  /** Writes to relays that reached the device, whether they were carried out or not. */
  readonly writes: () => number;
  readonly getInventory: (more?: InventoryArguments) => Promise<Result<AutoLoadDetails, ShellFault>>;
  readonly power: (
    command: ShellPowerCommand,
    ports: readonly string[],
    more?: PowerArguments,
  ) => Promise<Result<null, ShellFault>>;
  /** What windows were told of the shell, in order. */
  readonly shellChanges: () => readonly ShellChange[];
}

export interface StandardOptions {
  readonly spec?: ModelSpec;
  readonly device?: Partial<SimulatorOptions>;
  readonly engine?: Partial<EngineOptions>;
  /** What takes the device `FOR_EVER_MS` does, and the engine gives up on it soon. */
  readonly canFallSilent?: boolean;
  /** Done to the device before anybody asks it. */
  readonly prepare?: (device: RunningSimulator) => void;
}

/** Labels of the outlets whose relay is closed. */
export function labelsOn(device: RunningSimulator): readonly string[] {
  return device.pdu.outlets.filter(({ status }) => status.powerOn).map(({ spec }) => spec.label);
}

/** What a device is told to do from now on. */
export function watchCommands(device: RunningSimulator): readonly string[] {
  const told: string[] = [];
  const stop = device.pdu.onEvent((event) => {
    if (event.kind !== 'powerControl') return;
    const label = device.pdu.outlets[event.outlet]?.spec.label ?? '';
    told.push(`${label} ${event.cycle ? 'cycle' : event.on ? 'on' : 'off'}`);
  });
  onTestFinished(stop);
  return told;
}

/** outletSwitchControlTable of PDU2-MIB. */
const SWITCH_TABLE = '1.3.6.1.4.1.13742.6.4.1.2.';

/** Writes to relays that reached the device, by either protocol. */
export function relayWrites({ requestLog, snmp }: RunningSimulator): number {
  const calls = requestLog.entries.filter(({ method }) => /^(set|cycle).*PowerState/u.test(method));
  const sets = snmp?.agent.log.sets ?? [];
  const ofRelays = sets.filter(({ oids }) => oids.some((oid) => oid.startsWith(SWITCH_TABLE)));
  return calls.length + ofRelays.length;
}

/** The shell's commands on a PDU of an engine, as a caller sees them. */
export function callsOn({ engine }: EngineBench, pdu: PduId): Pick<StandardBench, 'getInventory' | 'power'> {
  const { shell } = engine.handlers;
  return {
    getInventory: ({ profile = '2g', shellName = null, known = [] } = {}) =>
      shell.getInventory({ pdu, profile, shellName, known: [...known] }, caller),
    power: (command, ports, more = {}) => {
      const { delay = null, profile = '2g', endpoints = [], includeProtected = false } = more;
      const given = { ports: [...ports], endpoints: [...endpoints], delay, profile, includeProtected };
      return shell.power({ ...given, pdu, command, address: null }, caller);
    },
  };
}

/** A simulated PDU that takes this long over something never gets done. */
export const FOR_EVER_MS = 3_600_000;

/** Time of a device; what takes it for ever does not end when a clock jumps. */
function deviceClock(clock: Clock): Clock {
  return {
    nowMs: () => clock.nowMs(),
    sleep: (ms, signal) =>
      ms < FOR_EVER_MS ? clock.sleep(ms, signal) : once(signal, 'abort').then(() => undefined),
  };
}

/** Over Xerus limits on answers are kept by the machine's time: a test that runs into one waits this long. */
const REQUEST_TIMEOUT_MS = 300;

const createDriver: CreateDriver = (target) => {
  const { address, clock, logger } = target;
  if (target.protocol === 'snmp') {
    const { access, engineId } = target;
    return createSnmpDriver({ address, access, engineId, clock, logger, traps: null });
  }
  const { user, password, fingerprint, sessionsConcurrencyLimit = 1 } = target;
  return createXerusDriver({
    address,
    user,
    password,
    trustedFingerprint: fingerprint ?? '',
    sessionsConcurrencyLimit,
    requestTimeoutMs: REQUEST_TIMEOUT_MS,
    clock,
    logger,
  });
};

/** A simulated PDU and an engine that has it, on one brisk clock. Eight plain outlets that are on, unless told otherwise. */
export async function standardBench(
  protocol: Protocol,
  { spec = sizedSpec(plainLabels(8)), ...options }: StandardOptions = {},
): Promise<StandardBench> {
  const clock = briskClock();
  const { canFallSilent = false } = options;
  const time = canFallSilent ? deviceClock(clock) : clock;
  const device = await simulator({ clock: time, spec, snmpPort: 0, ...options.device });
  if (canFallSilent) clock.holds(() => device.requestLog.underWay);
  options.prepare?.(device);
  const bench = await engine({ clock, ...(canFallSilent ? { createDriver } : {}), ...options.engine });
  const { pdu } = await addTarget(bench, targetOf(device, protocol));
  await connected(bench, pdu, 'online');
  return {
    clock,
    device,
    bench,
    pdu,
    carriedOut: watchCommands(device),
    writes: () => relayWrites(device),
    ...callsOn(bench, pdu),
    shellChanges: () =>
      bench.pushed
        .filter(({ channel }) => channel === 'shell.changed')
        .map(({ payload }) => payload as ShellChange),
  };
}

/** What a command that must not fail gives. */
export function passed<Value>(result: Result<Value, ShellFault>): Value {
  if (result.ok) return result.value;
  throw new Error(`It failed: ${result.error.kind}: ${result.error.message}`);
}

/** Why a command failed that must fail. */
export function fault<Value>(result: Result<Value, ShellFault>): ShellFault {
  if (!result.ok) return result.error;
  throw new Error('It passed silently.');
}
