import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import type { PduId } from '../../shared/model/ids.ts';
import type { RunningSimulator } from '../simulator/simulator.ts';
import { migrate } from '../storage/database.ts';
import { MIGRATIONS } from '../storage/migrations.ts';
import { createKeyFileSecretStore } from '../storage/secret-store.ts';
import { fastClock } from '../support/testing/fast-clock.ts';
import {
  addTarget,
  communityTarget,
  connected,
  context,
  engine,
  simulator,
} from './testing/simulator-bench.ts';

/** The schema of version 1, which knew Xerus only. */
const XERUS_ONLY = MIGRATIONS.slice(0, 1);

/** A data directory as the version before SNMP left it, with one PDU and one protected outlet. */
async function olderDirectory(device: RunningSimulator, serial: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'busbar-older-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const secret = await (await createKeyFileSecretStore(directory)).encrypt(device.password);
  const database = new DatabaseSync(join(directory, 'busbar.db'));
  migrate(database, XERUS_ONLY);
  database
    .prepare("INSERT INTO pdu VALUES (?, 'A07-L', ?, ?, 'xerus', ?, ?, NULL, NULL, 1)")
    .run(serial, device.url, device.user, serial, secret);
  const hostPort = new URL(device.url).host;
  database.prepare('INSERT INTO trust VALUES (?, ?, 1)').run(hostPort, device.fingerprint);
  database.prepare("INSERT INTO protected_outlet VALUES (?, '2')").run(serial);
  database.exec("INSERT INTO setting VALUES ('undoWindowMs', '5000')");
  database.close();
  return directory;
}

async function upgraded(device: RunningSimulator, serial = device.serial) {
  const dataDirectory = await olderDirectory(device, serial);
  const secrets = await createKeyFileSecretStore(dataDirectory);
  return engine({ clock: fastClock(5), dataDirectory, secrets });
}

test('PDUs, passwords, trust, protection and settings of the version before SNMP are all there', async () => {
  const device = await simulator({ clock: fastClock(5), snmpPort: 0 });
  const bench = await upgraded(device);
  const pdu = device.serial as PduId;
  await connected(bench, pdu, 'online');
  expect(await bench.view(pdu)).toMatchObject({
    protocol: 'xerus',
    snmp: null,
    otherProtocol: null,
    protectedOutlets: ['outlet:2'],
  });
  expect(await bench.engine.handlers.app.settings({}, context)).toMatchObject({
    undoWindowMs: 5000,
    trapReceiver: { enabled: false, port: 162 },
  });
});

test('such a PDU is recognised when it is added over SNMP, and compared', async () => {
  const device = await simulator({ clock: fastClock(5), snmpPort: 0 });
  const bench = await upgraded(device);
  const pdu = device.serial as PduId;
  expect(await addTarget(bench, communityTarget(device))).toEqual({ pdu, recognised: true });
  const check = await bench.engine.handlers.pdus.crossCheck({ pdu }, context);
  expect(check).toMatchObject({ ok: true, value: { differences: [] } });
});

test('a text that was taken for a serial number once keeps nobody from the PDU', async () => {
  const device = await simulator({ clock: fastClock(5), serial: 'N/A' });
  const bench = await upgraded(device);
  await connected(bench, 'N/A' as PduId, 'online');
});
