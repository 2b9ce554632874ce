import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { outletId, pduId } from '../../shared/model/ids.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { AuditLog, type AuditRecord } from './audit-log.ts';
import { AuditStore } from './audit-store.ts';
import { migrate } from './database.ts';

const record: AuditRecord = {
  door: 'app',
  pdu: pduId('SN1'),
  pduName: 'A07-L',
  pduUser: 'admin',
  element: outletId('14'),
  elementName: '14 db-02 PSU A',
  action: 'cycle',
  result: 'armed',
  commandId: 'c1',
};

function openLog() {
  const database = new DatabaseSync(':memory:');
  migrate(database);
  const store = new AuditStore(database);
  const clock = new ManualClock(1000);
  const log = new AuditLog({ store, clock, operator: 'ann', workstation: 'lab-7' });
  return { database, store, log };
}

test('tells who did what, where and when, newest first', () => {
  const { store, log } = openLog();
  log.write([record, { ...record, result: 'asked' }]);
  const entries = store.list({ limit: 10, pdu: null });
  expect(entries.map((entry) => entry.result)).toEqual(['asked', 'armed']);
  expect(entries[1]).toMatchObject({
    number: 1,
    atMs: 1000,
    operator: 'ann',
    workstation: 'lab-7',
    element: 'outlet:14',
  });
  expect(store.list({ limit: 10, pdu: pduId('other') })).toEqual([]);
});

test('the database refuses to change or delete an entry', () => {
  const { database, store, log } = openLog();
  log.write([record]);
  expect(() => database.exec("UPDATE audit SET result = 'confirmed'")).toThrow('append-only');
  expect(() => database.exec('DELETE FROM audit')).toThrow('append-only');
  expect(store.list({ limit: 10, pdu: null })).toHaveLength(1);
});

test('entries that belong together are written together or not at all', () => {
  const { store, log } = openLog();
  const broken = { ...record, action: undefined } as unknown as AuditRecord;
  expect(() => log.write([record, broken])).toThrow();
  expect(store.list({ limit: 10, pdu: null })).toEqual([]);
});

test('after a crash, armed commands are not sent and running ones unknown; finished ones are left alone', () => {
  const { store, log } = openLog();
  log.write([
    record,
    { ...record, element: outletId('15') },
    { ...record, element: outletId('15'), result: 'sent' },
    { ...record, element: outletId('16') },
    { ...record, element: outletId('16'), result: 'confirmed' },
  ]);
  log.closeUnfinished();
  log.closeUnfinished();
  const added = store.list({ limit: 10, pdu: null }).slice(0, -5);
  expect(added.map(({ element, result, message }) => ({ element, result, message }))).toEqual([
    { element: 'outlet:15', result: 'unknown', message: 'The app closed before the outcome was read.' },
    { element: 'outlet:14', result: 'notSent', message: 'Not sent, app closed' },
  ]);
});
