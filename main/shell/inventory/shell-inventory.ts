import type { OutletId, PduId } from '../../../shared/model/ids.ts';
import type { AutoLoadDetails, KnownSocket, ShellProfile } from '../../../shared/shell/auto-load.ts';
import type { AssignedSocket } from '../../../shared/shell/state.ts';
import type { DeviceSession } from '../../devices/device-session.ts';
import type { ShellStore } from '../../storage/shell-store.ts';

export interface InventoryRequest {
  readonly pdu: PduId;
  readonly profile: ShellProfile;
  /** Null: `<Vendor> PDU`. */
  readonly shellName: string | null;
  /** What CloudShell has of this PDU already. */
  readonly known: readonly KnownSocket[];
  readonly signal: AbortSignal;
}

export interface ShellInventoryOptions {
  readonly session: (pdu: PduId) => DeviceSession | undefined;
  readonly store: ShellStore;
  /** The PDU is stored, so that what is handed out for it can be kept. */
  readonly isStored: (pdu: PduId) => boolean;
  /** Addresses were handed out for this PDU. */
  readonly onChanged: (pdu: PduId) => void;
}

/** `get_inventory` of the standard: what CloudShell is told a PDU consists of, and the addresses it is told for them. */
export class ShellInventory {
  readonly #options: ShellInventoryOptions;

  constructor(options: ShellInventoryOptions) {
    this.#options = options;
  }

  /**
   * Reads the PDU and describes it.
   *
   * @throws ShellError when it cannot be reached or read, or the shell's name cannot be one
   */
  async getInventory(_request: InventoryRequest): Promise<AutoLoadDetails> {
    throw new Error('Not built yet.');
  }

  /** Second-generation addresses by outlet: those handed out, else those that the labels give. */
  sockets(pdu: PduId): Readonly<Record<OutletId, AssignedSocket>> {
    return this.#options.store.sockets(pdu);
  }
}
