import { onTestFinished } from 'vitest';
import type { CallContext } from '../../../shared/ipc/builders.ts';
import type { RefusedCommand } from '../../../shared/ipc/power.ts';
import type { OutletCommand, PowerCommand } from '../../../shared/model/command.ts';
import { outletId, type CommandId, type PduId } from '../../../shared/model/ids.ts';
import type { PowerAction, PowerState } from '../../../shared/model/power-state.ts';
import type { Result } from '../../../shared/result.ts';
import { MemoryPdu } from '../../devices/testing/memory-pdu.ts';
import type { Engine } from '../../engine.ts';
import { startEngine, type EngineBench } from '../../engine/testing/engine-bench.ts';
import { ManualClock } from '../../support/manual-clock.ts';

export const START_MS = Date.UTC(2026, 2, 4, 14, 28, 0);
export const context: CallContext = { windowId: 'w1', door: 'app' };

export interface ArmOptions {
  readonly action?: PowerAction;
  readonly outlets?: readonly string[];
  readonly scope?: PowerCommand['scope'];
  readonly seenState?: PowerState;
  readonly seenName?: string;
  readonly heldProtected?: boolean;
  readonly context?: CallContext;
}

export interface PowerBench {
  readonly clock: ManualClock;
  readonly device: MemoryPdu;
  readonly bench: EngineBench;
  readonly handlers: Engine['handlers'];
  readonly pdu: PduId;
  arm(options?: ArmOptions): Promise<Result<CommandId, RefusedCommand>>;
  /** Arms and expects that it was not refused. */
  armed(options?: ArmOptions): Promise<CommandId>;
  command(id: CommandId): Promise<PowerCommand>;
  /** The first outlet of a command. */
  outlet(id: CommandId): Promise<OutletCommand>;
  /** Results in the audit log for a command, oldest first, with the outlet's label. */
  audited(id: CommandId): Promise<readonly string[]>;
  /** Lets everything that needs no time happen. */
  settle(): Promise<void>;
}

/** Adds the PDU in memory to an engine: for a call of the command line, or stored. */
async function openPdu({ handlers }: Engine, isStored: boolean): Promise<PduId> {
  const address = 'http://192.0.2.17';
  const account = { protocol: 'xerus', address, user: 'admin', password: 'pw', fingerprint: null } as const;
  if (isStored) {
    const added = await handlers.pdus.add({ ...account, name: 'mem', keepPassword: true }, context);
    if (!added.ok) throw new Error(added.error.message);
    return added.value.pdu;
  }
  const opened = await handlers.pdus.openTemporary(account, context);
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

/** An engine and a PDU in memory on one clock that the test moves; the PDU is online. */
export async function powerBench(
  prepare: (device: MemoryPdu) => void = () => undefined,
  options: { readonly isStored: boolean } = { isStored: false },
): Promise<PowerBench> {
  const clock = new ManualClock(START_MS);
  const device = new MemoryPdu(clock);
  prepare(device);
  const bench = await startEngine({ clock, createDriver: () => device.driver() });
  onTestFinished(() => bench[Symbol.asyncDispose]());
  const { handlers } = bench.engine;
  const pdu = await openPdu(bench.engine, options.isStored);
  const read = await handlers.pdus.readNow({ pdu }, context);
  if (!read.ok) throw new Error(read.error.message);
  const arm = (options: ArmOptions = {}) => {
    const { action = 'cycle', outlets = ['1'], scope = outlets.length > 1 ? 'several' : 'one' } = options;
    const seen = outlets.map((label) => ({
      outlet: outletId(label),
      name: options.seenName ?? `device-${label}`,
      powerState: options.seenState ?? ('on' as const),
    }));
    const { heldProtected = false } = options;
    const request = { pdu, action, scope, outlets: seen, respectSequence: false, heldProtected };
    return handlers.power.arm(request, options.context ?? context);
  };
  const command = async (id: CommandId) => {
    const { commands } = await handlers.fleet.snapshot({}, context);
    const found = commands.find((each) => each.id === id);
    if (found === undefined) throw new Error(`There is no command ${id}.`);
    return found;
  };
  return {
    clock,
    device,
    bench,
    handlers,
    pdu,
    arm,
    armed: async (options) => {
      const result = await arm(options);
      if (!result.ok) throw new Error(result.error.message);
      return result.value;
    },
    command,
    outlet: async (id) => {
      const [first] = (await command(id)).outlets;
      if (first === undefined) throw new Error('The command has no outlets.');
      return first;
    },
    audited: async (id) => {
      const entries = await handlers.app.audit({ limit: 1000, pdu }, context);
      const own = entries.filter((entry) => entry.commandId === id).toReversed();
      return own.map((entry) => `${entry.element?.slice('outlet:'.length) ?? ''} ${entry.result}`);
    },
    settle: () => new Promise((resolve) => setImmediate(resolve)),
  };
}
