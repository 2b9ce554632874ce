import type { EDevice, PduModel, TransferSwitch } from '../../../../shared/model/pdu.ts';
import type { PowerUnit } from '../../../../shared/words/numbers.ts';
import type { ColumnPlan, LineColour, PanelPlan, RowPlan } from './plan-types.ts';
import type { ScaleRule } from './scale.ts';

/** The quantities that are drawn, in the order of their rows. */
export const ELECTRICAL = ['current', 'voltageLN', 'voltage', 'activePower'] as const;
export type ChartedQuantity = (typeof ELECTRICAL)[number];

export const TITLES: Record<ChartedQuantity, string> = {
  current: 'Current',
  voltageLN: 'Voltage L-N',
  voltage: 'Voltage L-L',
  activePower: 'Active power',
};

const WIDE_HEIGHTS_PX: Record<ChartedQuantity, number> = {
  current: 150,
  voltageLN: 84,
  voltage: 84,
  activePower: 96,
};

/** One sensor as a panel; null when the device has no such sensor. */
export function panelOf(
  model: PduModel,
  index: number,
  colour: LineColour,
  label: string | null,
): PanelPlan | null {
  const sensor = model.sensors[index];
  return sensor === undefined ? null : { sensorIndex: index, colour, label, thresholds: sensor.thresholds };
}

/** What the scale of a quantity goes by. */
export function ruleOf(quantity: ChartedQuantity, ratingAmperes: number | null): ScaleRule {
  if (quantity === 'current') return { kind: 'rating', ratingAmperes };
  return { kind: quantity === 'activePower' ? 'fromZero' : 'nominal' };
}

/** A row of powers in the unit that was chosen; any other stays as it is. */
export function inPowerUnit(row: RowPlan, unit: PowerUnit): RowPlan {
  if (row.quantity !== 'activePower') return row;
  return unit === 'kW' ? { ...row, unit, scale: 0.001, digits: 2 } : { ...row, unit, scale: 1, digits: 0 };
}

/** The line that colours an element with one column: its only line, or the first of two. */
export function colourOf(device: Exclude<EDevice, TransferSwitch>): LineColour {
  const lines = device.kind === 'outlet' ? device.lines : device.poles.map((pole) => pole.line);
  const live = lines.filter((line) => line !== 'N');
  return live.length > 2 ? 'T' : (live[0] ?? 'T');
}

/** The only column of an element that is drawn wide. */
export const wideColumn = (ratingAmperes: number | null): ColumnPlan => ({
  key: 'all',
  line: null,
  title: '',
  headIndex: -1,
  headUnit: 'A',
  ratingAmperes,
  source: null,
});

/** A row of a single wide panel. */
export function wideRow(
  quantity: ChartedQuantity,
  panel: PanelPlan,
  ratingAmperes: number | null,
  isOutlet: boolean,
): RowPlan {
  const unit = quantity === 'activePower' ? 'W' : quantity === 'current' ? 'A' : 'V';
  return {
    key: quantity,
    title: quantity === 'voltage' ? 'Voltage' : TITLES[quantity],
    quantity,
    unit,
    scale: 1,
    digits: unit === 'W' ? 0 : unit === 'A' && isOutlet ? 2 : 1,
    heightPx: WIDE_HEIGHTS_PX[quantity],
    rule: ruleOf(quantity, ratingAmperes),
    filled: unit !== 'V',
    hasGhosts: false,
    panels: [panel],
  };
}
