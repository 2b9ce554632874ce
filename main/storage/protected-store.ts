import type { DatabaseSync } from 'node:sqlite';
import { outletId, elementLabel, type OutletId } from '../../shared/model/ids.ts';
import { text } from './columns.ts';

/** Outlets that need press and hold, by the PDU's serial (its id) and the outlet's label; they outlive a removed PDU. */
export class ProtectedStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  list(pdu: string): readonly OutletId[] {
    return this.#database
      .prepare('SELECT outlet FROM protected_outlet WHERE pdu = ? ORDER BY outlet')
      .all(pdu)
      .map((row) => outletId(text(row, 'outlet')));
  }

  set(pdu: string, outlet: OutletId, isProtected: boolean): void {
    const sql = isProtected
      ? 'INSERT OR IGNORE INTO protected_outlet (pdu, outlet) VALUES (?, ?)'
      : 'DELETE FROM protected_outlet WHERE pdu = ? AND outlet = ?';
    this.#database.prepare(sql).run(pdu, elementLabel(outlet));
  }
}
