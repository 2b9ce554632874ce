import { sensorIndex } from '../../../../shared/model/find-sensor.ts';
import type { ElementId } from '../../../../shared/model/ids.ts';
import {
  findEDevice,
  type EDevice,
  type PduModel,
  type TransferSwitch,
} from '../../../../shared/model/pdu.ts';
import type { PoleName } from '../../../../shared/model/quantity.ts';
import { genericName } from '../../../../shared/words/elements.ts';
import type { ScaleRule } from './scale.ts';
import type { ChartPlan, ColumnPlan, LineColour, PanelPlan, RowPlan } from './plan-types.ts';

const LINES = ['L1', 'L2', 'L3'] as const;
/** A line's voltage to the next one: the pole `voltage` of L1 is L1-L2 (docs/contracts.md). */
export const NEXT_LINE = { L1: 'L2', L2: 'L3', L3: 'L1' } as const;
const ELECTRICAL = ['current', 'voltageLN', 'voltage', 'activePower'] as const;
type ChartedQuantity = (typeof ELECTRICAL)[number];

const TITLES: Record<ChartedQuantity, string> = {
  current: 'Current',
  voltageLN: 'Voltage L-N',
  voltage: 'Voltage L-L',
  activePower: 'Active power',
};
const HEIGHTS_PX: Record<ChartedQuantity, number> = {
  current: 138,
  voltageLN: 70,
  voltage: 70,
  activePower: 98,
};
const WIDE_HEIGHTS_PX: Record<ChartedQuantity, number> = {
  current: 150,
  voltageLN: 84,
  voltage: 84,
  activePower: 96,
};

/** The charts of an element; no rows when the device measures nothing that is drawn. */
export function chartPlan(model: PduModel, element: ElementId): ChartPlan {
  if (element === 'pdu') return wholePduPlan(model);
  const device = findEDevice(model, element);
  if (device === undefined) return { columns: [], rows: [] };
  if (device.kind === 'ts') return transferSwitchPlan(model, device);
  const lines = LINES.filter((line) => hasAny(model, device.id, line));
  return lines.length > 1 ? linesPlan(model, device, lines) : singlePlan(model, device, lines[0] ?? null);
}

/** Whether two plans draw the same. They are small and plain. */
export function samePlan(one: ChartPlan, other: ChartPlan): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Every sensor of a plan, once. */
export function plannedSensors(plan: ChartPlan): readonly number[] {
  const indexes = plan.rows.flatMap((row) => row.panels.flatMap((panel) => panel?.sensorIndex ?? []));
  return [...new Set(indexes)];
}

function hasAny(model: PduModel, element: ElementId, line: PoleName): boolean {
  return ELECTRICAL.some((quantity) => sensorIndex(model, element, quantity, line) >= 0);
}

function panelOf(model: PduModel, index: number, colour: LineColour, label: string | null): PanelPlan | null {
  const sensor = model.sensors[index];
  return sensor === undefined ? null : { sensorIndex: index, colour, label, thresholds: sensor.thresholds };
}

function ruleOf(quantity: ChartedQuantity, ratingAmperes: number | null): ScaleRule {
  if (quantity === 'current') return { kind: 'rating', ratingAmperes };
  return { kind: quantity === 'activePower' ? 'fromZero' : 'nominal' };
}

function linesPlan(
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
      currentIndex: sensorIndex(model, device.id, 'current', line),
      ratingAmperes: device.ratingAmperes,
      source: null,
    })),
    rows: rows.filter((row) => row.panels.some((panel) => panel !== null)),
  };
}

/** The line that colours an element with one column: its only line, or the first of two. */
function colourOf(device: Exclude<EDevice, TransferSwitch>): LineColour {
  const lines = device.kind === 'outlet' ? device.lines : device.poles.map((pole) => pole.line);
  const live = lines.filter((line) => line !== 'N');
  return live.length > 2 ? 'T' : (live[0] ?? 'T');
}

function singlePlan(
  model: PduModel,
  device: Exclude<EDevice, TransferSwitch>,
  line: PoleName | null,
): ChartPlan {
  const order: readonly ChartedQuantity[] =
    device.kind === 'outlet'
      ? ['current', 'activePower', 'voltageLN', 'voltage']
      : ['current', 'voltageLN', 'voltage', 'activePower'];
  const colour = colourOf(device);
  const rows = order.flatMap((quantity): RowPlan[] => {
    const whole = sensorIndex(model, device.id, quantity);
    const index = whole >= 0 || line === null ? whole : sensorIndex(model, device.id, quantity, line);
    const panel = panelOf(model, index, colour, null);
    return panel === null ? [] : [wideRow(quantity, panel, device.ratingAmperes, device.kind === 'outlet')];
  });
  return { columns: [wideColumn(device.ratingAmperes)], rows };
}

const wideColumn = (ratingAmperes: number | null): ColumnPlan => ({
  key: 'all',
  line: null,
  title: '',
  currentIndex: -1,
  ratingAmperes,
  source: null,
});

function wideRow(
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

/** Both inlets side by side: which one is good. */
function transferSwitchPlan(model: PduModel, device: TransferSwitch): ChartPlan {
  const inlets = device.inlets.flatMap((id) => model.inlets.find((inlet) => inlet.id === id) ?? []);
  const quantityOf = (id: ElementId): 'voltage' | 'voltageLN' =>
    sensorIndex(model, id, 'voltage') >= 0 ? 'voltage' : 'voltageLN';
  const panels = inlets.map((inlet) =>
    panelOf(model, sensorIndex(model, inlet.id, quantityOf(inlet.id)), colourOf(inlet), null),
  );
  const row: RowPlan = {
    key: 'voltage',
    title: 'Voltage',
    quantity: 'voltage',
    unit: 'V',
    scale: 1,
    digits: 1,
    heightPx: 140,
    rule: { kind: 'nominal' },
    filled: false,
    hasGhosts: false,
    panels,
  };
  return {
    columns: inlets.map((inlet, position) => ({
      key: inlet.id,
      line: null,
      title: genericName(inlet),
      currentIndex: -1,
      ratingAmperes: null,
      source: { position, selectedSourceIndex: sensorIndex(model, device.id, 'selectedSource') },
    })),
    rows: panels.some((panel) => panel !== null) ? [row] : [],
  };
}

/** The total power, from the PDU's own sensor or from its only inlet's. */
function wholePduPlan(model: PduModel): ChartPlan {
  const own = sensorIndex(model, 'pdu', 'activePower');
  const onlyInlet = model.inlets.length === 1 ? model.inlets[0] : undefined;
  const index = own >= 0 || onlyInlet === undefined ? own : sensorIndex(model, onlyInlet.id, 'activePower');
  const panel = panelOf(model, index, 'T', null);
  if (panel === null) return { columns: [], rows: [] };
  return {
    columns: [wideColumn(null)],
    rows: [
      { ...wideRow('activePower', panel, null, false), heightPx: 150, unit: 'kW', scale: 0.001, digits: 2 },
    ],
  };
}
