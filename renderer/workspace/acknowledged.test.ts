import { expect, test } from 'vitest';
import { ocpId, pduId } from '../../shared/model/ids.ts';
import { testModel, testOcp, testSensor } from '../testing/test-model.ts';
import { endedTrips } from './acknowledged.ts';
import { parseTrips } from './kept-trips.ts';

const pdu = pduId('S1');
const trip = { pdu, breaker: ocpId('C5') };
const model = testModel({
  ocps: [testOcp('C5')],
  sensors: [testSensor(ocpId('C5'), 'current'), testSensor(ocpId('C5'), 'trip')],
});
const read = (value: number | null) => ({
  reading: (_pdu: unknown, index: number) => (index === 1 ? { value, status: 'normal' as const } : undefined),
});

test('an acknowledged trip is over when its breaker was read as closed, not before anything was read', () => {
  expect(endedTrips([trip], pdu, model, { reading: () => undefined })).toEqual([]);
  expect(endedTrips([trip], pdu, model, read(null))).toEqual([]);
  expect(endedTrips([trip], pdu, model, read(0))).toEqual([]);
  expect(endedTrips([trip], pdu, model, read(1))).toEqual([trip]);
  expect(endedTrips([trip], pduId('S2'), model, read(1))).toEqual([]);
});

test('what an earlier load of the window kept is taken over, and nonsense is not', () => {
  expect(parseTrips(JSON.stringify([trip]))).toEqual([trip]);
  expect(parseTrips(null)).toEqual([]);
  expect(parseTrips('{')).toEqual([]);
  expect(parseTrips('[{"pdu":1,"breaker":"ocp:C5"}, null]')).toEqual([]);
});
