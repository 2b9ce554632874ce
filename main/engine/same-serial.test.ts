import { expect, onTestFinished, test } from 'vitest';
import type { PduIdentity } from '../../shared/model/pdu.ts';
import { pduId } from '../../shared/model/ids.ts';
import type { SnmpTarget } from '../../shared/model/pdu-target.ts';
import { DELL_RPDU_FIXTURE } from '../drivers/snmp/families/testing/fixtures/dell-rpdu.ts';
import type { Fixture } from '../drivers/snmp/families/testing/fixtures/cells.ts';
import { ENLOGIC_FIXTURE } from '../drivers/snmp/families/testing/fixtures/enlogic.ts';
import { COMMUNITIES } from '../drivers/snmp/testing/driver-on.ts';
import { startDevice, type WalkDevice } from '../simulator/snmp/testing/walk-device.ts';
import { octets } from '../snmp/value.ts';
import { createSessionSecretStore } from '../storage/secret-store.ts';
import { fastClock } from '../support/testing/fast-clock.ts';
import { recognise } from './recognise.ts';
import { addPdu, addTarget, connected, context, engine, simulator } from './testing/simulator-bench.ts';

const CALL = { windowId: 'call', door: 'commandLine' } as const;
const SERIAL = 'AB00770012';
/** ENLOGIC-PDU-MIB, pduNamePlateSerialNumber; Dell-RPDU-MIB, productSerialNumber of the identity table. */
const ENLOGIC_SERIAL = '1.3.6.1.4.1.38446.1.1.2.1.12.1';
const DELL_SERIAL = '1.3.6.1.4.1.674.10903.200.2.200.100.2.1.8.1';

async function pdu(fixture: Fixture, serial: string): Promise<WalkDevice> {
  const device = await startDevice(new Map(fixture).set(serial, octets(SERIAL)));
  onTestFinished(() => device[Symbol.asyncDispose]());
  return device;
}

const target = ({ hostPort }: WalkDevice): SnmpTarget => ({
  protocol: 'snmp',
  address: `snmp://${hostPort}`,
  access: COMMUNITIES,
  engineId: null,
});

test('PDUs of two makers with the same serial number are two, also after a restart', async () => {
  const clock = fastClock(5);
  const secrets = createSessionSecretStore();
  const bench = await engine({ clock, secrets });
  const [one, other] = [
    await pdu(DELL_RPDU_FIXTURE, DELL_SERIAL),
    await pdu(ENLOGIC_FIXTURE, ENLOGIC_SERIAL),
  ];
  const first = await addTarget(bench, target(one));
  const second = await addTarget(bench, target(other));
  expect(first).toEqual({ pdu: SERIAL, recognised: false });
  expect(second.recognised).toBe(false);
  expect(second.pdu).not.toBe(first.pdu);
  await expect(addTarget(bench, target(one))).rejects.toThrow('in Busbar already');
  await expect(addTarget(bench, target(other))).rejects.toThrow('in Busbar already');
  await bench.engine[Symbol.asyncDispose]();
  const next = await engine({ clock, secrets, dataDirectory: bench.dataDirectory });
  for (const { pdu: id } of [first, second]) await connected(next, id, 'online');
  expect((await next.view(first.pdu)).model?.identity.vendor).toBe('Dell');
  expect((await next.view(second.pdu)).model?.identity.vendor).toBe('Enlogic');
});

test('a call of the command line for one of them is not carried out on the other', async () => {
  const bench = await engine({ clock: fastClock(5) });
  const stored = await addTarget(bench, target(await pdu(DELL_RPDU_FIXTURE, DELL_SERIAL)));
  const { openTemporary, closeTemporary } = bench.engine.handlers.pdus;
  const opened = await openTemporary(target(await pdu(ENLOGIC_FIXTURE, ENLOGIC_SERIAL)), CALL);
  if (!opened.ok) throw new Error(opened.error.message);
  expect(opened.value).not.toBe(stored.pdu);
  await connected(bench, opened.value, 'online');
  expect((await bench.view(opened.value)).model?.identity.vendor).toBe('Enlogic');
  await closeTemporary({ pdu: opened.value }, CALL);
});

test('a PDU of another maker is no second way to one that is there by its other protocol', async () => {
  const clock = fastClock(5);
  const bench = await engine({ clock });
  const first = await addPdu(bench, await simulator({ clock, serial: SERIAL }));
  const second = await addTarget(bench, target(await pdu(ENLOGIC_FIXTURE, ENLOGIC_SERIAL)));
  expect(second.recognised).toBe(false);
  const listed = await bench.engine.handlers.pdus.list({}, context);
  expect(listed).toMatchObject([
    { id: first, otherProtocol: null },
    { id: second.pdu, otherProtocol: null },
  ]);
});

const identity = (change: Partial<PduIdentity>): PduIdentity => ({
  vendor: 'Raritan',
  model: 'PX3',
  serial: 'S1',
  firmware: '4.0',
  mac: '',
  ...change,
});

test.each<[string, Partial<PduIdentity>, Partial<PduIdentity>, boolean]>([
  ['one serial number', {}, {}, true],
  [
    'spelled otherwise',
    { vendor: 'Server Technology' },
    { vendor: 'SERVER-TECHNOLOGY', serial: 's1 ' },
    true,
  ],
  ['a maker that is not told', { vendor: '' }, {}, true],
  ['two makers', { vendor: 'APC' }, {}, false],
  [
    'two names of a maker at one network port',
    { vendor: 'A', mac: '02:00:00:00:00:01' },
    { mac: '02-00-00-00-00-01' },
    true,
  ],
  ['two serial numbers', { serial: 'S2', mac: '02:00:00:00:00:01' }, { mac: '02:00:00:00:00:01' }, false],
  ['one network port', { serial: '', mac: '02:00:00:00:00:01' }, { mac: '02:00:00:00:00:01' }, true],
  ['a text that is no serial number', { serial: 'N/A' }, { serial: 'N/A' }, false],
  ['nothing', { serial: '' }, { serial: '' }, false],
])('%s: recognised as the same PDU, or not', (_what, stored, found, isSame) => {
  const known = [{ ...identity(stored), id: pduId('stored') }];
  expect(recognise(known, identity(found), '192.0.2.1:161').pdu !== undefined).toBe(isSame);
});
