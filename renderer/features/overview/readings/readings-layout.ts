import type { ElementId } from '../../../../shared/model/ids.ts';
import type { PduModel } from '../../../../shared/model/pdu.ts';
import type { PoleName, Quantity } from '../../../../shared/model/quantity.ts';
import { QUANTITY_WORDS } from '../../../../shared/words/quantities.ts';

export interface ReadingsColumn {
  readonly key: string;
  readonly line: PoleName | null;
  readonly title: string;
}

export interface ReadingsRow {
  readonly quantity: Quantity;
  readonly title: string;
  /** One sensor index a column; -1 where the device has none. */
  readonly cells: readonly number[];
}

interface ReadingsLayout {
  readonly columns: readonly ReadingsColumn[];
  readonly rows: readonly ReadingsRow[];
}

const POLES: readonly PoleName[] = ['L1', 'L2', 'L3', 'N'];
/** The order people look for; what is not named follows in the device's order. */
const FIRST: readonly Quantity[] = [
  'current',
  'voltageLN',
  'voltage',
  'activePower',
  'apparentPower',
  'reactivePower',
  'powerFactor',
  'displacementPowerFactor',
  'phaseAngle',
  'currentThd',
  'voltageThd',
  'crestFactor',
  'activeEnergy',
  'apparentEnergy',
];

/** Every sensor the device has for an element: a row a quantity, a column a line. Nothing it does not have. */
export function readingsLayout(model: PduModel, element: ElementId): ReadingsLayout {
  const indexes = model.sensors.flatMap((sensor, index) => (sensor.element === element ? [index] : []));
  const poleOf = (index: number) => model.sensors[index]?.pole ?? null;
  const lines = POLES.filter((line) => indexes.some((index) => poleOf(index) === line));
  const hasWhole = indexes.some((index) => poleOf(index) === null);
  const columns = columnsOf(lines, hasWhole);
  const byQuantity = new Map<Quantity, Map<PoleName | null, number>>();
  for (const index of indexes) {
    const sensor = model.sensors[index];
    if (sensor === undefined) continue;
    const cells = byQuantity.get(sensor.quantity) ?? new Map<PoleName | null, number>();
    byQuantity.set(sensor.quantity, cells.set(sensor.pole, index));
  }
  const rows = [...byQuantity].map(([quantity, cells]): ReadingsRow => ({
    quantity,
    title: titleOf(quantity, cells.has('L2') || byQuantity.has('voltageLN')),
    cells: columns.map((column) => cells.get(column.line) ?? -1),
  }));
  return { columns, rows: rows.sort(byQuantityOrder) };
}

/** Sorts what has a quantity in the order people look for it. */
export function byQuantityOrder(
  one: { readonly quantity: Quantity },
  other: { readonly quantity: Quantity },
): number {
  const rank = (quantity: Quantity) => {
    const named = FIRST.indexOf(quantity);
    return named < 0 ? FIRST.length : named;
  };
  return rank(one.quantity) - rank(other.quantity);
}

function columnsOf(lines: readonly PoleName[], hasWhole: boolean): readonly ReadingsColumn[] {
  const whole: ReadingsColumn = { key: 'all', line: null, title: lines.length === 0 ? 'Now' : 'Total' };
  return [...lines.map((line) => ({ key: line, line, title: line })), ...(hasWhole ? [whole] : [])];
}

function titleOf(quantity: Quantity, hasLineToNeutral: boolean): string {
  return quantity === 'voltage' && hasLineToNeutral ? 'Voltage, line to line' : QUANTITY_WORDS[quantity];
}
