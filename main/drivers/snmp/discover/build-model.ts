import { elementKind, type ElementId, type OcpId } from '../../../../shared/model/ids.ts';
import type {
  Inlet,
  Outlet,
  OverCurrentProtector,
  PduIdentity,
  PduModel,
  Pole,
  TransferSwitch,
} from '../../../../shared/model/pdu.ts';
import type { PoleName } from '../../../../shared/model/quantity.ts';
import { numberOf, type SnmpValues } from '../../../snmp/value.ts';
import { oidOf } from '../family/cell.ts';
import type { LineRule, OutletTable } from '../family/elements.ts';
import { allHold, meaningOf, numberFrom, textFrom } from '../family/evaluate.ts';
import type { Cell, Codes, TextSources } from '../family/sources.ts';
import type { CellReader } from './cell-reader.ts';
import { firstParts, sourcesOf, type Wiring } from './find-parents.ts';
import { LINE_ORDER, type SettledSensors } from './found-sensor.ts';
import type { FoundElement, FoundElements } from './place-elements.ts';

interface ModelParts {
  readonly discovery: number;
  readonly identity: PduIdentity;
  readonly elements: FoundElements;
  readonly wiring: Wiring;
  readonly sensors: SettledSensors;
  readonly reader: CellReader;
  readonly absentTexts: readonly string[];
}

/** Finds the lines that a table tells of the element in a row. */
function lineFinder(rule: LineRule | undefined, reader: CellReader): (row: string) => readonly PoleName[] {
  const { values } = reader;
  if (rule === undefined) return () => [];
  if ('cell' in rule) {
    return (row) => meaningOf(rule.codes, numberOf(values.get(oidOf(rule.cell, row)))) ?? [];
  }
  const byElement = Map.groupBy(reader.rowsOf(rule.poles), (row) => firstParts(row, rule.elementParts));
  return (row) =>
    (byElement.get(row) ?? []).flatMap(
      (poleRow) => meaningOf(rule.codes, numberOf(values.get(`${rule.poles}.${poleRow}`))) ?? [],
    );
}

/** Text, or what a code stands for. */
function codedText(
  source: TextSources | (Cell & { readonly codes: Codes<string> }) | undefined,
  row: string,
  { reader: { values }, absentTexts }: Pick<ModelParts, 'reader' | 'absentTexts'>,
): string {
  if (source === undefined) return '';
  if (!('codes' in source)) return textFrom(source, row, values, absentTexts) ?? '';
  return meaningOf(source.codes, numberOf(values.get(oidOf(source, row)))) ?? '';
}

/** What every kind of element has; `elements` are all of one kind, and so of one table. */
function commonOf(elements: readonly FoundElement[], { reader, sensors }: ModelParts) {
  const told = lineFinder(elements[0]?.table.lines, reader);
  return ({ id, table, row, label }: FoundElement) => {
    const amperes = numberFrom(table.ratingAmperes, row, reader.values);
    const lines = new Set([...(sensors.lines.get(id) ?? []), ...told(row)]);
    return {
      label,
      name: '',
      ratingAmperes: amperes !== null && amperes > 0 && amperes < 1e5 ? amperes : null,
      poles: LINE_ORDER.filter((line) => lines.has(line)).map((line): Pole => ({ line, nodeId: null })),
    };
  };
}

const asOcp = (id: ElementId | null): OcpId | null =>
  id !== null && elementKind(id) === 'ocp' ? (id as OcpId) : null;

/** Whether an outlet has a relay that the family can command. */
export function isSwitchable({ table, row }: FoundElement<OutletTable>, values: SnmpValues): boolean {
  if (table.control === undefined) return false;
  return table.switchable === undefined
    ? values.has(oidOf(table.control.on, row))
    : allHold(table.switchable, row, values);
}

function buildOutlets(parts: ModelParts, ocps: readonly OverCurrentProtector[]): readonly Outlet[] {
  const { elements, wiring, reader, sensors } = parts;
  const { values } = reader;
  const metered = new Set(
    sensors.descriptors
      .filter(({ quantity }) => quantity === 'current' || quantity === 'activePower')
      .map(({ element }) => element),
  );
  const common = commonOf(elements.outlets, parts);
  return elements.outlets.map((outlet) => {
    const ocp = asOcp(wiring.parentOf(outlet.id));
    const base = common(outlet);
    const above = ocps.find(({ id }) => id === ocp)?.poles ?? [];
    return {
      kind: 'outlet',
      id: outlet.id,
      ...base,
      receptacle: codedText(outlet.table.receptacle, outlet.row, parts),
      switchable: isSwitchable(outlet, values),
      metered: metered.has(outlet.id),
      inlet: wiring.inletOf(outlet.id),
      ocp,
      lines: (base.poles.length > 0 ? base.poles : above).map(({ line }) => line),
      sequenceDelayMs: null,
      cycleDelayMs: null,
      usePduCycleDelay: false,
      startupState: null,
    };
  });
}

function buildOcps(parts: ModelParts): readonly OverCurrentProtector[] {
  const { elements, wiring, reader } = parts;
  const common = commonOf(elements.ocps, parts);
  return elements.ocps.map((ocp) => {
    const { type } = ocp.table;
    const code = type === undefined ? null : numberOf(reader.values.get(oidOf(type, ocp.row)));
    return {
      kind: 'ocp',
      id: ocp.id,
      ...common(ocp),
      type: (type === undefined ? undefined : meaningOf(type.codes, code)) ?? 'unknown',
      inlet: wiring.inletOf(ocp.id),
      upstreamOcp: asOcp(wiring.parentOf(ocp.id)),
    };
  });
}

/** The model without names, delays and order, which `applySettings` fills in, and without capabilities. */
export function buildModel(parts: ModelParts): PduModel {
  const { elements, wiring, sensors } = parts;
  const ocps = buildOcps(parts);
  const ofInlet = commonOf(elements.inlets, parts);
  const ofSwitch = commonOf(elements.transferSwitches, parts);
  return {
    discovery: parts.discovery,
    identity: parts.identity,
    settings: {
      name: '',
      location: '',
      cycleDelayMs: null,
      inRushGuardDelayMs: null,
      powerOnDelayMs: null,
      startupState: null,
      outletPowerStateSequence: [],
    },
    inlets: elements.inlets.map((inlet): Inlet => ({
      kind: 'inlet',
      id: inlet.id,
      ...ofInlet(inlet),
      plug: codedText(inlet.table.plug, inlet.row, parts),
    })),
    ocps,
    outlets: buildOutlets(parts, ocps),
    transferSwitches: elements.transferSwitches.map((each): TransferSwitch => ({
      kind: 'ts',
      id: each.id,
      ...ofSwitch(each),
      type: 'unknown',
      inlets: sourcesOf(each, elements),
      preferredSource: null,
    })),
    edges: wiring.edges,
    sensors: sensors.descriptors,
    capabilities: [],
    sequenceDelayStepMs: 1000,
  };
}
