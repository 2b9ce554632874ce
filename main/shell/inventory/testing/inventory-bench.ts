import type { PduId } from '../../../../shared/model/ids.ts';
import type { Result } from '../../../../shared/result.ts';
import type { AutoLoadDetails, KnownSocket, ShellProfile } from '../../../../shared/shell/auto-load.ts';
import type { ShellFault } from '../../../../shared/shell/fault.ts';
import { inventoryJson } from '../../../../shared/shell/inventory.ts';
import type { BriskClock } from '../../../engine/testing/brisk-clock.ts';
import type { EngineBench } from '../../../engine/testing/engine-bench.ts';
import {
  addTarget,
  briskClock,
  connected,
  context,
  engine,
  simulator,
  targetOf,
} from '../../../engine/testing/simulator-bench.ts';
import type { RunningSimulator, SimulatorOptions } from '../../../simulator/simulator.ts';

export const PROTOCOLS = ['xerus', 'snmp'] as const;
export const SERIAL = 'PEG7B00412';

export interface Ask {
  readonly profile?: ShellProfile;
  readonly shellName?: string;
  readonly known?: readonly KnownSocket[];
}

export interface InventoryBench {
  readonly clock: BriskClock;
  readonly device: RunningSimulator;
  readonly bench: EngineBench;
  readonly pdu: PduId;
  readonly ask: (ask?: Ask) => Promise<Result<AutoLoadDetails, ShellFault>>;
  /** The inventory; throws where there is none. */
  readonly inventory: (ask?: Ask) => Promise<AutoLoadDetails>;
  /** The bytes of the inventory. */
  readonly text: (ask?: Ask) => Promise<string>;
}

/** Asks an engine for inventories of one of its PDUs. */
export function askFor(
  { engine: { handlers } }: EngineBench,
  pdu: PduId,
): Pick<InventoryBench, 'ask' | 'inventory' | 'text'> {
  const ask = ({ profile = '2g', shellName, known = [] }: Ask = {}) =>
    handlers.shell.getInventory({ pdu, profile, shellName: shellName ?? null, known: [...known] }, context);
  const inventory = async (asked?: Ask) => {
    const described = await ask(asked);
    if (!described.ok) throw new Error(described.error.message);
    return described.value;
  };
  return { ask, inventory, text: async (asked) => inventoryJson(await inventory(asked)) };
}

/** A simulated PDU that is in Busbar by one protocol, and online. */
export async function inventoryBench(
  protocol: (typeof PROTOCOLS)[number],
  options: Partial<SimulatorOptions> = {},
): Promise<InventoryBench> {
  const clock = briskClock();
  const device = await simulator({ clock, serial: SERIAL, name: 'A07-L', snmpPort: 0, ...options });
  const bench = await engine({ clock });
  const { pdu } = await addTarget(bench, targetOf(device, protocol));
  await connected(bench, pdu, 'online');
  return { clock, device, bench, pdu, ...askFor(bench, pdu) };
}
