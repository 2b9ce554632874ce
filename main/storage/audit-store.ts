import type { DatabaseSync } from 'node:sqlite';
import type { AuditAction, AuditEntry, AuditResult } from '../../shared/model/audit.ts';
import type { Door } from '../../shared/model/command.ts';
import { pduId, type ElementId, type PduId } from '../../shared/model/ids.ts';
import { integer, text, textOrNull, type Row } from './columns.ts';
import { inTransaction } from './database.ts';

export type NewAuditEntry = Omit<AuditEntry, 'number'>;

const COLUMNS =
  'at_ms, operator, workstation, door, pdu, pdu_name, pdu_user, element, element_name, action, result, before, after, message, command_id';

/** Reads a row of the table `audit`. */
export function auditFromRow(row: Row): AuditEntry {
  const pdu = textOrNull(row, 'pdu');
  return {
    number: integer(row, 'number'),
    atMs: integer(row, 'at_ms'),
    operator: text(row, 'operator'),
    workstation: text(row, 'workstation'),
    door: text(row, 'door') as Door,
    pdu: pdu === null ? null : pduId(pdu),
    pduName: text(row, 'pdu_name'),
    pduUser: textOrNull(row, 'pdu_user'),
    element: textOrNull(row, 'element') as ElementId | null,
    elementName: text(row, 'element_name'),
    action: text(row, 'action') as AuditAction,
    result: text(row, 'result') as AuditResult,
    before: textOrNull(row, 'before'),
    after: textOrNull(row, 'after'),
    message: textOrNull(row, 'message'),
    commandId: textOrNull(row, 'command_id'),
  };
}

/** Everything that was asked of a PDU and what became of it. It only grows; the database refuses anything else. */
export class AuditStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** All entries are on disk when this returns; throws when they are not. */
  append(entries: readonly NewAuditEntry[]): void {
    const insert = this.#database.prepare(
      `INSERT INTO audit (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    inTransaction(this.#database, () => {
      for (const entry of entries) {
        insert.run(
          Math.round(entry.atMs),
          entry.operator,
          entry.workstation,
          entry.door,
          entry.pdu,
          entry.pduName,
          entry.pduUser,
          entry.element,
          entry.elementName,
          entry.action,
          entry.result,
          entry.before,
          entry.after,
          entry.message,
          entry.commandId,
        );
      }
    });
  }

  /** Newest first. */
  list(options: { readonly limit: number; readonly pdu: PduId | null }): readonly AuditEntry[] {
    const { limit, pdu } = options;
    return this.#database
      .prepare('SELECT * FROM audit WHERE ?1 IS NULL OR pdu = ?1 ORDER BY number DESC LIMIT ?2')
      .all(pdu, limit)
      .map(auditFromRow);
  }

  /** The last entry of each outlet of each command that has no outcome: what a crash left behind. */
  listUnfinished(): readonly AuditEntry[] {
    return this.#database
      .prepare(
        `SELECT * FROM audit WHERE number IN (
           SELECT MAX(number) FROM audit WHERE command_id IS NOT NULL GROUP BY command_id, element
         ) AND result IN ('armed', 'asked', 'sent', 'accepted') ORDER BY number`,
      )
      .all()
      .map(auditFromRow);
  }
}
