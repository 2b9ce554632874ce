import type { DatabaseSync } from 'node:sqlite';
import { pduId, type OutletId, type PduId } from '../../shared/model/ids.ts';
import type { SocketConnection } from '../../shared/shell/live-status.ts';
import type { AssignedSocket } from '../../shared/shell/state.ts';
import { bytesOrNull, integer, text, textOrNull } from './columns.ts';
import { inTransaction } from './database.ts';

/** One attribute beside a PDU: text, or bytes that the secret store encrypted. */
export interface StoredShellAttribute {
  readonly name: string;
  readonly value: string | null;
  readonly secret: Uint8Array | null;
}

/** What is kept of stored PDUs as CloudShell resources; it goes with the PDU. */
export class ShellStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  attributes(pdu: PduId): readonly StoredShellAttribute[] {
    return this.#database
      .prepare('SELECT name, value, secret FROM shell_attribute WHERE pdu = ? ORDER BY name')
      .all(pdu)
      .map((row) => ({
        name: text(row, 'name'),
        value: textOrNull(row, 'value'),
        secret: bytesOrNull(row, 'secret'),
      }));
  }

  /** All or none of them; one with neither value nor secret is forgotten. */
  putAttributes(pdu: PduId, attributes: readonly StoredShellAttribute[]): void {
    inTransaction(this.#database, () => {
      for (const { name, value, secret } of attributes) {
        if (value === null && secret === null)
          this.#database.prepare('DELETE FROM shell_attribute WHERE pdu = ? AND name = ?').run(pdu, name);
        else
          this.#database
            .prepare('INSERT OR REPLACE INTO shell_attribute (pdu, name, value, secret) VALUES (?, ?, ?, ?)')
            .run(pdu, name, value, secret);
      }
    });
  }

  sockets(pdu: PduId): Readonly<Record<OutletId, AssignedSocket>> {
    const rows = this.#database.prepare('SELECT * FROM shell_socket WHERE pdu = ?').all(pdu);
    return Object.fromEntries(
      rows.map((row) => [
        text(row, 'outlet'),
        {
          relativeAddress: text(row, 'relative_address'),
          uniqueIdentifier: text(row, 'unique_identifier'),
        },
      ]),
    );
  }

  /** Replaces what was handed out for the outlets of a PDU. */
  putSockets(pdu: PduId, sockets: Readonly<Record<OutletId, AssignedSocket>>): void {
    inTransaction(this.#database, () => {
      this.#database.prepare('DELETE FROM shell_socket WHERE pdu = ?').run(pdu);
      const insert = this.#database.prepare(
        'INSERT INTO shell_socket (pdu, outlet, relative_address, unique_identifier) VALUES (?, ?, ?, ?)',
      );
      for (const [outlet, { relativeAddress, uniqueIdentifier }] of Object.entries(sockets))
        insert.run(pdu, outlet, relativeAddress, uniqueIdentifier);
    });
  }

  connections(): readonly SocketConnection[] {
    return this.#database
      .prepare('SELECT * FROM socket_connection ORDER BY pdu, outlet')
      .all()
      .map((row) => ({
        pdu: pduId(text(row, 'pdu')),
        outlet: text(row, 'outlet') as OutletId,
        endpoint: text(row, 'endpoint'),
        connectedAtMs: integer(row, 'connected_at_ms'),
      }));
  }

  putConnection({ pdu, outlet, endpoint, connectedAtMs }: SocketConnection): void {
    this.#database
      .prepare(
        'INSERT OR REPLACE INTO socket_connection (pdu, outlet, endpoint, connected_at_ms) VALUES (?, ?, ?, ?)',
      )
      .run(pdu, outlet, endpoint, connectedAtMs);
  }

  removeConnection(pdu: PduId, outlet: OutletId): void {
    this.#database.prepare('DELETE FROM socket_connection WHERE pdu = ? AND outlet = ?').run(pdu, outlet);
  }
}
