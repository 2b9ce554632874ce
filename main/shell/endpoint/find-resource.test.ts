import { expect, test } from 'vitest';
import { pduId } from '../../../shared/model/ids.ts';
import type { StoredPdu } from '../../storage/pdu-store.ts';
import { findResource } from './find-resource.ts';

function stored(id: string, name: string, address: string, more: Partial<StoredPdu> = {}): StoredPdu {
  const way = { protocol: 'xerus', user: 'lab', snmp: null, secret: null } as const;
  const told = { serial: id, mac: '', vendor: 'Raritan', simulated: null, other: null };
  return { ...way, ...told, id: pduId(id), name, address, ...more };
}

const OTHER = {
  protocol: 'snmp',
  address: 'snmp://[2001:db8::7]:1161',
  user: '',
  snmp: null,
  secret: null,
} as const;
const PDUS = [
  stored('PX3-1', 'A07-L', 'https://pdu-a07.lab.example', { other: OTHER }),
  stored('PX3-2', 'A07-R', '192.0.2.17:8443'),
  stored('PX3-3', '', '192.0.2.17:9443'),
  stored('APC-1', 'B05', 'snmp://192.0.2.30', { protocol: 'snmp' }),
  stored('PX3-9', 'Twin', '192.0.2.40'),
  stored('PX3-8', 'Twin', '192.0.2.41'),
  stored('SIM-1', 'Demo', 'built-in simulator', { simulated: { model: 'px3-1ph-8', seed: 1 } }),
];
const find = (resource: string) => {
  const found = findResource(PDUS, resource);
  return found.ok ? found.value : found.error;
};

test.each([
  ['its name', 'A07-L', 'PX3-1'],
  ['its serial number', 'PX3-3', 'PX3-3'],
  ['its address', 'pdu-a07.lab.example', 'PX3-1'],
  ['its address in capitals', 'PDU-A07.Lab.Example', 'PX3-1'],
  ['its address with another scheme', 'http://pdu-a07.lab.example/', 'PX3-1'],
  ['its address with its usual port', 'pdu-a07.lab.example:443', 'PX3-1'],
  ['the address of its other way', '2001:db8::7', 'PX3-1'],
  ['the other way with its port', '[2001:db8::7]:1161', 'PX3-1'],
  ['a host and port of several behind one host', '192.0.2.17:9443', 'PX3-3'],
  ['the address of an SNMP agent', '192.0.2.30:161', 'APC-1'],
  ['a PDU that the built-in simulator plays, by name', 'Demo', 'SIM-1'],
])('a PDU is found by %s', (_how, resource, id) => {
  expect(find(resource)).toBe(id);
});

test.each([
  '',
  'a07-l',
  'PX3',
  'PX3-1@snmp',
  'pdu-a07.lab.example:8443',
  '192.0.2.30:443',
  'built-in simulator',
  '*',
])('nothing is found by %j, and the answer says to add it', (resource) => {
  expect(find(resource)).toMatchObject({
    status: 404,
    kind: 'unknownResource',
    message: expect.stringMatching(/in Busbar\. Add it/u),
  });
});

test('an address with an account in it is found by nobody and said by nobody', () => {
  expect(find('https://admin:S3cret@pdu-a07.lab.example')).toMatchObject({
    status: 404,
    message: expect.not.stringContaining('S3cret'),
  });
});

test('a name with line breaks, or that ends in half a character, is said on one line', () => {
  expect(find('A07\n\u202E\uD83D')).toHaveProperty('message', expect.stringContaining('"A07???"'));
});

test.each([
  ['two of one name', 'Twin', ['Twin (PX3-9)', 'Twin (PX3-8)']],
  ['two behind one host', '192.0.2.17', ['A07-R (PX3-2)', 'PX3-3']],
])('%s are refused, both named', (_what, resource, names) => {
  const refused = find(resource);
  expect(refused).toMatchObject({ status: 409, kind: 'refused' });
  for (const name of names) expect(refused).toHaveProperty('message', expect.stringContaining(name));
});

test('a name that is the address of another PDU is refused: it could mean either', () => {
  const pdus = [stored('PX3-1', '192.0.2.17', '192.0.2.18'), stored('PX3-2', 'B', '192.0.2.17')];
  expect(findResource(pdus, '192.0.2.17')).toMatchObject({ ok: false, error: { status: 409 } });
  expect(findResource(pdus, '192.0.2.18')).toEqual({ ok: true, value: 'PX3-1' });
});
