import type { DatabaseSync } from 'node:sqlite';
import { pduId, type PduId } from '../../shared/model/ids.ts';
import { integerOrNull, text, textOrNull, type Row } from './columns.ts';
import { inTransaction } from './database.ts';
import { accessFromRow, factsColumn, type StoredAccess } from './stored-access.ts';

/** A PDU as Busbar remembers it between runs, with the way by which it is used. */
export interface StoredPdu extends StoredAccess {
  readonly id: PduId;
  /** Its name in Busbar. */
  readonly name: string;
  /** Serial found when it was added; a device that shows another one is a different PDU. */
  readonly serial: string;
  /** Found when it was added, to recognise it by; empty where it was not told or not kept yet. */
  readonly mac: string;
  /** Maker found when it was added; empty where it was not told or not kept yet. */
  readonly vendor: string;
  /** Set for PDUs that the built-in simulator plays. */
  readonly simulated: { readonly model: string; readonly seed: number } | null;
  /** A second way to it, by its other protocol. */
  readonly other: StoredAccess | null;
}

/** PDUs in the order they were added. */
export class PduStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  list(): readonly StoredPdu[] {
    return this.#database
      .prepare('SELECT * FROM pdu ORDER BY position')
      .all()
      .map((row) => this.#fromRow(row));
  }

  get(id: PduId): StoredPdu | null {
    const row = this.#database.prepare('SELECT * FROM pdu WHERE id = ?').get(id);
    return row === undefined ? null : this.#fromRow(row);
  }

  /** Adds it, or replaces what is kept under its id. */
  put(pdu: StoredPdu): void {
    inTransaction(this.#database, () => {
      this.#putPdu(pdu);
      this.#putOther(pdu);
    });
  }

  remove(id: PduId): void {
    this.#database.prepare('DELETE FROM pdu WHERE id = ?').run(id);
  }

  #putPdu(pdu: StoredPdu): void {
    this.#database
      .prepare(
        `INSERT INTO pdu (id, name, address, user, protocol, serial, mac, vendor, snmp_access, secret,
           simulated_model, simulated_seed, position)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT COALESCE(MAX(position), 0) + 1 FROM pdu))
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, address = excluded.address, user = excluded.user,
           protocol = excluded.protocol, serial = excluded.serial, mac = excluded.mac,
           vendor = excluded.vendor, snmp_access = excluded.snmp_access, secret = excluded.secret,
           simulated_model = excluded.simulated_model, simulated_seed = excluded.simulated_seed`,
      )
      .run(
        pdu.id,
        pdu.name,
        pdu.address,
        pdu.user,
        pdu.protocol,
        pdu.serial,
        pdu.mac,
        pdu.vendor,
        factsColumn(pdu),
        pdu.secret,
        pdu.simulated?.model ?? null,
        pdu.simulated?.seed ?? null,
      );
  }

  #putOther({ id, other }: StoredPdu): void {
    if (other === null) {
      this.#database.prepare('DELETE FROM other_access WHERE pdu = ?').run(id);
      return;
    }
    this.#database
      .prepare(
        'INSERT OR REPLACE INTO other_access (pdu, protocol, address, user, snmp_access, secret) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(id, other.protocol, other.address, other.user, factsColumn(other), other.secret);
  }

  #fromRow(row: Row): StoredPdu {
    const model = textOrNull(row, 'simulated_model');
    const id = pduId(text(row, 'id'));
    const other = this.#database.prepare('SELECT * FROM other_access WHERE pdu = ?').get(id);
    return {
      ...accessFromRow(row),
      id,
      name: text(row, 'name'),
      serial: text(row, 'serial'),
      mac: text(row, 'mac'),
      vendor: text(row, 'vendor'),
      simulated: model === null ? null : { model, seed: integerOrNull(row, 'simulated_seed') ?? 0 },
      other: other === undefined ? null : accessFromRow(other),
    };
  }
}
