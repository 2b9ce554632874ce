import type { EDeviceId, InletId, OcpId, OutletId, TransferSwitchId } from '../../../../shared/model/ids.ts';
import { acyclicEdges, type Edge } from '../../edges.ts';
import { indexParts, type Oid } from '../../../snmp/oid.ts';
import { numberOf, textOf, type SnmpValue, type SnmpValues } from '../../../snmp/value.ts';
import { oidOf } from '../family/cell.ts';
import type { ElementTable, ParentKind, ParentRule } from '../family/elements.ts';
import type { CellReader } from './cell-reader.ts';
import { textPlaces } from './element-cells.ts';
import type { FoundElement, FoundElements } from './place-elements.ts';

type ParentId = InletId | OcpId | TransferSwitchId;
type Parent = FoundElement<ElementTable, ParentId>;

/** Beginning of a row, in whole parts. */
export const firstParts = (row: string, parts: number): string => row.split('.').slice(0, parts).join('.');

/** The only one in the unit of an element, or the only one there is. */
export function onlyOne<Element extends FoundElement>(
  candidates: readonly Element[],
  unit: string | null,
): Element | undefined {
  const near = unit === null ? candidates : candidates.filter((each) => each.unit === unit);
  const few = near.length === 0 ? candidates : near;
  return few.length === 1 ? few[0] : undefined;
}

/** OIDs by which a pointer may name an element: its cells of the columns that hold labels. */
function pointerTargets(parents: readonly Parent[]): ReadonlyMap<Oid, Parent> {
  return new Map(
    parents.flatMap((parent) => {
      const { table, row } = parent;
      const places = [
        ...textPlaces(table.label),
        ...(typeof table.rows === 'string' ? [{ column: table.rows }] : []),
      ];
      return places.map((place): [Oid, Parent] => [oidOf(place, row), parent]);
    }),
  );
}

/**
 * Finds the elements that other tables call by a label: their printed one, or the text of a column of their table. Looked up
 * once for all, since a device may list thousands that name one of thousands.
 */
export function labelFinder<Element extends FoundElement>(
  elements: readonly Element[],
  { column }: { readonly column?: Oid },
  values: SnmpValues,
): (label: SnmpValue | undefined) => readonly Element[] {
  const labelOf = ({ printed, row }: Element) =>
    column === undefined ? printed : textOf(values.get(`${column}.${row}`));
  const byLabel = Map.groupBy(elements, labelOf);
  return (value) => {
    const label = textOf(value) ?? '';
    return label === '' ? [] : (byLabel.get(label) ?? []);
  };
}

interface Parents {
  readonly all: Readonly<Record<ParentKind, readonly Parent[]>>;
  readonly targets: ReadonlyMap<Oid, Parent>;
  readonly reader: CellReader;
}

/** Numbers that the rows of a membership table hold for an element. */
function membershipFinder(
  { column, elementParts }: Extract<ParentRule, { by: 'membership' }>,
  reader: CellReader,
): (child: FoundElement) => readonly number[] {
  const byElement = Map.groupBy(reader.rowsOf(column), (row) => firstParts(row, elementParts));
  return (child) =>
    (byElement.get(firstParts(child.row, elementParts)) ?? []).flatMap((row) => {
      const value = reader.values.get(`${column}.${row}`);
      const number = value?.type === 'oid' ? indexParts(value.value).at(-1) : numberOf(value);
      return number === undefined || number === null ? [] : [number];
    });
}

type FindParent = (child: FoundElement) => Parent | undefined;

function parentFinder(rule: ParentRule, { all, targets, reader }: Parents): FindParent {
  const { values } = reader;
  const inUnit = (of: ParentKind, { unit }: FoundElement, number: number | null) =>
    all[of].find((each) => each.unit === unit && each.number === number);
  switch (rule.by) {
    case 'pointer':
      return ({ row }) => {
        const value = values.get(oidOf(rule.cell, row));
        return value?.type === 'oid' ? targets.get(value.value.replace(/^\./u, '')) : undefined;
      };
    case 'prefix':
      return ({ row }) => {
        const own = firstParts(row, rule.parts);
        return all[rule.of].find((each) => each.row === own);
      };
    case 'number':
      return (child) => inUnit(rule.of, child, numberOf(values.get(oidOf(rule.cell, child.row))));
    case 'label': {
      const labelled = labelFinder(all[rule.of], rule, values);
      return ({ row, unit }) => {
        const named = labelled(values.get(oidOf(rule.cell, row)));
        return named.find((each) => each.unit === unit) ?? named[0];
      };
    }
    case 'membership': {
      const numbers = membershipFinder(rule, reader);
      return (child) =>
        numbers(child)
          .map((number) => inUnit(rule.of, child, number))
          .find((parent) => parent !== undefined);
    }
    case 'only':
      return ({ unit }) => onlyOne(all[rule.of], unit);
  }
}

/** What feeds what, as far as the device tells. */
export interface Wiring {
  readonly edges: readonly Edge[];
  /** The element right above; null where nothing is known. */
  readonly parentOf: (id: EDeviceId) => EDeviceId | null;
  /** The inlet at the top; behind a transfer switch its first. */
  readonly inletOf: (id: EDeviceId) => InletId | null;
}

function parentEdges(
  children: readonly FoundElement<
    ElementTable & { readonly parents: readonly ParentRule[] },
    OcpId | OutletId
  >[],
  parents: Parents,
): readonly Edge[] {
  const rules = new Set(children.flatMap(({ table }) => table.parents));
  const finders = new Map([...rules].map((rule) => [rule, parentFinder(rule, parents)]));
  return children.flatMap((child): readonly Edge[] => {
    for (const rule of child.table.parents) {
      const parent = finders.get(rule)?.(child);
      if (parent !== undefined && parent.id !== child.id) return [[parent.id, child.id]];
    }
    return [];
  });
}

/** Inlets of a transfer switch: those of its unit, else all. */
export function sourcesOf(transferSwitch: FoundElement, elements: FoundElements): readonly InletId[] {
  const near = elements.inlets.filter((inlet) => inlet.unit === transferSwitch.unit);
  return (near.length > 0 ? near : elements.inlets).map((inlet) => inlet.id);
}

export function findWiring(elements: FoundElements, reader: CellReader): Wiring {
  const { inlets, ocps, transferSwitches } = elements;
  const targets = pointerTargets([...inlets, ...ocps, ...transferSwitches]);
  const parents = { all: { inlet: inlets, ocp: ocps, ts: transferSwitches }, targets, reader };
  const edges = acyclicEdges([
    ...transferSwitches.flatMap((each) => sourcesOf(each, elements).map((inlet): Edge => [inlet, each.id])),
    ...parentEdges(ocps, parents),
    ...parentEdges(elements.outlets, parents),
  ]);
  const above = new Map<EDeviceId, EDeviceId>();
  for (const [parent, child] of edges) if (!above.has(child)) above.set(child, parent);
  const inletOf = (id: EDeviceId): InletId | null => {
    // The edges have no circle, so this ends.
    for (let at: EDeviceId | undefined = id; at !== undefined; at = above.get(at))
      if (at.startsWith('inlet:')) return at as InletId;
    return null;
  };
  return { edges, parentOf: (id) => above.get(id) ?? null, inletOf };
}
