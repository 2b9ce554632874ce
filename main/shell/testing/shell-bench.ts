import type { CallContext } from '../../../shared/ipc/builders.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import type { Protocol } from '../../../shared/model/pdu.ts';
import type { Result } from '../../../shared/result.ts';
import type { ShellFault, ShellPowerCommand } from '../../../shared/shell/fault.ts';
import type { ShellChange, ShellState } from '../../../shared/shell/state.ts';
import { snmpSide } from '../../drivers/snmp/testing/driver-on.ts';
import type { BriskClock } from '../../engine/testing/brisk-clock.ts';
import type { EngineBench } from '../../engine/testing/engine-bench.ts';
import {
  addTarget,
  briskClock,
  connected,
  engine,
  simulator,
  targetOf,
} from '../../engine/testing/simulator-bench.ts';
import type { RunningSimulator, SimulatorOptions } from '../../simulator/simulator.ts';
import { numberOf } from '../../snmp/value.ts';

/** A caller as the automation endpoint makes one. */
export const caller: CallContext = { windowId: 'shell-test', door: 'endpoint' };

export interface ShellCall {
  readonly ports: readonly string[];
  readonly delay?: string | null;
  readonly profile?: '2g' | '1g';
  readonly address?: string | null;
  readonly includeProtected?: boolean;
  readonly endpoints?: readonly string[];
}

/** Gives a command of the standard through the contract. */
export async function shellPower(
  { engine: { handlers } }: EngineBench,
  pdu: PduId,
  command: ShellPowerCommand,
  call: ShellCall,
  context: CallContext = caller,
): Promise<Result<null, ShellFault>> {
  const defaults = { delay: null, profile: '2g', address: null, includeProtected: false } as const;
  const { ports, endpoints = [], ...rest } = call;
  const request = { ...defaults, ...rest, pdu, command, ports: [...ports], endpoints: [...endpoints] };
  return handlers.shell.power(request, context);
}

/** The fault of a command that must have failed. */
export async function faultOf(answer: Promise<Result<null, ShellFault>>): Promise<ShellFault> {
  const result = await answer;
  if (result.ok) throw new Error('The command did not fail.');
  return result.error;
}

export function shellState({ engine: { handlers } }: EngineBench): Promise<ShellState> {
  return handlers.shell.snapshot({}, caller);
}

/** What windows were told of the shell, in order. */
export function shellChanges({ pushed }: EngineBench): readonly ShellChange[] {
  return pushed
    .filter(({ channel }) => channel === 'shell.changed')
    .map(({ payload }) => payload as ShellChange);
}

export interface ShellBench {
  readonly clock: BriskClock;
  readonly device: RunningSimulator;
  readonly bench: EngineBench;
  readonly pdu: PduId;
  /** `off 1,2`: what the device was told to do, in order, whether it did it or not. */
  readonly writes: () => readonly string[];
  readonly power: (
    command: ShellPowerCommand,
    call: ShellCall,
    context?: CallContext,
  ) => Promise<Result<null, ShellFault>>;
}

/** Calls of JSON-RPC that move power. */
const SWITCHING = new Set([
  'setPowerState',
  'cyclePowerState',
  'setMultipleOutletPowerStates',
  'cycleMultipleOutletPowerStates',
  'setAllOutletPowerStates',
  'cycleAllOutletPowerStates',
]);
/** outletSwitchingOperation (PDU2-MIB). */
const OPERATION = '1.3.6.1.4.1.13742.6.4.1.2.1.2.1.';

/** How often the device was told to switch anything, whatever way. */
export function writesTo(device: RunningSimulator): readonly string[] {
  const rpc = device.requestLog.entries.filter(({ method }) => SWITCHING.has(method));
  const sets = device.snmp === null ? [] : snmpSide(device).agent.log.sets;
  return [
    ...rpc.map(({ method }) => method),
    ...sets.flatMap(({ varbinds }) =>
      varbinds
        .filter(({ oid }) => oid.startsWith(OPERATION))
        .map(
          ({ oid, value }) =>
            `${oid.slice(OPERATION.length)}=${numberOf(value.type === 'integer' ? value : undefined)}`,
        ),
    ),
  ];
}

/** A simulated PDU and an engine that knows it by a protocol, on one brisk clock, connected. */
export async function shellBench(
  protocol: Protocol,
  options: Partial<SimulatorOptions> = {},
): Promise<ShellBench> {
  const clock = briskClock();
  const device = await simulator({ clock, ...(protocol === 'snmp' ? { snmpPort: 0 } : {}), ...options });
  const bench = await engine({ clock });
  const { pdu } = await addTarget(bench, targetOf(device, protocol));
  await connected(bench, pdu, 'online');
  return {
    clock,
    device,
    bench,
    pdu,
    writes: () => writesTo(device),
    power: (command, call, context) => shellPower(bench, pdu, command, call, context),
  };
}
