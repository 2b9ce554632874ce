import { expect, it } from 'vitest';
import { valueOf } from '../../testing/value-of.ts';
import { parseSnmpAddress } from '../transport/address.ts';
import { plainAddress } from './trap-socket.ts';

it.each([
  ['snmp://192.0.2.7', '192.0.2.7'],
  ['snmp://[::ffff:192.0.2.7]:161', '192.0.2.7'],
  ['::FFFF:192.0.2.7', '192.0.2.7'],
  ['snmp://[2001:DB8:0:0::7]', '2001:db8::7'],
])('the address of %s is spelled as its notifications come: %s', (typed, sender) => {
  expect(plainAddress(valueOf(parseSnmpAddress(typed)).host)).toBe(sender);
});
