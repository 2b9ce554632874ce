import {
  applyFleetChange,
  EMPTY_FLEET,
  type FleetChange,
  type FleetState,
} from '../../shared/model/fleet.ts';
import type { PduView } from '../../shared/model/fleet.ts';
import type { PduId } from '../../shared/model/ids.ts';
import type { PduEvent } from '../../shared/model/fleet.ts';
import type { Clock } from '../support/clock.ts';

/** Something to tell of a PDU; left out: an alarm unless it is `info`, without a length, told by the PDU. */
export interface News extends Pick<PduEvent, 'element' | 'severity' | 'text'> {
  readonly kind?: PduEvent['kind'];
  readonly topic?: string;
  readonly by?: string;
}

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

  report(pdu: PduId, news: News): void {
    this.#lastEventId += 1;
    const { kind = news.severity === 'info' ? 'change' : 'alarm', topic = null, by = 'PDU' } = news;
    const event = { ...news, id: this.#lastEventId, pdu, atMs: this.#clock.nowMs(), kind, topic, by };
    this.publish({ kind: 'event', event });
  }
}
