import { describe, expect, test } from 'vitest';
import { isAddressOf, portAddress, resourceAddress } from './addresses.ts';

const xerus = (address: string) => ({ address, protocol: 'xerus' }) as const;
const snmp = (address: string) => ({ address, protocol: 'snmp' }) as const;

describe('the address of a PDU as a resource', () => {
  test.each([
    [xerus('192.0.2.17'), '192.0.2.17'],
    [xerus('https://192.0.2.17'), '192.0.2.17'],
    [xerus('https://192.0.2.17:443/'), '192.0.2.17'],
    [xerus('https://pdu-a07.example/#/overview'), 'pdu-a07.example'],
    [xerus('http://192.0.2.17:80'), '192.0.2.17'],
    [xerus('http://192.0.2.17:443'), '192.0.2.17:443'],
    [xerus('192.0.2.17:8443'), '192.0.2.17:8443'],
    [xerus('2001:db8::1'), '2001:db8::1'],
    [xerus('https://[2001:db8::1]'), '2001:db8::1'],
    [xerus('https://[2001:db8::1]:8443'), '[2001:db8::1]:8443'],
    [snmp('snmp://192.0.2.17'), '192.0.2.17'],
    [snmp('192.0.2.17:161'), '192.0.2.17'],
    [snmp('snmp://192.0.2.17:1161'), '192.0.2.17:1161'],
    [xerus('Built-in simulator'), 'Built-in simulator'],
  ])('of %j is %j', (pdu, address) => {
    expect(resourceAddress(pdu)).toBe(address);
  });
});

describe('an address that a lab controller gives', () => {
  test.each([
    ['192.0.2.17', xerus('https://192.0.2.17')],
    ['192.0.2.17', xerus('https://192.0.2.17:8443')],
    ['192.0.2.17:443', xerus('192.0.2.17')],
    ['https://PDU-A07.example/', xerus('pdu-a07.example')],
    ['[2001:DB8::1]', xerus('2001:db8::1')],
    ['192.0.2.17:161', snmp('snmp://192.0.2.17')],
    ['built-in simulator', xerus('Built-in simulator')],
  ])('%j means %j', (given, pdu) => {
    expect(isAddressOf(given, pdu)).toBe(true);
  });

  test.each([
    ['192.0.2.18', xerus('192.0.2.17')],
    ['192.0.2.1', xerus('192.0.2.17')],
    ['192.0.2.17:8443', xerus('192.0.2.17')],
    ['192.0.2.17:443', snmp('192.0.2.17')],
    ['', xerus('')],
  ])('%j does not mean %j', (given, pdu) => {
    expect(isAddressOf(given, pdu)).toBe(false);
  });
});

test('a port is the address of its PDU and its own', () => {
  expect(portAddress('192.0.2.17', 'PS4')).toBe('192.0.2.17/PS4');
});
