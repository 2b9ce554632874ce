import { expect, test } from 'vitest';
import { sidePduId } from '../../../shared/model/ids.ts';
import {
  addPdu,
  addTarget,
  briskClock,
  communityTarget,
  connected,
  context,
  engine,
  simulator,
} from '../../engine/testing/simulator-bench.ts';
import { createKeyFileSecretStore } from '../../storage/secret-store.ts';
import { temporaryDirectory } from '../../support/testing/temporary-directory.ts';
import { askFor, SERIAL } from './testing/inventory-bench.ts';

const known = [{ name: 'Power Socket 2', relativeAddress: 'PS1', uniqueIdentifier: '-77' }];
const FIRST_TWO = [
  { name: 'Power Socket 1', relative_address: 'PS1-0', unique_identifier: `${SERIAL}/1` },
  { name: 'Power Socket 2', relative_address: 'PS1', unique_identifier: '-77' },
];
const CALL = { windowId: 'call', door: 'commandLine' } as const;

async function aPdu() {
  const clock = briskClock();
  const device = await simulator({ clock, serial: SERIAL, snmpPort: 0 });
  return { clock, device };
}

test('addresses that were handed out survive a restart', async () => {
  const { clock, device } = await aPdu();
  const dataDirectory = temporaryDirectory();
  const secrets = await createKeyFileSecretStore(dataDirectory);
  const first = await engine({ clock, dataDirectory, secrets });
  const pdu = await addPdu(first, device);
  const told = await askFor(first, pdu).inventory({ known });
  expect(told.resources).toMatchObject(FIRST_TWO.concat(Array.from({ length: 6 }, () => expect.anything())));
  await first.engine[Symbol.asyncDispose]();
  const second = await engine({ clock, dataDirectory, secrets });
  await connected(second, pdu, 'online');
  expect(await askFor(second, pdu).inventory()).toEqual(told);
});

test('addresses go with the PDU: added again, it has those of its labels', async () => {
  const { clock, device } = await aPdu();
  const bench = await engine({ clock });
  const pdu = await addPdu(bench, device);
  await askFor(bench, pdu).inventory({ known });
  await bench.engine.handlers.pdus.remove({ pdu }, context);
  expect(await addPdu(bench, device)).toBe(pdu);
  const { resources } = await askFor(bench, pdu).inventory();
  expect(resources[0]?.relative_address).toBe('PS1');
});

test('a PDU that is open for one call keeps what was handed out while it is open', async () => {
  const { clock, device } = await aPdu();
  const bench = await engine({ clock });
  const { handlers } = bench.engine;
  const { url: address, user, password, fingerprint } = device;
  const way = { protocol: 'xerus', address, user, password, fingerprint } as const;
  const opened = await handlers.pdus.openTemporary(way, CALL);
  if (!opened.ok) throw new Error(opened.error.message);
  const { inventory } = askFor(bench, opened.value);
  await inventory({ known });
  expect((await inventory()).resources.slice(0, 2)).toMatchObject(FIRST_TWO);
  await handlers.pdus.closeTemporary({ pdu: opened.value }, CALL);
  expect(await handlers.pdus.openTemporary(way, CALL)).toEqual(opened);
  expect((await inventory()).resources[0]?.relative_address).toBe('PS1');
});

test('the other protocol of a PDU hands out the same addresses', async () => {
  const { clock, device } = await aPdu();
  const bench = await engine({ clock });
  const pdu = await addPdu(bench, device);
  const told = await askFor(bench, pdu).inventory({ known });
  await addTarget(bench, communityTarget(device));
  const { address } = communityTarget(device);
  const way = { protocol: 'snmp', address, access: null, engineId: null } as const;
  const opened = await bench.engine.handlers.pdus.openTemporary(way, CALL);
  expect(opened).toEqual({ ok: true, value: sidePduId(pdu, 'snmp') });
  expect((await askFor(bench, sidePduId(pdu, 'snmp')).inventory()).resources).toEqual(told.resources);
});

test('an inventory that is asked for before the PDU was reached waits for it', async () => {
  const { clock, device } = await aPdu();
  const bench = await engine({ clock });
  const pdu = await addPdu(bench, device);
  const back = device.faults.reboot({ downMs: 5000 });
  await connected(bench, pdu, 'offline');
  await back;
  const { resources } = await askFor(bench, pdu).inventory();
  expect(resources).toHaveLength(8);
});
