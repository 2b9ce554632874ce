import type { DatabaseSync } from 'node:sqlite';
import { integer, text } from './columns.ts';

/** SHA-256 as it is kept and compared: 64 upper-case hex digits; colons, spaces and case do not count. */
export function normalizeFingerprint(fingerprint: string): string {
  return fingerprint.replaceAll(/[^0-9A-Fa-f]/gu, '').toUpperCase();
}

/** Which certificate, and which SNMP v3 engine, a person trusted, per `host:port`. */
export class TrustStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  fingerprintOf(hostPort: string): string | null {
    const row = this.#database
      .prepare('SELECT fingerprint FROM trust WHERE host_port = ?')
      .get(hostPort.toLowerCase());
    return row === undefined ? null : text(row, 'fingerprint');
  }

  /** When the certificate kept for it was trusted; null where none is. */
  trustedAtMs(hostPort: string): number | null {
    const row = this.#database
      .prepare('SELECT trusted_at_ms FROM trust WHERE host_port = ?')
      .get(hostPort.toLowerCase());
    return row === undefined ? null : integer(row, 'trusted_at_ms');
  }

  trust(hostPort: string, fingerprint: string, atMs: number): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO trust (host_port, fingerprint, trusted_at_ms) VALUES (?, ?, ?)')
      .run(hostPort.toLowerCase(), normalizeFingerprint(fingerprint), atMs);
  }

  /** snmpEngineID in lower-case hex. */
  engineIdOf(hostPort: string): string | null {
    const row = this.#database
      .prepare('SELECT engine_id FROM trusted_engine WHERE host_port = ?')
      .get(hostPort.toLowerCase());
    return row === undefined ? null : text(row, 'engine_id');
  }

  trustEngine(hostPort: string, engineId: string, atMs: number): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO trusted_engine (host_port, engine_id, trusted_at_ms) VALUES (?, ?, ?)')
      .run(hostPort.toLowerCase(), engineId.toLowerCase(), atMs);
  }
}
