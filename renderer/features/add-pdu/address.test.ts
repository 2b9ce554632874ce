import { expect, test } from 'vitest';
import { joinAddress, portFor, portProblem, splitAddress } from './address.ts';

const XERUS = { way: 'xerus', port: '443' } as const;
const V2C = { way: 'v2c', port: '161' } as const;

test('an address pasted from a browser is split into host and port', () => {
  expect(splitAddress(' https://pdu-1.lab.example:8443/#/home ', XERUS)).toEqual({
    host: 'pdu-1.lab.example',
    port: '8443',
    way: 'xerus',
  });
  expect(splitAddress('192.0.2.17', XERUS)).toEqual({ host: '192.0.2.17', ...XERUS });
  expect(splitAddress('[2001:db8::1]:8443', XERUS)).toMatchObject({ host: '[2001:db8::1]', port: '8443' });
});

test('an SNMP address sets protocol and port, and keeps the version that was chosen', () => {
  expect(splitAddress('snmp://pdu-1', XERUS)).toEqual({ host: 'pdu-1', port: '161', way: 'v3' });
  expect(splitAddress('snmp://192.0.2.17:1161', V2C)).toEqual({
    host: '192.0.2.17',
    port: '1161',
    way: 'v2c',
  });
  expect(splitAddress('https://pdu-1', V2C)).toEqual({ host: 'pdu-1', ...XERUS });
});

test('an IPv6 address is not taken for host and port', () => {
  expect(splitAddress('2001:db8::1', XERUS)).toEqual({ host: '2001:db8::1', ...XERUS });
  expect(joinAddress({ host: '2001:db8::1', ...XERUS })).toBe('[2001:db8::1]:443');
});

test('an empty port is the port of the protocol', () => {
  expect(joinAddress({ host: 'pdu-1', port: '', way: 'xerus' })).toBe('pdu-1:443');
  expect(joinAddress({ host: 'pdu-1', port: '', way: 'v1' })).toBe('pdu-1:161');
  expect(portProblem('')).toBeNull();
});

test('choosing a protocol changes its default port, and leaves a port that was meant', () => {
  expect(portFor('v3', XERUS)).toBe('161');
  expect(portFor('xerus', V2C)).toBe('443');
  expect(portFor('v3', { way: 'xerus', port: '' })).toBe('161');
  expect(portFor('v3', { way: 'xerus', port: '8443' })).toBe('8443');
});

test('a port that cannot exist is refused', () => {
  expect(portProblem('65535')).toBeNull();
  expect(portProblem('0')).not.toBeNull();
  expect(portProblem('70000')).not.toBeNull();
  expect(portProblem('44a')).not.toBeNull();
});
