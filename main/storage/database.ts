import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MIGRATIONS } from './migrations.ts';
import { makePrivateFile } from './private-file.ts';

function schemaVersion(database: DatabaseSync): number {
  const row = database.prepare('PRAGMA user_version').get();
  return Number(row?.['user_version'] ?? 0);
}

/** Runs the work as one transaction: all of it is on disk when this returns, or none of it. */
export function inTransaction<Value>(database: DatabaseSync, work: () => Value): Value {
  database.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    database.exec('COMMIT');
    return value;
  } catch (error) {
    // A full disk has rolled it back already; what counts is why.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Brings a database to the newest schema; throws when it was written by a newer Busbar. */
export function migrate(database: DatabaseSync, migrations: readonly string[] = MIGRATIONS): void {
  const found = schemaVersion(database);
  if (found > migrations.length) {
    throw new Error(
      `The data directory was written by a newer Busbar (schema ${found}, this one knows ${migrations.length}). Install that version.`,
    );
  }
  for (let version = found; version < migrations.length; version += 1) {
    inTransaction(database, () => {
      database.exec(migrations[version] ?? '');
      database.exec(`PRAGMA user_version = ${version + 1}`);
    });
  }
}

/**
 * Opens `busbar.db`. `synchronous=FULL` with a write-ahead log: a commit is on disk when it returns, which the audit
 * store relies on.
 */
export function openDatabase(dataDirectory: string): DatabaseSync {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const path = join(dataDirectory, 'busbar.db');
  // Made readable by its owner only, in a directory of whatever mode; SQLite gives its other files the same.
  makePrivateFile(path);
  const database = new DatabaseSync(path, { timeout: 5000 });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
