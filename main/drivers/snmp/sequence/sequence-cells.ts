import type { OutletId } from '../../../../shared/model/ids.ts';
import type { Oid } from '../../../snmp/oid.ts';
import { numberOf, textOf, type SnmpValues } from '../../../snmp/value.ts';
import type { RawSequence } from '../../driver.ts';
import type { PlacedOutlet, SnmpDeviceMap } from '../device-map.ts';
import { oidOf } from '../family/cell.ts';
import type { SequenceTable } from '../family/family.ts';
import { readDelayMs } from '../settings/delay.ts';
import { orderOfStartTimes, type OutletStart } from './start-times.ts';

/** What is needed to find a sequence's cells. */
export type SequencePlace = Pick<SnmpDeviceMap, 'units' | 'outlets'>;
type StartTimes = Extract<SequenceTable, { kind: 'startTimes' }>;

/** The in-rush guard is a unit's; the first one's is shown, and all are written. */
export function guardOf(sequence: SequenceTable) {
  return sequence.kind === 'startTimes' ? undefined : sequence.inRushGuard;
}

/** What is read to know a sequence. */
export function sequenceOids(sequence: SequenceTable, place: SequencePlace): readonly Oid[] {
  const delay = sequence.kind === 'startTimes' ? sequence.startTime : sequence.delay;
  const guard = guardOf(sequence);
  const ofUnits = place.units.flatMap((unit) => [
    ...(sequence.kind === 'order' ? [oidOf(sequence.order, unit)] : []),
    ...(guard === undefined ? [] : [oidOf(guard.cell, unit)]),
  ]);
  const ofOutlets = [...place.outlets.values()].map((outlet) => oidOf(delay.cell, outlet.row));
  return [...new Set([...ofUnits, ...ofOutlets])];
}

/** Outlets of one unit by their number in it. */
export function outletsByNumber(place: SequencePlace, unit: string): ReadonlyMap<number, PlacedOutlet> {
  const ofUnit = [...place.outlets.values()].filter((outlet) => outlet.unit === unit);
  return new Map(ofUnit.map((outlet) => [outlet.number, outlet] as const));
}

/** `Number` takes more than digits: `0x1`, `1e0`. */
const decimal = (text: string): number => (/^\d+$/u.test(text) ? Number(text) : Number.NaN);

/** `1,3,2` of one unit; empty for by number, null when it does not name each outlet once. */
function unitOrder(
  text: string | null,
  outlets: ReadonlyMap<number, PlacedOutlet>,
): readonly OutletId[] | null {
  if (text === null) return null;
  const parts = text.split(',').map((part) => part.trim());
  const numbers = parts.filter((part) => part !== '').map(decimal);
  const ids = numbers.length === 0 ? [...outlets.keys()] : numbers;
  const found = ids.map((number) => outlets.get(number)?.id).filter((id) => id !== undefined);
  const namesEachOnce = ids.length === outlets.size && new Set(found).size === outlets.size;
  return namesEachOnce ? found : null;
}

/** Unit after unit; null when one cannot be read. */
function readOrder(
  sequence: Extract<SequenceTable, { kind: 'order' }>,
  place: SequencePlace,
  values: SnmpValues,
): readonly OutletId[] | null {
  const order: OutletId[] = [];
  for (const unit of place.units) {
    const text = textOf(values.get(oidOf(sequence.order, unit)));
    const outlets = outletsByNumber(place, unit);
    const ids = outlets.size === 0 ? [] : unitOrder(text, outlets);
    if (ids === null) return null;
    order.push(...ids);
  }
  return order;
}

/** Start times by outlet number, as they were read; outlets without one are left out. */
export function readStarts(
  sequence: StartTimes,
  place: SequencePlace,
  values: SnmpValues,
): readonly OutletStart[] {
  const { startTime, never } = sequence;
  return [...place.outlets].flatMap(([outlet, { row }]): readonly OutletStart[] => {
    const raw = numberOf(values.get(oidOf(startTime.cell, row)));
    if (raw !== null && raw === never) return [{ outlet, startMs: null }];
    const startMs = readDelayMs(startTime, row, values);
    return startMs === null ? [] : [{ outlet, startMs }];
  });
}

/** A sequence as values of `sequenceOids` say; null where its order cannot be read. Outlets without a delay are left out. */
export function interpretSequence(
  sequence: SequenceTable,
  place: SequencePlace,
  values: SnmpValues,
): RawSequence | null {
  if (sequence.kind === 'startTimes') {
    const starts = readStarts(sequence, place, values);
    const { order, delaysMs } = orderOfStartTimes(starts);
    const others = [...place.outlets.keys()].filter((outlet) => !(outlet in delaysMs));
    return { order: [...order, ...others], delaysMs, inRushGuardDelayMs: 0 };
  }
  const order = sequence.kind === 'waits' ? [] : readOrder(sequence, place, values);
  if (order === null) return null;
  const delays = [...place.outlets].flatMap(([outlet, { row }]): readonly (readonly [OutletId, number])[] => {
    const delayMs = readDelayMs(sequence.delay, row, values);
    return delayMs === null ? [] : [[outlet, delayMs]];
  });
  const guard = guardOf(sequence);
  const guardMs = guard === undefined ? null : readDelayMs(guard, place.units[0] ?? '', values);
  return { order, delaysMs: Object.fromEntries(delays), inRushGuardDelayMs: guardMs ?? 0 };
}
