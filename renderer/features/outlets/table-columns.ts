import type { PduModel } from '../../../shared/model/pdu.ts';
import type { NumericQuantity } from '../../../shared/model/quantity.ts';

/** A column of readings: there only when the device meters it on some outlet. */
interface ReadingColumn {
  readonly quantity: NumericQuantity;
  readonly head: string;
  readonly isFaint: boolean;
}

const READING_COLUMNS: readonly ReadingColumn[] = [
  { quantity: 'activePower', head: 'W', isFaint: false },
  { quantity: 'apparentPower', head: 'VA', isFaint: false },
  { quantity: 'powerFactor', head: 'PF', isFaint: true },
  { quantity: 'activeEnergy', head: 'kWh', isFaint: true },
];

export interface TableColumns {
  readonly hasCurrent: boolean;
  readonly readings: readonly ReadingColumn[];
  readonly hasCycleDelay: boolean;
  readonly hasSequenceDelay: boolean;
  readonly count: number;
}

/** Select, number, state, name, receptacle, when it was read, action. */
const FIXED_COLUMNS = 7;

/** Which columns a device has: what it does not meter is left out, not filled with zeros. */
export function tableColumns(model: PduModel): TableColumns {
  const metered = new Set(
    model.sensors.filter((sensor) => sensor.element.startsWith('outlet:')).map((sensor) => sensor.quantity),
  );
  const hasCurrent = metered.has('current');
  const readings = READING_COLUMNS.filter((column) => metered.has(column.quantity));
  const hasCycleDelay = model.outlets.some(
    (outlet) => outlet.cycleDelayMs !== null || model.settings.cycleDelayMs !== null,
  );
  const hasSequenceDelay = model.outlets.some((outlet) => outlet.sequenceDelayMs !== null);
  const count =
    FIXED_COLUMNS +
    (hasCurrent ? 2 : 0) +
    readings.length +
    (hasCycleDelay ? 1 : 0) +
    (hasSequenceDelay ? 1 : 0);
  return { hasCurrent, readings, hasCycleDelay, hasSequenceDelay, count };
}
