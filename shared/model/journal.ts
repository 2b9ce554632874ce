import type { ElementId, PduId } from './ids.ts';

/**
 * What a line of the journal is about; the list filters by it. Of PDUs, `critical` is also a connection that waits for a
 * person, and `operator` what somebody did past Busbar and the PDU named who.
 */
export type JournalKind = 'operator' | 'critical' | 'warning' | 'cleared' | 'connection' | 'info';

/**
 * How far it got. Of operators: `pending` in the undo window, `inProgress`, then an outcome. Of PDUs: `open` until it
 * cleared, then `ended`; null for what has no length.
 */
export type JournalState =
  'pending' | 'inProgress' | 'done' | 'failed' | 'unknown' | 'notSent' | 'open' | 'ended' | null;

/** One line of events and audit log: a command or change of a person as a whole, or an event of a PDU. */
export interface JournalEntry {
  /**
   * `audit:318`, the number of its first audit entry, or `event:57`, the id of a `PduEvent`; stays the same while the entry
   * goes on. An operator's `event:` was seen, not from this app.
   */
  readonly id: string;
  readonly kind: JournalKind;
  /** When it began. */
  readonly atMs: number;
  /** Null while it goes on, and for what has no length. */
  readonly endedAtMs: number | null;
  readonly pdu: PduId | null;
  /** Its name then. */
  readonly pduName: string;
  /** Null when it is about several, or about Busbar itself. */
  readonly element: ElementId | null;
  /** `14 db-02 PSU A`, `C5`, `3 outlets`; empty for the PDU itself. */
  readonly elementName: string;
  /** What happened, in words; no full stop where it is no sentence. */
  readonly text: string;
  /** The operator, `PDU`, `Busbar`, or the user and address that a PDU named. */
  readonly by: string;
  readonly state: JournalState;
}

/** Which lines. Times are of their beginning, from `fromMs` on and before `toMs`; null is without a limit. */
export interface JournalFilter {
  readonly source: 'all' | 'events' | 'audit';
  /** Empty for every kind. */
  readonly kinds: readonly JournalKind[];
  readonly pdu: PduId | null;
  readonly element: ElementId | null;
  /** Words, each of which is a part of names, of the text or of who it was by, in any case; empty for all. */
  readonly search: string;
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/** A page of lines, newest first. */
export interface JournalPage {
  readonly entries: readonly JournalEntry[];
  /** Give it back for the next page; null when there is none. */
  readonly next: string | null;
}

/** How many lines there are, over time and in all. */
export interface JournalCounts {
  /** Only columns with lines, oldest first. They begin at multiples of their width, since 1970. */
  readonly columns: readonly {
    readonly fromMs: number;
    readonly counts: Readonly<Partial<Record<JournalKind, number>>>;
  }[];
  readonly totals: Readonly<Record<JournalKind, number>>;
  /** Those of the critical ones and warnings that are `open`. */
  readonly openAlarms: number;
}
