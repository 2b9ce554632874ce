import type { SettledSensors } from './found-sensor.ts';
import { oidOf } from '../family/cell.ts';
import type { ElementTable } from '../family/elements.ts';
import type { CellReader } from './cell-reader.ts';
import { inletPlaces, ocpPlaces, outletPlaces, transferSwitchPlaces, type Place } from './element-cells.ts';
import type { FoundElement, FoundElements } from './place-elements.ts';

/**
 * Without the elements of tables with fixed rows that the device has nothing of: their rows are the family's word, not the
 * device's.
 */
export function dropEmpty(
  elements: FoundElements,
  { descriptors }: Pick<SettledSensors, 'descriptors'>,
  { values }: CellReader,
): FoundElements {
  const sensing = new Set(descriptors.map(({ element }) => element));
  const isReal = <Table extends ElementTable>(
    { id, row, table }: FoundElement<Table>,
    placesOf: (table: Table) => readonly Place[],
  ): boolean =>
    typeof table.rows === 'string' ||
    sensing.has(id) ||
    placesOf(table).some((place) => values.has(oidOf(place, row)));
  return {
    ...elements,
    inlets: elements.inlets.filter((each) => isReal(each, inletPlaces)),
    ocps: elements.ocps.filter((each) => isReal(each, ocpPlaces)),
    transferSwitches: elements.transferSwitches.filter((each) => isReal(each, transferSwitchPlaces)),
    outlets: elements.outlets.filter((each) => isReal(each, (table) => outletPlaces(table, undefined))),
  };
}
