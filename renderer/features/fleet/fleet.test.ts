import { describe, expect, test } from 'vitest';
import { inletId, ocpId, pduId } from '../../../shared/model/ids.ts';
import { breakerLoads, fractionOf, lineLoads, mostLoaded } from '../../state/line-loads.ts';
import { testInlet, testModel, testOcp, testSensor } from '../../testing/test-model.ts';
import { testPdu } from '../../testing/test-power.ts';
import { fitsChip, fitsText, sortFleet, type FleetFacts } from './fleet-filter.ts';
import { highestOf } from './highest-load.ts';
import { totalWords } from './total-words.ts';

function facts(name: string, patch: Partial<Omit<FleetFacts, 'pdu'>> = {}): FleetFacts {
  const pdu = testPdu(null, { id: pduId(name), name });
  return { pdu, severity: null, freshness: 'live', needsAttention: false, highestLoad: 0.1, ...patch };
}

test('the total power says what it leaves out, and that simulated PDUs are among real ones', () => {
  expect(totalWords('kW', { counted: 9, simulated: 0, all: 9 })).toBe('kW');
  expect(totalWords('kW', { counted: 8, simulated: 1, all: 9 })).toBe('kW, 8 of 9 PDUs, 1 simulated');
  expect(totalWords('W', { counted: 2, simulated: 1, all: 2 })).toBe('W, 1 simulated');
  expect(totalWords('kW', { counted: 2, simulated: 2, all: 2 })).toBe('kW');
});

describe('the order of the fleet', () => {
  const fleet = [
    facts('A10', { highestLoad: 0.5 }),
    facts('A2', { highestLoad: 0.9 }),
    facts('Lost', { freshness: 'noData', severity: 'critical' }),
    facts('Warm', { severity: 'warning' }),
    facts('Tripped', { severity: 'critical' }),
    facts('Locked', { freshness: 'noData', needsAttention: true, highestLoad: null }),
  ];

  test('is worst first: critical, warning, no data, then the highest load', () => {
    expect(sortFleet(fleet, 'worst')).toEqual(['Tripped', 'Locked', 'Warm', 'Lost', 'A2', 'A10']);
  });
  test('counts as people do when it goes by name', () => {
    expect(sortFleet(fleet, 'name').slice(0, 2)).toEqual(['A2', 'A10']);
  });
  test('alarms of a PDU without data are the last known and count as no data', () => {
    expect(fleet.filter((each) => fitsChip(each, 'critical')).map((each) => each.pdu.name)).toEqual([
      'Tripped',
      'Locked',
    ]);
    expect(fleet.filter((each) => fitsChip(each, 'noData')).map((each) => each.pdu.name)).toEqual([
      'Lost',
      'Locked',
    ]);
  });
  test('the filter needs every word, in the name or the address', () => {
    expect(fitsText(facts('A07-L'), 'a07 192')).toBe(true);
    expect(fitsText(facts('A07-L'), 'a07 198')).toBe(false);
    expect(fitsText(facts('A07-L'), '  ')).toBe(true);
  });
});

describe('loads', () => {
  const model = testModel({
    inlets: [testInlet('I1'), testInlet('I2')],
    ocps: [testOcp('C1')],
    sensors: [
      testSensor(inletId('I1'), 'current', 'L1'),
      testSensor(inletId('I2'), 'current', 'L1'),
      testSensor(ocpId('C1'), 'current'),
    ],
  });
  const readings = [
    { value: 8, status: 'normal' },
    { value: 16, status: 'warning' },
  ] as const;

  test('a line with two inlets is as loaded as its worse one', () => {
    const [line] = lineLoads(model);
    const most = mostLoaded(line?.sensors ?? [], (index) => readings[index]);
    expect(most?.element).toBe('inlet:I2');
    expect(most && fractionOf(most, readings[1])).toBe(0.5);
  });
  test('a breaker that was not read has no load, which is not 0', () => {
    const [breaker] = breakerLoads(model);
    expect(breaker?.sensor && fractionOf(breaker.sensor, undefined)).toBeNull();
  });
  test('the highest load of the fleet is in percent with the state the device gives it', () => {
    const loads = lineLoads(model).flatMap(({ line, sensors }) =>
      sensors.map((sensor) => ({ pdu: pduId('S1'), name: `A ${line} ${sensor.element}`, sensor })),
    );
    const highest = highestOf(loads, ({ sensor }) => readings[sensor.sensorIndex]);
    expect(highest).toEqual({ name: 'A L1 inlet:I2', percent: 50, level: 'warning' });
  });
});
