import { expect, onTestFinished, test } from 'vitest';
import type { SnmpTarget } from '../../shared/model/pdu-target.ts';
import { ENLOGIC_FIXTURE } from '../drivers/snmp/families/testing/fixtures/enlogic.ts';
import { bytes } from '../drivers/snmp/families/testing/fixtures/cells.ts';
import { COMMUNITIES } from '../drivers/snmp/testing/driver-on.ts';
import { startDevice, type WalkDevice } from '../simulator/snmp/testing/walk-device.ts';
import { octets } from '../snmp/value.ts';
import { createSessionSecretStore } from '../storage/secret-store.ts';
import { fastClock } from '../support/testing/fast-clock.ts';
import { addTarget, connected, context, engine } from './testing/simulator-bench.ts';

/** ENLOGIC-PDU-MIB, pduNamePlateTable: MAC address and serial number. */
const MAC = '1.3.6.1.4.1.38446.1.1.2.1.8.1';
const SERIAL = '1.3.6.1.4.1.38446.1.1.2.1.12.1';

/** A PDU that tells this for a serial number, and the last byte of its MAC address; null: it has none. */
async function pdu(serial: string, mac: number | null): Promise<WalkDevice> {
  const values = new Map(ENLOGIC_FIXTURE).set(SERIAL, octets(serial));
  if (mac === null) values.delete(MAC);
  else values.set(MAC, bytes(2, 0, 0, 0, 0, mac));
  const device = await startDevice(values);
  onTestFinished(() => device[Symbol.asyncDispose]());
  return device;
}

const target = ({ hostPort }: WalkDevice): SnmpTarget => ({
  protocol: 'snmp',
  address: `snmp://${hostPort}`,
  access: COMMUNITIES,
  engineId: null,
});

test('two PDUs with a text that is no serial number are two, known by their MAC addresses', async () => {
  const bench = await engine({ clock: fastClock(5) });
  const first = await addTarget(bench, target(await pdu('<private>', 1)));
  const second = await addTarget(bench, target(await pdu('<private>', 2)));
  expect([first, second]).toEqual([
    { pdu: '02:00:00:00:00:01', recognised: false },
    { pdu: '02:00:00:00:00:02', recognised: false },
  ]);
  await connected(bench, first.pdu, 'online');
  await connected(bench, second.pdu, 'online');
});

test('without a MAC address they are known by their addresses', async () => {
  const bench = await engine({ clock: fastClock(5) });
  const devices = [await pdu('N/A', null), await pdu('N/A', null)];
  for (const device of devices) await addTarget(bench, target(device));
  const { pdus } = bench.engine.handlers;
  const listed = await pdus.list({}, context);
  expect(listed.map(({ id }) => id)).toEqual(devices.map(({ hostPort }) => hostPort));
});

test('the MAC address is checked then: another PDU at the address is not read', async () => {
  const clock = fastClock(5);
  const secrets = createSessionSecretStore();
  const device = await pdu('0000000000', 1);
  const first = await engine({ clock, secrets });
  const { pdu: id } = await addTarget(first, target(device));
  const { dataDirectory } = first;
  await first.engine[Symbol.asyncDispose]();
  device.set(MAC, bytes(2, 0, 0, 0, 0, 9));
  const second = await engine({ clock, secrets, dataDirectory });
  await connected(second, id, 'needsAttention');
  expect((await second.view(id)).connection).toMatchObject({
    reason: 'differentPdu',
    error: { expectedSerial: '02:00:00:00:00:01', foundSerial: '02:00:00:00:00:09' },
  });
});
