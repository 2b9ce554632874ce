import { describe, expect, it } from 'vitest';
import { errorOf, valueOf } from '../../testing/value-of.ts';
import { parseSnmpAddress } from './address.ts';

describe('an SNMP address', () => {
  it.each([
    ['192.0.2.17', '192.0.2.17', 161, '192.0.2.17:161'],
    [' PDU.lab ', 'pdu.lab', 161, 'pdu.lab:161'],
    ['pdu.lab:80', 'pdu.lab', 80, 'pdu.lab:80'],
    ['snmp://pdu.lab', 'pdu.lab', 161, 'pdu.lab:161'],
    ['SNMP://pdu.lab:1161/', 'pdu.lab', 1161, 'pdu.lab:1161'],
    ['2001:db8::1', '2001:db8::1', 161, '[2001:db8::1]:161'],
    ['snmp://[2001:db8::1]:1161', '2001:db8::1', 1161, '[2001:db8::1]:1161'],
  ])('%s leads to %s, port %i', (text, host, port, hostPort) => {
    expect(valueOf(parseSnmpAddress(text))).toEqual({ host, port, hostPort });
  });

  it.each([
    '',
    '   ',
    'https://pdu.lab',
    'snmp://',
    'pdu lab',
    'pdu.lab:99999',
    'pdu.lab:0',
    'snmp://a b',
    'pdu*lab',
    '[::1',
    ':161',
  ])('refuses "%s" with a sentence', (text) => {
    const error = errorOf(parseSnmpAddress(text));
    expect(error.kind).toBe('invalidArgument');
    expect(error.message).toMatch(/is not an address: .+\.$/u);
  });

  it.each([
    'snmp://s3cret@pdu.lab',
    's3cret@pdu.lab',
    'snmp://s3cret@pdu lab',
    'snmp://pdu.lab/s3cret',
    'pdu.lab/s3cret',
    'snmp://pdu.lab:161?community=s3cret',
    'snmp://pdu.lab#s3cret',
  ])('refuses a community in the address and does not repeat it: %s', (text) => {
    const error = errorOf(parseSnmpAddress(text));
    expect(error.kind).toBe('invalidArgument');
    expect(error.message).not.toContain('s3cret');
  });
});
