import type { DatabaseSync } from 'node:sqlite';
import type { PduEvent } from '../../shared/model/fleet.ts';
import { pduId, type ElementId } from '../../shared/model/ids.ts';
import { integer, integerOrNull, text, textOrNull, type Row } from './columns.ts';
import { inTransaction } from './database.ts';

/** An event as it is kept, with the names of then. */
export interface NewEvent extends Omit<PduEvent, 'id'> {
  /** Null while it goes on, and for what has no length. */
  readonly endedAtMs: number | null;
  readonly pduName: string;
  /** `14 db-02 PSU A`, `I1 L2`; empty for the PDU itself. */
  readonly elementName: string;
}

export interface StoredEvent extends NewEvent {
  readonly number: number;
}

/** Reads a row of the table `event`. */
export function eventFromRow(row: Row): StoredEvent {
  return {
    number: integer(row, 'number'),
    atMs: integer(row, 'at_ms'),
    endedAtMs: integerOrNull(row, 'ended_at_ms'),
    pdu: pduId(text(row, 'pdu')),
    pduName: text(row, 'pdu_name'),
    element: textOrNull(row, 'element') as ElementId | null,
    elementName: text(row, 'element_name'),
    severity: text(row, 'severity') as PduEvent['severity'],
    kind: text(row, 'kind') as PduEvent['kind'],
    topic: textOrNull(row, 'topic'),
    by: text(row, 'told_by'),
    text: text(row, 'text'),
  };
}

/** Events of PDUs and of their connections, for as long as the settings say. */
export class EventStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** What has begun and not ended, also in earlier runs of the program; oldest first. */
  listOpen(): readonly StoredEvent[] {
    return this.#database
      .prepare('SELECT * FROM event WHERE topic IS NOT NULL AND ended_at_ms IS NULL ORDER BY number')
      .all()
      .map(eventFromRow);
  }

  /** Keeps an event and ends those whose end it is; its number, which grows and is never used twice. */
  append(event: NewEvent, ends: readonly number[]): number {
    return inTransaction(this.#database, () => {
      this.#end(ends, event.atMs);
      const { lastInsertRowid } = this.#database
        .prepare(
          `INSERT INTO event (at_ms, ended_at_ms, pdu, pdu_name, element, element_name, severity, kind, topic, told_by, text)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          Math.round(event.atMs),
          event.endedAtMs === null ? null : Math.round(event.endedAtMs),
          event.pdu,
          event.pduName,
          event.element,
          event.elementName,
          event.severity,
          event.kind,
          event.topic,
          event.by,
          event.text,
        );
      return Number(lastInsertRowid);
    });
  }

  end(numbers: readonly number[], atMs: number): void {
    inTransaction(this.#database, () => this.#end(numbers, atMs));
  }

  /** Forgets events that began earlier, but for what still goes on; at most `limit`, and how many it were. */
  prune(beforeMs: number, limit: number): number {
    const { changes } = this.#database
      .prepare(
        `DELETE FROM event WHERE number IN (
           SELECT number FROM event WHERE at_ms < ? AND (topic IS NULL OR ended_at_ms IS NOT NULL) ORDER BY at_ms LIMIT ?
         )`,
      )
      .run(Math.round(beforeMs), limit);
    return Number(changes);
  }

  /** A clock that was set back does not make it end before it began. */
  #end(numbers: readonly number[], atMs: number): void {
    const end = this.#database.prepare('UPDATE event SET ended_at_ms = MAX(at_ms, ?) WHERE number = ?');
    for (const number of numbers) end.run(Math.round(atMs), number);
  }
}
