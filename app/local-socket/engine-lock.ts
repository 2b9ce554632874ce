import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makePrivateFile } from '../../main/storage/private-file.ts';

/**
 * Holds a data directory for one engine. The lock is SQLite's own on `engine.lock`: the operating system drops it with
 * the process, so one left behind by a crash does not exist and a reused process id cannot be mistaken for an engine.
 *
 * @returns null when another engine holds it
 * @throws when the directory cannot be written
 */
export function acquireEngineLock(dataDirectory: string): Disposable | null {
  const path = join(dataDirectory, 'engine.lock');
  // Another user who could read it could lock it, too.
  makePrivateFile(path);
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return { [Symbol.dispose]: () => database.close() };
}

/** SQLITE_BUSY (5); https://sqlite.org/rescode.html */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}
