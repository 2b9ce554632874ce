import type { DatabaseSync } from 'node:sqlite';
import { pduId, type PduId } from '../../shared/model/ids.ts';
import type { Protocol } from '../../shared/model/pdu.ts';
import { bytesOrNull, integerOrNull, text, textOrNull, type Row } from './columns.ts';

/** A PDU as Busbar remembers it between runs. */
export interface StoredPdu {
  readonly id: PduId;
  /** Its name in Busbar. */
  readonly name: string;
  readonly address: string;
  readonly user: string;
  readonly protocol: Protocol;
  /** Serial found when it was added; a device that shows another one is a different PDU. */
  readonly serial: string;
  /** The password, encrypted by the secret store; null when it is not kept. */
  readonly secret: Uint8Array | null;
  /** Set for PDUs that the built-in simulator plays. */
  readonly simulated: { readonly model: string; readonly seed: number } | null;
}

function fromRow(row: Row): StoredPdu {
  const model = textOrNull(row, 'simulated_model');
  return {
    id: pduId(text(row, 'id')),
    name: text(row, 'name'),
    address: text(row, 'address'),
    user: text(row, 'user'),
    protocol: text(row, 'protocol') === 'snmp' ? 'snmp' : 'xerus',
    serial: text(row, 'serial'),
    secret: bytesOrNull(row, 'secret'),
    simulated: model === null ? null : { model, seed: integerOrNull(row, 'simulated_seed') ?? 0 },
  };
}

/** PDUs in the order they were added. */
export class PduStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  list(): readonly StoredPdu[] {
    return this.#database.prepare('SELECT * FROM pdu ORDER BY position').all().map(fromRow);
  }

  get(id: PduId): StoredPdu | null {
    const row = this.#database.prepare('SELECT * FROM pdu WHERE id = ?').get(id);
    return row === undefined ? null : fromRow(row);
  }

  /** Adds it, or replaces what is kept under its id. */
  put(pdu: StoredPdu): void {
    this.#database
      .prepare(
        `INSERT INTO pdu (id, name, address, user, protocol, serial, secret, simulated_model, simulated_seed, position)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT COALESCE(MAX(position), 0) + 1 FROM pdu))
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, address = excluded.address, user = excluded.user,
           protocol = excluded.protocol, serial = excluded.serial, secret = excluded.secret,
           simulated_model = excluded.simulated_model, simulated_seed = excluded.simulated_seed`,
      )
      .run(
        pdu.id,
        pdu.name,
        pdu.address,
        pdu.user,
        pdu.protocol,
        pdu.serial,
        pdu.secret,
        pdu.simulated?.model ?? null,
        pdu.simulated?.seed ?? null,
      );
  }

  remove(id: PduId): void {
    this.#database.prepare('DELETE FROM pdu WHERE id = ?').run(id);
  }
}
