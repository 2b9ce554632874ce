import type { FleetChange } from '../../../shared/model/fleet.ts';
import type { OutletId, PduId } from '../../../shared/model/ids.ts';
import type { LiveStatus, SocketConnection } from '../../../shared/shell/live-status.ts';
import type { ShellChange } from '../../../shared/shell/state.ts';
import type { FleetStore } from '../../devices/fleet-store.ts';
import type { ShellStore } from '../../storage/shell-store.ts';
import type { Clock } from '../../support/clock.ts';

export interface LiveStatusBookOptions {
  readonly fleet: FleetStore;
  readonly store: ShellStore;
  readonly isStored: (pdu: PduId) => boolean;
  readonly clock: Clock;
  readonly onChange: (change: ShellChange) => void;
}

/** Live status of what hangs on power sockets: follows from states that were read back, and from commands that failed. */
export class LiveStatusBook {
  readonly #options: LiveStatusBookOptions;

  constructor(options: LiveStatusBookOptions) {
    this.#options = options;
  }

  get connections(): readonly SocketConnection[] {
    return this.#options.store.connections();
  }

  get all(): readonly LiveStatus[] {
    return [];
  }

  /** Something was said about the fleet: a state was read, a command went on. */
  onFleetChange(_change: FleetChange): void {}

  /** A lab controller said what hangs on a socket. */
  connect(_pdu: PduId, _outlet: OutletId, _endpoint: string): void {}

  forget(_pdu: PduId, _outlet: OutletId): void {}
}
