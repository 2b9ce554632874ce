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
import type { PowerUnit } from '../../../../shared/words/numbers.ts';
import { linesPlan } from './lines-plan.ts';
import {
  colourOf,
  ELECTRICAL,
  inPowerUnit,
  panelOf,
  wideColumn,
  wideRow,
  type ChartedQuantity,
} from './plan-parts.ts';
import type { ChartPlan, RowPlan } from './plan-types.ts';

const LINES = ['L1', 'L2', 'L3'] as const;

/** Of outlets the engine remembers only these; their voltage is that of the inlet, and stands among the readings. */
const OF_OUTLET = ['current', 'activePower'] as const satisfies readonly ChartedQuantity[];

/**
 * The charts of an element; no rows when the device measures nothing that is drawn. `powerUnit` is that of the PDU and of its
 * inlets.
 */
export function chartPlan(model: PduModel, element: ElementId, powerUnit: PowerUnit = 'kW'): ChartPlan {
  const plan = planOf(model, element);
  const isOfInlet = element === 'pdu' || element.startsWith('inlet:');
  return isOfInlet ? { ...plan, rows: plan.rows.map((row) => inPowerUnit(row, powerUnit)) } : plan;
}

function planOf(model: PduModel, element: ElementId): ChartPlan {
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

function singlePlan(
  model: PduModel,
  device: Exclude<EDevice, TransferSwitch>,
  line: PoleName | null,
): ChartPlan {
  const isOutlet = device.kind === 'outlet';
  const colour = colourOf(device);
  const rows = (isOutlet ? OF_OUTLET : ELECTRICAL).flatMap((quantity): RowPlan[] => {
    const whole = sensorIndex(model, device.id, quantity);
    const index = whole >= 0 || line === null ? whole : sensorIndex(model, device.id, quantity, line);
    const panel = panelOf(model, index, colour, null);
    return panel === null ? [] : [wideRow(quantity, panel, device.ratingAmperes, isOutlet)];
  });
  return { columns: [wideColumn(device.ratingAmperes)], rows };
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
      headIndex: panels[position]?.sensorIndex ?? -1,
      headUnit: 'V',
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
    rows: [{ ...wideRow('activePower', panel, null, false), heightPx: 150 }],
  };
}
