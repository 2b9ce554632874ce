import { expect, test } from 'vitest';
import { octets, type SnmpValue } from '../../../snmp/value.ts';
import { valueOf } from '../../testing/value-of.ts';
import { detectFamily } from '../detect/detect-family.ts';
import { bytes, row } from '../families/testing/fixtures/cells.ts';
import { discovered, READ } from '../testing/discovered.ts';
import { device, FAMILY, UNIT } from '../testing/made-up.ts';
import { macFrom } from './identity.ts';
import { readIdentity } from './read-identity.ts';

const IF_PHYS_ADDRESS = '1.3.6.1.2.1.2.2.1.6';

test.each([
  ['02:00:00:00:00:0a', Uint8Array.from([2, 0, 0, 0, 0, 10])],
  ['00:0d:5d:01:02:ff', '00:0D:5D:01:02:FF'],
  ['00:0d:5d:01:02:ff', '000d.5d01.02ff'],
  ['', Uint8Array.from([0, 0, 0, 0, 0, 0])],
  ['', '00:0D:5D'],
  ['', 'not an address'],
] as const)('a MAC address is %j', (expected, raw) => {
  const value: SnmpValue = typeof raw === 'string' ? octets(raw) : { type: 'octets', value: raw };
  expect(macFrom(value)).toBe(expected);
});

const identity = { ...FAMILY.identity, mac: { column: `${UNIT}.4` } };
const family = { ...FAMILY, identity };
const interfaces = (...macs: readonly (readonly number[])[]) =>
  macs.map((mac, at) => row(IF_PHYS_ADDRESS.slice(0, -2), String(at + 1), { 6: bytes(...mac) }));

test('the maker’s own cell tells the MAC address, else the first interface that has one', async () => {
  const ports = interfaces([], [0, 0, 0, 0, 0, 0], [2, 0, 0, 0, 0, 3]);
  const own = await discovered(device(row(UNIT, '1', { 4: bytes(2, 0, 0, 0, 0, 1) }), ...ports), { family });
  expect(own.map.model.identity.mac).toBe('02:00:00:00:00:01');
  const other = await discovered(device(...ports), { family });
  expect(other.map.model.identity.mac).toBe('02:00:00:00:00:03');
});

test('a family whose interfaces are no help has no MAC address', async () => {
  const { map } = await discovered(device(...interfaces([2, 0, 0, 0, 0, 3])), { family: FAMILY });
  expect(map.model.identity.mac).toBe('');
});

test('a serial number that is none is left out, and the next place that tells one counts', async () => {
  const serial = [{ column: `${UNIT}.2` }, { column: `${UNIT}.6` }];
  const first = { ...family, identity: { ...identity, serial } };
  const none = device(row(UNIT, '1', { 2: '<private>' }));
  expect((await discovered(none, { family: first })).map.model.identity.serial).toBe('');
  const second = device(row(UNIT, '1', { 2: 'N/A', 6: 'S2' }));
  expect((await discovered(second, { family: first })).map.model.identity.serial).toBe('S2');
});

test('who it is can be read before discovery, and says the same', async () => {
  const {
    client,
    map,
    device: agent,
  } = await discovered(device(...interfaces([2, 0, 0, 0, 0, 1])), { family });
  const detected = valueOf(await detectFamily(client, [family], READ));
  const before = valueOf(await readIdentity(client, detected, READ));
  expect(before).toEqual({ identity: map.model.identity, name: map.model.settings.name });
  agent.agent.log.clear();
  expect(valueOf(await readIdentity(client, detected, { ...READ, known: map }))).toEqual(before);
  expect(agent.agent.log.count).toBe(1);
});
