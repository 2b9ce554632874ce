import { onTestFinished, vi } from 'vitest';
import type { CallContext } from '../../../shared/ipc/builders.ts';
import type { AddedPdu } from '../../../shared/ipc/pdus.ts';
import { isFinished, type CommandPhase, type PowerCommand } from '../../../shared/model/command.ts';
import type { FleetChange } from '../../../shared/model/fleet.ts';
import { outletId, type CommandId, type PduId } from '../../../shared/model/ids.ts';
import type { PduTarget, SnmpTarget } from '../../../shared/model/pdu-target.ts';
import type { Protocol } from '../../../shared/model/pdu.ts';
import type { PowerAction } from '../../../shared/model/power-state.ts';
import { startSimulator, type RunningSimulator, type SimulatorOptions } from '../../simulator/simulator.ts';
import type { EngineOptions } from '../engine-options.ts';
import type { Clock } from '../../support/clock.ts';
import { BriskClock } from './brisk-clock.ts';
import { startEngine, type EngineBench } from './engine-bench.ts';

export const context: CallContext = { windowId: 'w1', door: 'app' };
const WAIT = { timeout: 18_000, interval: 5 };
const START_MS = Date.UTC(2026, 2, 4);

/** A clock for one test that passes over the time in which nothing happens. */
export function briskClock(): BriskClock {
  const clock = new BriskClock(START_MS);
  onTestFinished(() => clock[Symbol.dispose]());
  return clock;
}

/** Runs a simulator until the test is over; a brisk clock goes on while it lets a request wait. */
export async function simulator(
  options: Partial<SimulatorOptions> & { readonly clock: Clock },
): Promise<RunningSimulator> {
  const running = await startSimulator({ model: 'px3-1ph-8', seed: 1, ...options });
  onTestFinished(() => running[Symbol.asyncDispose]());
  if (options.clock instanceof BriskClock) options.clock.holds(() => running.requestLog.underWay);
  return running;
}

/** Runs an engine until the test is over. */
export async function engine(
  options: Partial<EngineOptions> & { readonly clock: Clock },
): Promise<EngineBench> {
  const bench = await startEngine(options);
  onTestFinished(() => bench[Symbol.asyncDispose]());
  return bench;
}

/** How a simulated PDU is asked by a protocol: over SNMP by v2c. Its certificate is trusted. */
export function targetOf(device: RunningSimulator, protocol: Protocol): PduTarget {
  if (protocol === 'snmp') return communityTarget(device);
  const { url: address, user, password, fingerprint } = device;
  return { protocol, address, user, password, fingerprint };
}

/** How a simulated PDU is asked by SNMP v2c. */
export function communityTarget({ snmp }: RunningSimulator): SnmpTarget {
  if (snmp === null) throw new Error('This simulator answers no SNMP.');
  const { port, readCommunity, writeCommunity } = snmp;
  const access = { version: 'v2c', readCommunity, writeCommunity } as const;
  return { protocol: 'snmp', address: `snmp://127.0.0.1:${port}`, access, engineId: null };
}

/** How a simulated PDU is asked by its user of SNMP v3. */
export function userTarget({ snmp }: RunningSimulator): SnmpTarget {
  if (snmp === null) throw new Error('This simulator answers no SNMP.');
  const { user, authProtocol, authPassword, privProtocol, privPassword } = snmp.v3;
  const auth = { protocol: authProtocol, password: authPassword };
  const priv = { protocol: privProtocol, password: privPassword };
  const access = { version: 'v3', user, auth, priv, context: '' } as const;
  return { protocol: 'snmp', address: `snmp://127.0.0.1:${snmp.port}`, access, engineId: null };
}

/** Adds a PDU by a target, with its secrets kept; throws when that is refused. */
export async function addTarget(bench: EngineBench, target: PduTarget): Promise<AddedPdu> {
  const request = { ...target, name: 'A07-L', keepPassword: true };
  const added = await bench.engine.handlers.pdus.add(request, context);
  if (!added.ok) throw new Error(added.error.message);
  return added.value;
}

/** Adds a simulator as a person would add a PDU, with its certificate trusted. */
export async function addPdu(bench: EngineBench, device: RunningSimulator): Promise<PduId> {
  return (await addTarget(bench, targetOf(device, 'xerus'))).pdu;
}

/** Waits until the connection is of a kind. */
export async function connected(bench: EngineBench, pdu: PduId, kind: string): Promise<void> {
  await vi.waitFor(async () => {
    const { connection } = await bench.view(pdu);
    if (connection.kind !== kind) throw new Error(`The connection is ${JSON.stringify(connection)}.`);
  }, WAIT);
}

/** Arms one outlet with what is on the screen now. */
export async function arm(
  bench: EngineBench,
  pdu: PduId,
  label: string,
  action: PowerAction,
): Promise<CommandId> {
  const outlet = outletId(label);
  const view = await bench.view(pdu);
  const seen = {
    outlet,
    name: view.model?.outlets.find((each) => each.id === outlet)?.name ?? '',
    powerState: view.outletStates[outlet]?.powerState ?? ('unknown' as const),
  };
  const scope = 'one' as const;
  const request = { pdu, action, scope, outlets: [seen], respectSequence: false, heldProtected: false };
  const armed = await bench.engine.handlers.power.arm(request, context);
  if (!armed.ok) throw new Error(armed.error.message);
  return armed.value;
}

/** Everything that was ever shown of a command: by the time somebody looks it may be forgotten. */
function shownOf({ pushed }: EngineBench, id: CommandId): readonly PowerCommand[] {
  return pushed.flatMap(({ channel, payload }) => {
    if (channel !== 'fleet.changed') return [];
    const { change } = payload as { readonly change: FleetChange };
    return change.kind === 'command' && change.command.id === id ? [change.command] : [];
  });
}

/** A command as it was shown the first time that this was true of it. */
function shown(
  bench: EngineBench,
  id: CommandId,
  isWanted: (command: PowerCommand) => boolean,
): Promise<PowerCommand> {
  return vi.waitFor(() => {
    const all = shownOf(bench, id);
    const found = all.find(isWanted);
    if (found === undefined) throw new Error(`The command is ${JSON.stringify(all.at(-1)?.outlets)}.`);
    return found;
  }, WAIT);
}

/** The command when it has an outcome. */
export function outcome(bench: EngineBench, id: CommandId): Promise<PowerCommand> {
  return shown(bench, id, isFinished);
}

/** Waits until the first outlet of a command is in a phase, or was. */
export function inPhase(bench: EngineBench, id: CommandId, phase: CommandPhase): Promise<PowerCommand> {
  return shown(bench, id, ({ outlets }) => outlets[0]?.phase === phase);
}

/** A simulator and an engine on one brisk clock, connected. */
export async function simulatorBench(options: Partial<SimulatorOptions> = {}): Promise<{
  readonly clock: BriskClock;
  readonly device: RunningSimulator;
  readonly bench: EngineBench;
  readonly pdu: PduId;
}> {
  const clock = briskClock();
  const device = await simulator({ clock, ...options });
  const bench = await engine({ clock });
  const pdu = await addPdu(bench, device);
  await connected(bench, pdu, 'online');
  return { clock, device, bench, pdu };
}
