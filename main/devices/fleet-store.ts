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
  readonly settingsBy?: string;
  /** What the journal says, where PDU, element and time have columns of their own; left out: `text`. */
  readonly line?: string;
  /** Stands in the column of the element; left out: label and name of `element`. */
  readonly elementName?: string;
  /** Seen for the first time in this run: it may have been so for longer. Only the journal is told, if it does not know. */
  readonly isFirst?: boolean;
  /** Ends what goes on without a line of its own, and nobody is told. */
  readonly endsQuietly?: boolean;
}

/** What is told, filled in, with the PDU as it is shown now. */
export interface ReportedNews extends Required<
  Omit<News, 'elementName' | 'topic' | 'endsQuietly' | 'settingsBy'>
> {
  readonly endsQuietly?: boolean;
  readonly pdu: PduId;
  readonly atMs: number;
  readonly topic: string | null;
  /** Null for label and name of `element`. */
  readonly elementName: string | null;
  readonly view: PduView | undefined;
}

/** The state every window sees, with the counter by which a window notices that it missed something. */
export class FleetStore {
  readonly #clock: Clock;
  readonly #onChange: (revision: number, change: FleetChange) => void;
  readonly #keep: (news: ReportedNews) => number | null;
  #state: FleetState = EMPTY_FLEET;
  #notKept = 0;

  /** `keep` writes news into the journal and gives their number; null when they are not kept. */
  constructor(options: {
    clock: Clock;
    onChange: (revision: number, change: FleetChange) => void;
    keep?: (news: ReportedNews) => number | null;
  }) {
    this.#clock = options.clock;
    this.#onChange = options.onChange;
    this.#keep = options.keep ?? (() => null);
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
    const { element, severity, text, topic = null, by = 'PDU', isFirst = false, endsQuietly = false } = news;
    const {
      kind = severity === 'info' ? 'change' : 'alarm',
      line = text,
      elementName = null,
      settingsBy,
    } = news;
    const event = { element, severity, text, kind, topic, by, pdu, atMs: this.#clock.nowMs() };
    const kept = this.#keep({ ...event, line, elementName, isFirst, endsQuietly, view: this.pdu(pdu) });
    if (isFirst || endsQuietly) return;
    // Below zero for what is not in the journal, and different for each.
    if (kept === null) this.#notKept -= 1;
    const id = kept ?? this.#notKept;
    const whose = settingsBy === undefined ? {} : { settingsBy };
    this.publish({ kind: 'event', event: { ...event, ...whose, id } });
  }
}
