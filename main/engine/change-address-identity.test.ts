import { expect, onTestFinished, test } from 'vitest';
import type { PduId } from '../../shared/model/ids.ts';
import type { SnmpTarget } from '../../shared/model/pdu-target.ts';
import { bytes } from '../drivers/snmp/families/testing/fixtures/cells.ts';
import { ENLOGIC_FIXTURE } from '../drivers/snmp/families/testing/fixtures/enlogic.ts';
import { COMMUNITIES } from '../drivers/snmp/testing/driver-on.ts';
import { startDevice, type WalkDevice } from '../simulator/snmp/testing/walk-device.ts';
import { octets } from '../snmp/value.ts';
import { createSessionSecretStore } from '../storage/secret-store.ts';
import { fastClock } from '../support/testing/fast-clock.ts';
import { startEngine, type EngineBench } from './testing/engine-bench.ts';
import { addTarget, connected, context, engine } from './testing/simulator-bench.ts';

/** ENLOGIC-PDU-MIB, pduNamePlateTable: MAC address and serial number. */
const MAC = '1.3.6.1.4.1.38446.1.1.2.1.8.1';
const SERIAL = '1.3.6.1.4.1.38446.1.1.2.1.12.1';

/** A PDU without a serial number; `mac` is the last byte of its MAC address, null: it has none. */
async function pdu(mac: number | null): Promise<WalkDevice> {
  const values = new Map(ENLOGIC_FIXTURE).set(SERIAL, octets('N/A'));
  if (mac === null) values.delete(MAC);
  else values.set(MAC, bytes(2, 0, 0, 0, 0, mac));
  const device = await startDevice(values);
  onTestFinished(() => device[Symbol.asyncDispose]());
  return device;
}

const target = ({ hostPort }: WalkDevice): SnmpTarget => ({
  protocol: 'snmp',
  address: hostPort,
  access: COMMUNITIES,
  engineId: null,
});

const move = ({ engine: { handlers } }: EngineBench, id: PduId, { hostPort }: WalkDevice) =>
  handlers.pdus.changeAddress({ protocol: 'snmp', pdu: id, address: hostPort, engineId: null }, context);

test('a PDU without a serial number is known again by its MAC address', async () => {
  const bench = await engine({ clock: fastClock(5) });
  const { pdu: id } = await addTarget(bench, target(await pdu(1)));
  const other = await pdu(2);
  expect(await move(bench, id, other)).toMatchObject({
    error: { kind: 'differentPdu', expectedSerial: '02:00:00:00:00:01', foundSerial: '02:00:00:00:00:02' },
  });
  const there = await pdu(1);
  expect(await move(bench, id, there)).toMatchObject({ ok: true });
  await connected(bench, id, 'online');
  expect((await bench.view(id)).address).toBe(there.hostPort);
});

test('one that is known by nothing but its address keeps it', async () => {
  const bench = await engine({ clock: fastClock(5) });
  const device = await pdu(null);
  const { pdu: id } = await addTarget(bench, target(device));
  expect(await move(bench, id, await pdu(null))).toMatchObject({
    error: { kind: 'invalidArgument', message: expect.stringContaining('known by its address only') },
  });
  expect((await bench.view(id)).address).toBe(device.hostPort);
});

test('without its secrets a PDU is asked nothing at another address', async () => {
  const clock = fastClock(5);
  const secrets = createSessionSecretStore();
  const device = await pdu(1);
  const first = await startEngine({ clock, secrets });
  const { dataDirectory } = first;
  const request = { ...target(device), name: '', keepPassword: false };
  const added = await first.engine.handlers.pdus.add(request, context);
  await first.engine[Symbol.asyncDispose]();
  const bench = await engine({ clock, secrets, dataDirectory });
  onTestFinished(() => first[Symbol.asyncDispose]());
  const id = added.ok ? added.value.pdu : ('none' as PduId);
  const there = await pdu(1);
  expect(await move(bench, id, there)).toMatchObject({
    error: { kind: 'invalidArgument', message: expect.stringContaining('is not known') },
  });
  expect(there.agent.log.count).toBe(0);
});
