import type { DatabaseSync } from 'node:sqlite';
import type { Door } from '../../shared/model/command.ts';
import { commandId, pduId, type CommandId, type OutletId, type PduId } from '../../shared/model/ids.ts';
import { integer, integerOrNull, text, type Row } from './columns.ts';
import { inTransaction } from './database.ts';

/** The second half of a cycle that Busbar drives, for one outlet: it is off, or will be, and is to be turned on. */
export interface PromisedOn {
  readonly commandId: CommandId;
  readonly outlet: OutletId;
  /** The PDU itself, whatever way it was reached by. */
  readonly pdu: PduId;
  readonly serial: string;
  readonly mac: string;
  /** The outlet's name on the PDU when the cycle was given. */
  readonly outletName: string;
  readonly door: Door;
  readonly includeProtected: boolean;
  readonly respectSequence: boolean;
  readonly delayMs: number;
  readonly askedAtMs: number;
  /** Just before the off left this machine; null: it did not. */
  readonly offSentAtMs: number | null;
  /** The device's time of the change that the off was; null while it did not tell. */
  readonly offChangeMs: number | null;
  /** Null until the off was confirmed. */
  readonly onDueAtMs: number | null;
  /** Before the on left this machine; from then on it is never sent again. */
  readonly onGivenAtMs: number | null;
}

function fromRow(row: Row): PromisedOn {
  return {
    commandId: commandId(text(row, 'command_id')),
    outlet: text(row, 'outlet') as OutletId,
    pdu: pduId(text(row, 'pdu')),
    serial: text(row, 'serial'),
    mac: text(row, 'mac'),
    outletName: text(row, 'outlet_name'),
    door: text(row, 'door') as Door,
    includeProtected: integer(row, 'include_protected') !== 0,
    respectSequence: integer(row, 'respect_sequence') !== 0,
    delayMs: integer(row, 'delay_ms'),
    askedAtMs: integer(row, 'asked_at_ms'),
    offSentAtMs: integerOrNull(row, 'off_sent_at_ms'),
    offChangeMs: integerOrNull(row, 'off_change_ms'),
    onDueAtMs: integerOrNull(row, 'on_due_at_ms'),
    onGivenAtMs: integerOrNull(row, 'on_given_at_ms'),
  };
}

const rounded = (ms: number | null) => (ms === null ? null : Math.round(ms));

/** Promises that are not kept yet; what is here when Busbar starts was left half done. */
export class PromiseStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** In the order the cycles were given. */
  list(): readonly PromisedOn[] {
    const list = this.#database.prepare('SELECT * FROM promised_on ORDER BY asked_at_ms, rowid');
    // A damaged number that is too large would throw, and keep Busbar from starting.
    list.setReadBigInts(true);
    return list.all().map(fromRow);
  }

  /** Adds or replaces them; all are on disk when this returns, or it throws and none is. */
  put(promises: readonly PromisedOn[]): void {
    const put = this.#database.prepare(
      `INSERT INTO promised_on (command_id, outlet, pdu, serial, mac, outlet_name, door, include_protected,
         respect_sequence, delay_ms, asked_at_ms, off_sent_at_ms, off_change_ms, on_due_at_ms, on_given_at_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (command_id, outlet) DO UPDATE SET off_sent_at_ms = excluded.off_sent_at_ms,
         off_change_ms = excluded.off_change_ms, on_due_at_ms = excluded.on_due_at_ms,
         on_given_at_ms = excluded.on_given_at_ms`,
    );
    inTransaction(this.#database, () => {
      for (const each of promises)
        put.run(
          each.commandId,
          each.outlet,
          each.pdu,
          each.serial,
          each.mac,
          each.outletName,
          each.door,
          each.includeProtected ? 1 : 0,
          each.respectSequence ? 1 : 0,
          each.delayMs,
          Math.round(each.askedAtMs),
          rounded(each.offSentAtMs),
          rounded(each.offChangeMs),
          rounded(each.onDueAtMs),
          rounded(each.onGivenAtMs),
        );
    });
  }

  /** All or none of them; throws when they could not be taken off the disk. */
  remove(command: CommandId, outlets: readonly OutletId[]): void {
    const remove = this.#database.prepare('DELETE FROM promised_on WHERE command_id = ? AND outlet = ?');
    inTransaction(this.#database, () => {
      for (const outlet of outlets) remove.run(command, outlet);
    });
  }
}
