import {
  applyFleetChange,
  EMPTY_FLEET,
  type FleetChange,
  type FleetState,
} from '../../shared/model/fleet.ts';
import type { PduView } from '../../shared/model/fleet.ts';
import type { ElementId, PduId } from '../../shared/model/ids.ts';
import type { PduEvent } from '../../shared/model/fleet.ts';
import type { Clock } from '../support/clock.ts';

/** The state every window sees, with the counter by which a window notices that it missed something. */
export class FleetStore {
  readonly #clock: Clock;
  readonly #onChange: (revision: number, change: FleetChange) => void;
  #state: FleetState = EMPTY_FLEET;
  #lastEventId = 0;

  constructor(options: { clock: Clock; onChange: (revision: number, change: FleetChange) => void }) {
    this.#clock = options.clock;
    this.#onChange = options.onChange;
  }

  get state(): FleetState {
    return this.#state;
  }

  publish(change: FleetChange): void {
    const revision = this.#state.revision + 1;
    this.#state = { ...applyFleetChange(this.#state, change), revision };
    this.#onChange(revision, change);
  }

  pdu(id: PduId): PduView | undefined {
    return this.#state.pdus.find((pdu) => pdu.id === id);
  }

  report(pdu: PduId, element: ElementId | null, severity: PduEvent['severity'], text: string): void {
    this.#lastEventId += 1;
    const event = { id: this.#lastEventId, pdu, atMs: this.#clock.nowMs(), element, severity, text };
    this.publish({ kind: 'event', event });
  }
}
