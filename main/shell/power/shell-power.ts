import type { CallContext } from '../../../shared/ipc/builders.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import type { ShellProfile } from '../../../shared/shell/auto-load.ts';
import type { DeviceSession } from '../../devices/device-session.ts';
import type { FleetStore } from '../../devices/fleet-store.ts';
import type { PowerService } from '../../power/power-service.ts';
import type { Clock } from '../../support/clock.ts';
import type { ShellInventory } from '../inventory/shell-inventory.ts';
import type { LiveStatusBook } from '../live-status/live-status-book.ts';

export interface ShellPowerRequest {
  readonly pdu: PduId;
  /** What the caller knows the PDU by; null: its address in Busbar. */
  readonly address: string | null;
  readonly profile: ShellProfile;
  /** `192.0.2.17/PS4`, `PS4`, `4`. */
  readonly ports: readonly string[];
  readonly includeProtected: boolean;
  /** What hangs on each port, in the order of `ports`; empty when the caller does not say. */
  readonly endpoints: readonly string[];
  /** Aborting keeps a command that waits its turn from being sent; one that was sent goes on. */
  readonly signal: AbortSignal;
}

export interface ShellPowerOptions {
  readonly session: (pdu: PduId) => DeviceSession | undefined;
  readonly power: PowerService;
  readonly fleet: FleetStore;
  readonly clock: Clock;
  readonly inventory: ShellInventory;
  readonly liveStatus: LiveStatusBook;
}

/**
 * PowerOn, PowerOff and PowerCycle of the standard. Each returns nothing when every port is as asked and that was read
 * back, and throws `ShellError` otherwise. Commands for one PDU run one after the other.
 */
export class ShellPower {
  readonly #options: ShellPowerOptions;

  constructor(options: ShellPowerOptions) {
    this.#options = options;
  }

  async powerOn(_request: ShellPowerRequest, _context: CallContext): Promise<void> {
    void this.#options;
    throw new Error('Not built yet.');
  }

  async powerOff(_request: ShellPowerRequest, _context: CallContext): Promise<void> {
    throw new Error('Not built yet.');
  }

  /** `delay`: seconds between off and on as text; null, empty, white space and `0` leave the wait to the device. */
  async powerCycle(
    _request: ShellPowerRequest & { readonly delay: string | null },
    _context: CallContext,
  ): Promise<void> {
    throw new Error('Not built yet.');
  }
}
