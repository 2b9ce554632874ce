import { elementKind } from '../../shared/model/ids.ts';
import type { NumericQuantity, Quantity, StateQuantity } from '../../shared/model/quantity.ts';
import { readingStatus, type SensorDescriptor } from '../../shared/model/sensor.ts';
import { formatNumber } from '../../shared/words/numbers.ts';
import { stateText } from '../../shared/words/quantities.ts';
import type { Findings } from './findings.ts';
import type { ReadPair, ReadPdu } from './read-pdu.ts';
import { agrees } from './tolerance.ts';

interface Reading {
  readonly sensor: SensorDescriptor;
  /** Null where the protocol has no usable value now. */
  readonly value: number | null;
}

const keyOf = ({ element, quantity, pole }: SensorDescriptor) => `${element}|${quantity}|${pole ?? ''}`;

/** Sensors of a kind: what a protocol reads of one breaker it should read of all. */
const sortOf = ({ element, quantity, pole }: SensorDescriptor) =>
  `${elementKind(element)}|${quantity}|${pole === null}`;

function readingsOf({ model, sample }: ReadPdu): ReadonlyMap<string, Reading> {
  const readings = new Map<string, Reading>();
  for (const [column, index] of sample.sensorIndexes.entries()) {
    const sensor = model.sensors[index];
    if (sensor === undefined) continue;
    const isUsable = readingStatus(sample.statusCodes[column]) !== 'unavailable';
    readings.set(keyOf(sensor), { sensor, value: isUsable ? (sample.values[column] ?? null) : null });
  }
  return readings;
}

function words({ sensor, value }: Reading): string {
  if (value === null) return 'no value';
  if (sensor.kind === 'state') return stateText(sensor.quantity as StateQuantity, value);
  const number = formatNumber(value, sensor.decimalDigits);
  return sensor.unit === null ? number : `${number} ${sensor.unit === 'deg' ? '°' : sensor.unit}`;
}

function isSame(quantity: Quantity, xerus: Reading, snmp: Reading, apartMs: number): boolean {
  if (xerus.value === null || snmp.value === null) return xerus.value === snmp.value;
  if (xerus.sensor.kind === 'state') return words(xerus) === words(snmp);
  return agrees(
    quantity as NumericQuantity,
    { value: xerus.value, decimalDigits: xerus.sensor.decimalDigits },
    { value: snmp.value, decimalDigits: snmp.sensor.decimalDigits },
    apartMs,
  );
}

/**
 * Readings that both protocols have. One that only one of them has is a difference when the other reads the same of
 * other elements; what a protocol reads of none is not its to tell.
 */
export function compareReadings(pair: ReadPair, findings: Findings): void {
  const xerus = readingsOf(pair.xerus);
  const snmp = readingsOf(pair.snmp);
  const sorts = {
    xerus: new Set(pair.xerus.model.sensors.map(sortOf)),
    snmp: new Set(pair.snmp.model.sensors.map(sortOf)),
  };
  for (const key of new Set([...xerus.keys(), ...snmp.keys()])) {
    const one = xerus.get(key);
    const other = snmp.get(key);
    const sensor = (one ?? other)?.sensor;
    if (sensor === undefined) continue;
    const { element, pole, quantity } = sensor;
    const shown = () => ({
      xerus: one === undefined ? null : words(one),
      snmp: other === undefined ? null : words(other),
    });
    if (one !== undefined && other !== undefined) {
      findings.fact(
        { element, what: 'reading', pole, quantity },
        isSame(quantity, one, other, pair.tookMs),
        shown,
      );
    } else if (sorts.xerus.has(sortOf(sensor)) && sorts.snmp.has(sortOf(sensor))) {
      findings.fact({ element, what: 'presence', pole, quantity }, false, shown);
    }
  }
}
