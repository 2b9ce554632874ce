import { describe, expect, test } from 'vitest';
import type { SampleBatch } from '../../shared/model/fleet.ts';
import { inletId, ocpId, pduId } from '../../shared/model/ids.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import { readingStatus, statusCode, type ReadingStatus } from '../../shared/model/sensor.ts';
import { testInlet, testModel, testOcp, testSensor } from '../testing/test-model.ts';
import { AlarmStore } from './alarm-store.ts';
import { severityOf, worstSeverity } from './alarms.ts';
import type { LatestReading } from './samples.ts';

const I1 = inletId('I1');
const C5 = ocpId('C5');
const pdu = pduId('S1');
const model = testModel({
  inlets: [testInlet('I1')],
  ocps: [testOcp('C5')],
  sensors: [
    testSensor(I1, 'current'),
    testSensor(I1, 'current', 'L2'),
    testSensor(C5, 'current'),
    testSensor(C5, 'trip'),
  ],
});

function batch(readings: readonly (readonly [number | null, ReadingStatus])[]): SampleBatch {
  return {
    pdu,
    discovery: 1,
    readAtMs: 1,
    sensorIndexes: readings.map((_reading, index) => index),
    values: readings.map(([value]) => value),
    statusCodes: readings.map(([, status]) => statusCode(status)),
  };
}

/** An alarm store over readings that the test sends; `knows` is the model it has by then. */
function storeWithInput(knows: { model: PduModel | null } = { model }) {
  let listener: (each: SampleBatch) => void = () => undefined;
  const readings = new Map<number, LatestReading>();
  const samples = {
    onBatch: (each: (batch: SampleBatch) => void) => {
      listener = each;
      return () => undefined;
    },
    reading: (_pdu: unknown, index: number) => readings.get(index),
  };
  const store = new AlarmStore(samples, () => knows.model);
  const send = (each: SampleBatch) => {
    each.sensorIndexes.forEach((index, column) =>
      readings.set(index, {
        value: each.values[column] ?? null,
        status: readingStatus(each.statusCodes[column]),
      }),
    );
    listener(each);
  };
  return { store, send };
}

const GOOD = [
  [10, 'normal'] as const,
  [10, 'normal'] as const,
  [8, 'normal'] as const,
  [1, 'normal'] as const,
];

describe('alarms', () => {
  test('are what the device says of its own thresholds', () => {
    const sensor = testSensor(C5, 'current');
    expect(severityOf(sensor, 13, 'warning')).toBe('warning');
    expect(severityOf(sensor, 99, 'normal')).toBeNull();
  });

  test('are not derived from a reading that is not there', () => {
    expect(severityOf(testSensor(C5, 'current'), null, 'critical')).toBeNull();
    expect(severityOf(testSensor(C5, 'trip'), 0, 'unavailable')).toBeNull();
  });

  test('a breaker that reads 0 has tripped', () => {
    expect(severityOf(testSensor(C5, 'trip'), 0, 'normal')).toBe('critical');
    expect(severityOf(testSensor(C5, 'trip'), 1, 'normal')).toBeNull();
  });

  test('a line in alarm stands for its inlet, and trips come first', () => {
    const { store, send } = storeWithInput();
    send(
      batch([
        [26, 'warning'],
        [26, 'warning'],
        [0, 'normal'],
        [0, 'normal'],
      ]),
    );
    expect(store.list(pdu).map((each) => each.subject)).toEqual(['C5', 'L2']);
    expect(worstSeverity(store.list(pdu))).toBe('critical');
  });

  test('the list keeps its identity while only values change', () => {
    const { store, send } = storeWithInput();
    send(
      batch([
        [10, 'normal'],
        [26, 'warning'],
        [8, 'normal'],
        [1, 'normal'],
      ]),
    );
    const before = store.list(pdu);
    send(
      batch([
        [10.1, 'normal'],
        [26.4, 'warning'],
        [8.2, 'normal'],
        [1, 'normal'],
      ]),
    );
    expect(store.list(pdu)).toBe(before);
    send(batch(GOOD));
    expect(store.list(pdu)).toEqual([]);
  });

  test('readings that came before the model count once it is there', () => {
    const knows: { model: PduModel | null } = { model: null };
    const { store, send } = storeWithInput(knows);
    send(batch([...GOOD.slice(0, 3), [0, 'normal']]));
    expect(store.list(pdu)).toEqual([]);
    knows.model = model;
    send(batch([[10.2, 'normal']]));
    expect(store.list(pdu).map((each) => each.quantity)).toEqual(['trip']);
  });

  test('readings of another discovery do not count: their indexes mean other sensors', () => {
    const { store, send } = storeWithInput();
    send({ ...batch([[26, 'critical']]), discovery: 2 });
    expect(store.list(pdu)).toEqual([]);
  });
});
