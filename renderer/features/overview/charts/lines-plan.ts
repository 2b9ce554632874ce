import { sensorIndex } from '../../../../shared/model/find-sensor.ts';
import type { EDevice, PduModel, TransferSwitch } from '../../../../shared/model/pdu.ts';
import { ELECTRICAL, panelOf, ruleOf, TITLES, type ChartedQuantity } from './plan-parts.ts';
import type { ChartPlan, RowPlan } from './plan-types.ts';

/** A line's voltage to the next one: the pole `voltage` of L1 is L1-L2 (docs/contracts.md). */
export const NEXT_LINE = { L1: 'L2', L2: 'L3', L3: 'L1' } as const;

const HEIGHTS_PX: Record<ChartedQuantity, number> = {
  current: 138,
  voltageLN: 70,
  voltage: 70,
  activePower: 98,
};

/** A column a line and a row a quantity, so that imbalance is seen. */
export function linesPlan(
  model: PduModel,
  device: Exclude<EDevice, TransferSwitch>,
  lines: readonly (keyof typeof NEXT_LINE)[],
): ChartPlan {
  const rows = ELECTRICAL.map((quantity): RowPlan => ({
    key: quantity,
    title: TITLES[quantity],
    quantity,
    unit: quantity === 'activePower' ? 'kW' : quantity === 'current' ? 'A' : 'V',
    scale: quantity === 'activePower' ? 0.001 : 1,
    digits: quantity === 'activePower' ? 2 : 1,
    heightPx: HEIGHTS_PX[quantity],
    rule: ruleOf(quantity, device.ratingAmperes),
    filled: quantity === 'current' || quantity === 'activePower',
    hasGhosts: true,
    panels: lines.map((line) => {
      const next = lines.length === 3 ? NEXT_LINE[line] : lines.find((each) => each !== line);
      const label = quantity === 'voltage' ? `${line}-${next}` : null;
      return panelOf(model, sensorIndex(model, device.id, quantity, line), line, label);
    }),
  }));
  return {
    columns: lines.map((line) => ({
      key: line,
      line,
      title: line,
      headIndex: sensorIndex(model, device.id, 'current', line),
      headUnit: 'A',
      ratingAmperes: device.ratingAmperes,
      source: null,
    })),
    rows: rows.filter((row) => row.panels.some((panel) => panel !== null)),
  };
}
