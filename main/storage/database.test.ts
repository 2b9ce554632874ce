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

/** A row in each table that version 4 had. */
const FILLED_VERSION_4 = `
  INSERT INTO pdu VALUES ('SN1', 'A07-L', '192.0.2.17', 'admin', 'xerus', 'SN1', x'01', NULL, NULL, 1, NULL, '', 'Raritan');
  INSERT INTO other_access VALUES ('SN1', 'snmp', '192.0.2.17', 'monitor', '{"version":"v2c","canWrite":false}', NULL);
  INSERT INTO trust VALUES ('192.0.2.17:443', 'AA', 1);
  INSERT INTO trusted_engine VALUES ('192.0.2.17:161', '80001f88', 1);
  INSERT INTO protected_outlet VALUES ('SN1', 'outlet:1');
  INSERT INTO setting VALUES ('theme', '"dark"');
  INSERT INTO audit VALUES (7, 1, 'm.okafor', 'ws', 'app', 'SN1', 'A07-L', 'admin', 'outlet:1', '1', 'rename', 'asked', '', 'x', NULL, NULL);
  INSERT INTO shell_attribute VALUES ('SN1', 'Note', 'x', NULL);
  INSERT INTO shell_socket VALUES ('SN1', 'outlet:1', 'CS1', 'u1');
  INSERT INTO socket_connection VALUES ('SN1', 'outlet:1', 'db-02', 1);
  INSERT INTO promised_on VALUES ('c1', 'outlet:1', 'SN1', 'SN1', '', '', 'app', 0, 0, 1, 1, NULL, NULL, NULL, NULL);
`;

test('everything of version 4 is there in the newest, which has what a fresh one has', async () => {
  const directory = await freshDirectory();
  const old = new DatabaseSync(join(directory, 'busbar.db'));
  migrate(old, MIGRATIONS.slice(0, 4));
  old.exec(FILLED_VERSION_4);
  const tables = old.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  const rowsOf = (database: DatabaseSync) =>
    tables.map(({ name }) => ({ name, rows: database.prepare(`SELECT * FROM ${String(name)}`).all() }));
  const before = rowsOf(old);
  old.close();

  const database = openDatabase(directory);
  onTestFinished(() => database.close());
  expect(rowsOf(database)).toEqual(before);
  expect(before.filter(({ rows }) => rows.length === 0)).toEqual([]);
  const schema = 'SELECT type, name, sql FROM sqlite_schema ORDER BY name';
  const fresh = openDatabase(await freshDirectory());
  onTestFinished(() => fresh.close());
  expect(database.prepare(schema).all()).toEqual(fresh.prepare(schema).all());
  expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
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
