import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { migrate, openDatabase } from './database.ts';
import { MIGRATIONS } from './migrations.ts';

async function freshDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'busbar-storage-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

test('keeps what was written when a newer schema is brought in, and runs each step once', () => {
  const database = new DatabaseSync(':memory:');
  migrate(database, MIGRATIONS);
  database.exec("INSERT INTO setting (key, value) VALUES ('theme', '\"dark\"')");
  const next = [...MIGRATIONS, 'ALTER TABLE setting ADD COLUMN note TEXT'];
  migrate(database, next);
  migrate(database, next);
  expect({ ...database.prepare('SELECT * FROM setting').get() }).toEqual({
    key: 'theme',
    value: '"dark"',
    note: null,
  });
  expect(database.prepare('PRAGMA user_version').get()?.['user_version']).toBe(next.length);
});

test('a step that fails leaves the database as it was', () => {
  const database = new DatabaseSync(':memory:');
  migrate(database, MIGRATIONS);
  expect(() =>
    migrate(database, [...MIGRATIONS, 'DROP TABLE setting; SELECT nonsense FROM nowhere']),
  ).toThrow();
  expect(database.prepare('PRAGMA user_version').get()?.['user_version']).toBe(MIGRATIONS.length);
  expect(database.prepare('SELECT count(*) AS n FROM setting').get()?.['n']).toBe(0);
});

test('refuses a data directory of a newer Busbar and says what to do', async () => {
  const directory = await freshDirectory();
  const database = openDatabase(directory);
  database.exec('PRAGMA user_version = 99');
  database.close();
  expect(() => openDatabase(directory)).toThrow('written by a newer Busbar');
});

test('commits are on disk when they return', async () => {
  const database = openDatabase(await freshDirectory());
  onTestFinished(() => database.close());
  const FULL = 2;
  expect(database.prepare('PRAGMA synchronous').get()?.['synchronous']).toBe(FULL);
});

test.skipIf(process.platform === 'win32')(
  'is readable by its owner only, in a directory of whatever mode',
  async () => {
    const directory = await freshDirectory();
    await chmod(directory, 0o755);
    const database = openDatabase(directory);
    onTestFinished(() => database.close());
    for (const file of ['busbar.db', 'busbar.db-wal']) {
      expect((await stat(join(directory, file))).mode & 0o777).toBe(0o600);
    }
  },
);
