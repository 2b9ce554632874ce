import { expect, test } from 'vitest';
import { joinAddress, portProblem, splitAddress } from './address.ts';

test('an address pasted from a browser is split into host and port', () => {
  expect(splitAddress(' https://pdu-1.lab.example:8443/#/home ', '443')).toEqual({
    host: 'pdu-1.lab.example',
    port: '8443',
  });
  expect(splitAddress('192.0.2.17', '443')).toEqual({ host: '192.0.2.17', port: '443' });
  expect(splitAddress('[2001:db8::1]:8443', '443')).toEqual({ host: '[2001:db8::1]', port: '8443' });
});

test('an IPv6 address is not taken for host and port', () => {
  expect(splitAddress('2001:db8::1', '443')).toEqual({ host: '2001:db8::1', port: '443' });
  expect(joinAddress({ host: '2001:db8::1', port: '443' })).toBe('[2001:db8::1]:443');
});

test('an empty port is the port of HTTPS', () => {
  expect(joinAddress({ host: 'pdu-1', port: '' })).toBe('pdu-1:443');
  expect(portProblem('')).toBeNull();
});

test('a port that cannot exist is refused', () => {
  expect(portProblem('65535')).toBeNull();
  expect(portProblem('0')).not.toBeNull();
  expect(portProblem('70000')).not.toBeNull();
  expect(portProblem('44a')).not.toBeNull();
});
