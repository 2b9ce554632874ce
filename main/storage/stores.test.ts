import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { outletId, pduId } from '../../shared/model/ids.ts';
import { DEFAULT_SETTINGS, EMPTY_DESK } from '../../shared/ipc/app.ts';
import { migrate } from './database.ts';
import { MIGRATIONS } from './migrations.ts';
import { PduStore, type StoredPdu } from './pdu-store.ts';
import { ProtectedStore } from './protected-store.ts';
import { DeskStore, SettingsStore } from './settings-store.ts';
import type { StoredAccess } from './stored-access.ts';
import { TrustStore } from './trust-store.ts';

function openMemory(): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  migrate(database);
  return database;
}

const real: StoredPdu = {
  id: pduId('SN1'),
  name: 'A07-L',
  address: '192.0.2.17',
  user: 'admin',
  protocol: 'xerus',
  serial: 'SN1',
  mac: '00:0d:5d:00:00:01',
  vendor: 'Raritan',
  snmp: null,
  other: null,
  secret: new Uint8Array([1, 2, 3]),
  simulated: null,
};
const simulated: StoredPdu = {
  ...real,
  id: pduId('SIM1'),
  secret: null,
  simulated: { model: 'px3-1ph-8', seed: 4 },
};

test('PDUs come back as they were put, in the order they were added', () => {
  const store = new PduStore(openMemory());
  store.put(real);
  store.put(simulated);
  store.put({ ...real, name: 'renamed', secret: null });
  expect(store.list()).toEqual([{ ...real, name: 'renamed', secret: null }, simulated]);
  store.remove(real.id);
  expect(store.get(real.id)).toBeNull();
});

test('the second way to a PDU comes back with it, and goes with it', () => {
  const database = openMemory();
  const store = new PduStore(database);
  const other: StoredAccess = {
    protocol: 'snmp',
    address: '192.0.2.17',
    user: 'monitor',
    snmp: { version: 'v3', user: 'monitor', authProtocol: 'sha256', privProtocol: null, context: '' },
    secret: new Uint8Array([4]),
  };
  store.put({ ...real, other });
  expect(store.get(real.id)).toEqual({ ...real, other });
  store.put({ ...real, other: { ...other, snmp: { version: 'v2c', canWrite: false } } });
  expect(store.get(real.id)?.other?.snmp).toEqual({ version: 'v2c', canWrite: false });
  store.put(real);
  expect(store.get(real.id)?.other).toBeNull();
  store.put({ ...real, other });
  store.remove(real.id);
  expect(database.prepare('SELECT count(*) AS n FROM other_access').get()?.['n']).toBe(0);
});

test('a PDU that an older version stored is read as it was', () => {
  const database = new DatabaseSync(':memory:');
  migrate(database, MIGRATIONS.slice(0, 1));
  database.exec(
    "INSERT INTO pdu VALUES ('SN1', 'A07-L', '192.0.2.17', 'admin', 'xerus', 'SN1', x'010203', NULL, NULL, 1)",
  );
  migrate(database);
  expect(new PduStore(database).list()).toEqual([{ ...real, mac: '', vendor: '' }]);
});

test('trust is kept per host and port, whatever the spelling of the fingerprint', () => {
  const store = new TrustStore(openMemory());
  store.trust('PDU.lab:443', 'aa:'.repeat(31) + 'aa', 1);
  expect(store.fingerprintOf('pdu.lab:443')).toBe('AA'.repeat(32));
  expect(store.trustedAtMs('Pdu.lab:443')).toBe(1);
  expect(store.fingerprintOf('pdu.lab:8443')).toBeNull();
  expect(store.trustedAtMs('pdu.lab:8443')).toBeNull();
  store.trustEngine('PDU.lab:161', '80001F88AA', 2);
  expect(store.engineIdOf('pdu.lab:161')).toBe('80001f88aa');
  expect(store.engineIdOf('pdu.lab:162')).toBeNull();
});

test('protection belongs to an outlet of a PDU', () => {
  const store = new ProtectedStore(openMemory());
  store.set('SN1', outletId('2/1'), true);
  store.set('SN1', outletId('2/1'), true);
  expect(store.list('SN1')).toEqual(['outlet:2/1']);
  expect(store.list('SN2')).toEqual([]);
  store.set('SN1', outletId('2/1'), false);
  expect(store.list('SN1')).toEqual([]);
});

test('settings fall back to the default where what is kept makes no sense', () => {
  const database = openMemory();
  const defaults = DEFAULT_SETTINGS;
  const store = new SettingsStore(database, defaults);
  expect(store.change({ theme: 'dark', undoWindowMs: undefined })).toEqual({
    ...defaults,
    theme: 'dark',
  });
  const trapReceiver = { enabled: true, port: 1162 };
  expect(store.change({ trapReceiver })).toEqual({ ...defaults, theme: 'dark', trapReceiver });
  database.exec('UPDATE setting SET value = \'"pink"\'');
  database.exec("INSERT INTO setting (key, value) VALUES ('undoWindowMs', '5'), ('powerUnit', 'no JSON')");
  expect(store.read()).toEqual(defaults);
});

test('what an older version kept of the settings holds, and the others are as for somebody new', () => {
  const database = openMemory();
  database.exec(`INSERT INTO setting (key, value) VALUES ('theme', '"light"'), ('undoWindowMs', '5000'),
    ('trapReceiver', '{"enabled":true,"port":1162}'), ('endedSetting', '1')`);
  expect(new SettingsStore(database, DEFAULT_SETTINGS).read()).toEqual({
    ...DEFAULT_SETTINGS,
    theme: 'light',
    undoWindowMs: 5000,
    trapReceiver: { enabled: true, port: 1162 },
  });
});

test('how the window was arranged is kept beside the settings and changes none', () => {
  const database = openMemory();
  const [settings, desk] = [new SettingsStore(database, DEFAULT_SETTINGS), new DeskStore(database)];
  expect(desk.read()).toEqual(EMPTY_DESK);
  const tileOrder = [pduId('SN2'), pduId('SN1')];
  const panelWidths = { 'PX3-5902': { treePx: 240, inspectorPx: null } };
  desk.change({ tileOrder });
  expect(desk.change({ panelWidths })).toEqual({ tileOrder, panelWidths });
  expect(settings.read()).toEqual(DEFAULT_SETTINGS);
  database.exec("UPDATE setting SET value = '[1' WHERE key = 'desk.tileOrder'");
  expect(desk.read()).toEqual({ tileOrder: [], panelWidths });
});
