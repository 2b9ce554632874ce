import type { DatabaseSync } from 'node:sqlite';
import { json } from './columns.ts';

const KEY = 'automationEndpointTokenHash';

/** The hash of the automation endpoint's token; the token itself is kept nowhere. */
export class EndpointTokenStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** SHA-256; null while no token was made. */
  read(): Uint8Array | null {
    const row = this.#database.prepare('SELECT value FROM setting WHERE key = ?').get(KEY);
    if (row === undefined) return null;
    const kept = json(row, 'value');
    return typeof kept === 'string' && /^[\da-f]{64}$/u.test(kept) ? Buffer.from(kept, 'hex') : null;
  }

  /** Takes the place of the one before. */
  put(hash: Uint8Array): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)')
      .run(KEY, JSON.stringify(Buffer.from(hash).toString('hex')));
  }
}
