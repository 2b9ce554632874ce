import { expect, test } from 'vitest';
import { outletId, pduId } from '../../../shared/model/ids.ts';
import { T } from '../../testing/test-power.ts';
import { testConnection, testPduOf } from '../../testing/test-shell.ts';
import { socketMix } from './socket-mix.ts';

const OTHER = pduId('PX-2');
const read = (powerState: 'on' | 'off' | 'unknown') => ({
  powerState,
  lastPowerStateChangeMs: null,
  readAtMs: T,
});
const PDUS = [
  testPduOf(5, { outletStates: { [outletId('4')]: read('on'), [outletId('5')]: read('off') } }),
  testPduOf(5, { id: OTHER, name: 'B07-R', outletStates: { [outletId('4')]: read('on') } }),
];
const always = () => true;

test('a resource on several sockets has the state of each, over all its PDUs', () => {
  const connections = [
    testConnection('4', 'db-02/PowerPort1'),
    testConnection('5', 'db-02/PowerPort2'),
    testConnection('4', 'db-02/PowerPort3', OTHER),
    testConnection('3', 'web-01/PowerPort1'),
  ];
  const mix = { connections, pdus: PDUS, answers: always };
  expect(socketMix('db-02', mix)).toBe('2 of 3 on: A07-L 4 on, A07-L 5 off, B07-R 4 on');
  expect(socketMix('web-01', mix)).toBeNull();
  expect(socketMix('nobody', mix)).toBeNull();
});

test('a socket of a PDU that does not answer has no data, and one that was not read is unknown; neither counts as on', () => {
  const connections = [
    testConnection('4', 'db-02/PowerPort1'),
    testConnection('3', 'db-02/PowerPort2'),
    testConnection('4', 'db-02/PowerPort3', OTHER),
  ];
  const answers = (pdu: string) => pdu !== OTHER;
  expect(socketMix('db-02', { connections, pdus: PDUS, answers })).toBe(
    '1 of 3 on: A07-L 4 on, A07-L 3 unknown, B07-R 4 no data',
  );
});
