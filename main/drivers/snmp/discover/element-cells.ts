import type { Oid } from '../../../snmp/oid.ts';
import type { Cell, Codes, Scalar, TextSources } from '../family/sources.ts';
import type {
  DelayCell,
  ElementTable,
  OcpTable,
  OutletTable,
  ParentRule,
  TransferSwitchTable,
  InletTable,
} from '../family/elements.ts';
import type { SequenceTable } from '../family/family.ts';

/*
 * Which cells a table names, so that discovery can read them before it interprets them.
 */

export type Place = Cell | Scalar;

const defined = (places: readonly (Place | undefined)[]): readonly Place[] =>
  places.filter((place) => place !== undefined);

/** Cells and scalars among the sources of a text. */
export function textPlaces(sources: TextSources | undefined): readonly Place[] {
  return (sources ?? []).filter((source) => 'column' in source || 'scalar' in source);
}

/** Places of a text, or the cell of a code that stands for one. */
function codedTextPlaces(
  source: TextSources | (Cell & { readonly codes: Codes<string> }) | undefined,
): readonly Place[] {
  return source !== undefined && 'codes' in source ? [source] : textPlaces(source);
}

const delayPlaces = (...delays: readonly (DelayCell | undefined)[]) => delays.map((delay) => delay?.cell);

function commonPlaces(table: ElementTable): readonly Place[] {
  const { unit, ratingAmperes, lines } = table;
  return [
    ...textPlaces(table.label),
    ...textPlaces(table.name),
    ...defined([
      table.number,
      table.rename,
      unit !== undefined && 'column' in unit ? unit : undefined,
      ratingAmperes === undefined || 'number' in ratingAmperes ? undefined : ratingAmperes,
      lines !== undefined && 'cell' in lines ? lines.cell : undefined,
    ]),
  ];
}

const parentPlaces = (rules: readonly ParentRule[]) =>
  defined(rules.map((rule) => ('cell' in rule ? rule.cell : undefined)));

export const inletPlaces = (table: InletTable): readonly Place[] => [
  ...commonPlaces(table),
  ...codedTextPlaces(table.plug),
];

export const ocpPlaces = (table: OcpTable): readonly Place[] => [
  ...commonPlaces(table),
  ...defined([table.type]),
  ...parentPlaces(table.parents),
];

export const transferSwitchPlaces = (table: TransferSwitchTable): readonly Place[] => [
  ...commonPlaces(table),
  ...defined([table.preferredInlet]),
];

/** The wait or the start time that each outlet has. */
function sequenceDelayOf(sequence: SequenceTable | undefined): DelayCell | undefined {
  return sequence?.kind === 'startTimes' ? sequence.startTime : sequence?.delay;
}

export function outletPlaces(table: OutletTable, sequence: SequenceTable | undefined): readonly Place[] {
  const { state } = table;
  return [
    ...commonPlaces(table),
    ...parentPlaces(table.parents),
    ...codedTextPlaces(table.receptacle),
    ...(table.switchable ?? defined([table.control?.on])),
    ...defined([
      ...state.cells,
      state.pending,
      state.suspended,
      ...(state.shed ?? []),
      state.lastChange,
      table.usesPduCycleDelay,
      table.startupState?.cell,
      ...delayPlaces(table.cycleDelay, sequenceDelayOf(sequence)),
    ]),
  ];
}

/** Columns of other tables that tell lines or parents. */
export function relatedColumns(tables: readonly (ElementTable | undefined)[]): readonly Oid[] {
  return tables.flatMap((table) => {
    if (table === undefined) return [];
    const rules: readonly ParentRule[] = 'parents' in table ? (table.parents as readonly ParentRule[]) : [];
    const ofParents = rules.flatMap((rule) =>
      (rule.by === 'membership' || rule.by === 'label') && rule.column !== undefined ? [rule.column] : [],
    );
    return table.lines !== undefined && 'poles' in table.lines
      ? [table.lines.poles, ...ofParents]
      : ofParents;
  });
}
