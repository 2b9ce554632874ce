import { describe, expect, it } from 'vitest';
import { parseAddress } from './address.ts';
import { errorOf, valueOf } from '../testing/value-of.ts';

describe('an address', () => {
  it.each([
    ['192.0.2.17', 'https://192.0.2.17', '192.0.2.17:443'],
    [' pdu.lab ', 'https://pdu.lab', 'pdu.lab:443'],
    ['pdu.lab:8443', 'https://pdu.lab:8443', 'pdu.lab:8443'],
    ['https://pdu.lab:8443/', 'https://pdu.lab:8443', 'pdu.lab:8443'],
    ['https://pdu.lab/#/dashboard?x=1', 'https://pdu.lab', 'pdu.lab:443'],
    ['http://pdu.lab', 'http://pdu.lab', 'pdu.lab:80'],
    ['2001:db8::1', 'https://[2001:db8::1]', '[2001:db8::1]:443'],
    ['[2001:db8::1]:8443', 'https://[2001:db8::1]:8443', '[2001:db8::1]:8443'],
  ])('%s leads to %s', (text, origin, hostPort) => {
    expect(valueOf(parseAddress(text))).toMatchObject({ origin, hostPort });
  });

  it('gives an IPv6 host without brackets to sockets', () => {
    expect(valueOf(parseAddress('2001:db8::1')).host).toBe('2001:db8::1');
  });

  it.each(['', '   ', 'ftp://pdu.lab', 'https://', 'pdu lab', 'pdu.lab:99999', 'pdu.lab:0', 'https://a b'])(
    'refuses "%s" with a sentence',
    (text) => {
      const error = errorOf(parseAddress(text));
      expect(error.kind).toBe('invalidArgument');
      expect(error.message).toMatch(/is not an address: .+\.$/u);
    },
  );

  it.each(['https://admin:hunter2@pdu.lab', 'ftp://admin:hunter2@pdu.lab', 'admin:hunter2@pdu.lab:99999'])(
    'refuses credentials in the address and does not repeat them: %s',
    (text) => {
      const error = errorOf(parseAddress(text));
      expect(error.kind).toBe('invalidArgument');
      expect(error.message).not.toContain('hunter2');
    },
  );
});
