import { expect, test } from 'vitest';
import { readingStatus } from '../../../../shared/model/sensor.ts';
import { integer, octets, type SnmpValue } from '../../../snmp/value.ts';
import type { InterpretedReading } from '../device-map.ts';
import { interpretNumber, interpretState, interpretTypedNumber } from './interpret-cells.ts';

const plain = ({ value, statusCode }: InterpretedReading) => [value, readingStatus(statusCode)];
const NONE = [null, 'unavailable'];
const tenths = { scale: 0.1 };

test.each([
  ['a number times its scale', tenths, integer(2307), [230.7, 'normal']],
  ['a counter', { scale: 100 }, { type: 'counter32', value: 19_677 }, [1_967_700, 'normal']],
  ['a long counter', { scale: 1 }, { type: 'counter64', value: 9_000_000_000n }, [9_000_000_000, 'normal']],
  ['a negative number where the sign tells nothing', tenths, integer(-1), NONE],
  [
    'a negative number where the sign tells a direction',
    { scale: 1, signed: true },
    integer(-541),
    [-541, 'normal'],
  ],
  ['a sign that is no amount', { scale: 0.001, absolute: true }, integer(-946), [0.946, 'normal']],
  ['a number that stands for none', { scale: 1, absent: [-410], signed: true }, integer(-410), NONE],
  ['a text where a number belongs', tenths, octets('230'), NONE],
  ['an address where a number belongs', tenths, { type: 'ipAddress', value: '10.0.0.1' }, NONE],
  ['nothing', tenths, undefined, NONE],
  ['a number that no PDU measures', { scale: 1e9 }, { type: 'gauge32', value: 4_294_967_294 }, NONE],
  ['the largest unsigned number', tenths, { type: 'gauge32', value: 4_294_967_295 }, NONE],
  ['the largest integer', tenths, integer(2_147_483_647), NONE],
] as const)('a reading from %s', (_, column, value: SnmpValue | undefined, expected) => {
  expect(plain(interpretNumber(column, value, undefined))).toEqual(expected);
});

test.each([
  [integer(2), 'warning'],
  [integer(9), 'normal'],
  [undefined, 'normal'],
] as const)('the device judges its reading by code %j', (status, expected) => {
  const column = { scale: 1, status: { column: '1.3', codes: { 2: 'warning' } } } as const;
  expect(plain(interpretNumber(column, integer(5), status))).toEqual([5, expected]);
});

test('a reading that the device calls unavailable has no value', () => {
  const column = { scale: 1, status: { column: '1.3', codes: { 7: 'unavailable' } } } as const;
  expect(plain(interpretNumber(column, integer(5), integer(7)))).toEqual(NONE);
});

test('a state that is not known has no value', () => {
  const codes = { 8: { value: 0, status: 'critical' } } as const;
  expect(plain(interpretState(codes, integer(8)))).toEqual([0, 'critical']);
  expect(plain(interpretState(codes, integer(3)))).toEqual(NONE);
  expect(plain(interpretState(codes, octets('8')))).toEqual(NONE);
});

const typed = { available: { oid: '1.1', yes: 1 }, state: '1.2', value: '1.3', digits: 3, signed: false };
const statuses = { [-1]: 'unavailable', 4: 'normal', 6: 'critical' } as const;

test.each([
  ['value × 10^-digits', { '1.1': integer(1), '1.2': integer(4), '1.3': integer(7467) }, [7.467, 'normal']],
  [
    'judged by its state',
    { '1.1': integer(1), '1.2': integer(6), '1.3': integer(7467) },
    [7.467, 'critical'],
  ],
  ['none where it is not available', { '1.1': integer(2), '1.2': integer(4), '1.3': integer(0) }, NONE],
  ['none in state unavailable', { '1.1': integer(1), '1.2': integer(-1), '1.3': integer(0) }, NONE],
  ['none without a word whether it is available', { '1.2': integer(4), '1.3': integer(5) }, NONE],
  ['none without its state', { '1.1': integer(1), '1.3': integer(5) }, NONE],
  [
    'none when negative in an unsigned column',
    { '1.1': integer(1), '1.2': integer(4), '1.3': integer(-5) },
    NONE,
  ],
] as const)('a typed sensor reads %s', (_, values: Record<string, SnmpValue>, expected) => {
  expect(plain(interpretTypedNumber(typed, statuses, new Map(Object.entries(values))))).toEqual(expected);
});
