import type { DeviceError } from '../../../../shared/model/device-error.ts';
import { err, ok } from '../../../../shared/result.ts';
import type { DeviceResult } from '../../driver.ts';
import { nothingToSeeError } from '../detect/errors.ts';
import type { SystemFacts } from '../detect/system-facts.ts';
import type { SnmpDeviceMap } from '../device-map.ts';
import type { ElementTable, OutletTable } from '../family/elements.ts';
import { oidOf } from '../family/cell.ts';
import type { Family } from '../family/family.ts';
import {
  findMacOid,
  identityFrom,
  identityOids,
  macCandidates,
  unitSerialFrom,
  unitSerialOids,
} from '../read/identity.ts';
import { outletStateOids } from '../read/outlet-state.ts';
import type { ReadOptions, SnmpClient } from '../transport/snmp-client.ts';
import { buildModel, isSwitchable } from './build-model.ts';
import { findCapabilities, findFixedNames } from './capabilities.ts';
import { CellReader } from './cell-reader.ts';
import { chooseTables, type ChosenTables, type FoundTable } from './choose-tables.ts';
import { discoverSensors, sensorRowColumns, type DiscoveredSensors } from './discover-sensors.ts';
import {
  inletPlaces,
  ocpPlaces,
  outletPlaces,
  relatedColumns,
  transferSwitchPlaces,
  type Place,
} from './element-cells.ts';
import { dropEmpty } from './drop-empty.ts';
import type { SettledSensors } from './found-sensor.ts';
import { watchedIn, watchedOids } from './growth-watch.ts';
import { unitColumns } from './linked-units.ts';
import { findWiring } from './find-parents.ts';
import { entryOf, walkedTables } from './known-rows.ts';
import { placeElements, type FoundElements } from './place-elements.ts';
import { applySettings, settingsOids, type SettingsPlace } from './settings.ts';

export interface DiscoverOptions extends ReadOptions {
  /** Grows with every discovery. */
  readonly discovery: number;
  /** Notifications of this PDU are received. */
  readonly traps: boolean;
}

/** Every cell of the tables that count, and the columns beside them. */
async function readElements(
  family: Family,
  chosen: ChosenTables,
  reader: CellReader,
): Promise<DeviceError | null> {
  const tables = [chosen.inlets, chosen.ocps, chosen.transferSwitches, chosen.outlets];
  const beside = [
    ...relatedColumns(tables.map((found) => found?.table)),
    ...sensorRowColumns(family, chosen),
  ];
  const cells = <Table extends ElementTable>(
    found: FoundTable<Table> | null,
    placesOf: (table: Table) => readonly Place[],
  ) => (found === null ? [] : placesOf(found.table).map((place) => ({ place, rows: found.rows })));
  return (
    (await reader.walk(beside)) ??
    (await reader.read([
      ...cells(chosen.inlets, inletPlaces),
      ...cells(chosen.ocps, ocpPlaces),
      ...cells(chosen.transferSwitches, transferSwitchPlaces),
      ...cells(chosen.outlets, (table) => outletPlaces(table, family.sequence)),
    ]))
  );
}

/**
 * State cells of columns that the device does not have are not asked for again, unless it has none at all and yet outlets
 * that can be switched.
 */
function withPresentStateCells(elements: FoundElements, reader: CellReader): FoundElements {
  const { outlets } = elements;
  const table = outlets[0]?.table;
  if (table === undefined) return elements;
  const { cells, pending, suspended, shed, lastChange } = table.state;
  const isPresent = (place: Place | undefined): boolean =>
    place !== undefined && outlets.some(({ row }) => reader.values.has(oidOf(place, row)));
  const present = cells.filter(isPresent);
  const isHopeless = !outlets.some((outlet) => isSwitchable(outlet, reader.values));
  const kept: OutletTable = {
    ...table,
    state: {
      cells: present.length > 0 || isHopeless ? present : cells,
      ...(pending !== undefined && isPresent(pending) ? { pending } : {}),
      ...(suspended !== undefined && isPresent(suspended) ? { suspended } : {}),
      ...(shed?.every(isPresent) === true ? { shed } : {}),
      ...(lastChange !== undefined && isPresent(lastChange) ? { lastChange } : {}),
    },
  };
  return { ...elements, outlets: outlets.map((outlet) => ({ ...outlet, table: kept })) };
}

/**
 * Without the device's own command for every outlet, where it may have outlets that are not in the model: that command
 * would switch them, too.
 */
function withoutAll(elements: FoundElements): FoundElements {
  const outlets = elements.outlets.map((outlet) => {
    if (outlet.table.control === undefined) return outlet;
    const { all: _, ...control } = outlet.table.control;
    return { ...outlet, table: { ...outlet.table, control } };
  });
  return { ...elements, outlets };
}

/**
 * Other columns have rows that the one which lists them lacks: the device left outlets out, or its answer ended too early.
 */
function hidesRows({ table }: FoundTable<OutletTable>, reader: CellReader): boolean {
  const { rows, state, control } = table;
  if (typeof rows !== 'string') return false;
  const listed = new Set(reader.rowsOf(rows));
  const cells = [...state.cells, ...(control === undefined ? [] : [control.on])];
  const beside = cells.filter(({ parts, suffix }) => parts === undefined && suffix === undefined);
  const own = reader.walkedColumns.filter((column) => entryOf(column) === entryOf(rows));
  return [...own, ...beside.map(({ column }) => column)].some((column) =>
    reader.rowsOf(column).some((row) => !listed.has(row)),
  );
}

/** What was placed, as far as the device has it. */
function settledElements(
  placed: FoundElements,
  chosen: ChosenTables,
  sensors: SettledSensors,
  reader: CellReader,
): FoundElements {
  const { outlets } = chosen;
  const isWhole =
    outlets === null ||
    (!outlets.isCut && outlets.rows.length === placed.outlets.length && !hidesRows(outlets, reader));
  const known = isWhole ? placed : withoutAll(placed);
  return withPresentStateCells(dropEmpty(known, sensors, reader), reader);
}

function settingsPlace(
  family: Family,
  system: SystemFacts,
  elements: FoundElements,
  reader: CellReader,
): SettingsPlace {
  const { inlets, ocps, transferSwitches } = elements;
  const { rows: units, rowOf: unitRows } = elements.units;
  const outlets = new Map(elements.outlets.map((outlet) => [outlet.id, outlet]));
  const macOid = findMacOid({ family, units }, reader.values);
  const unitSerials = new Map(
    units.slice(1).map((unit) => [unit, unitSerialFrom({ family, units }, unit, reader.values)]),
  );
  return { family, system, units, unitRows, unitSerials, macOid, inlets, ocps, transferSwitches, outlets };
}

/** Cells of units and scalars, and what else settings and identity are read from. */
function readUnits(family: Family, place: SettingsPlace, reader: CellReader): Promise<DeviceError | null> {
  const { units } = place;
  const rename = family.rename === undefined ? [] : [oidOf(family.rename, units[0] ?? '0')];
  const linked = units.flatMap((unit) => unitSerialOids(place, unit));
  return reader.get([
    ...identityOids(place),
    ...linked,
    ...macCandidates(place),
    ...rename,
    ...settingsOids(place),
    ...watchedOids(place),
  ]);
}

/** Model and places, once every cell they are made of was read. */
function assemble(
  place: SettingsPlace,
  elements: FoundElements,
  sensors: DiscoveredSensors,
  {
    reader,
    discovery,
    traps,
  }: { readonly reader: CellReader } & Pick<DiscoverOptions, 'discovery' | 'traps'>,
): SnmpDeviceMap {
  const { values } = reader;
  const { absentTexts = [] } = place.family;
  const identity = identityFrom(place, values);
  const wiring = findWiring(elements, reader);
  const built = buildModel({ discovery, identity, elements, wiring, sensors, reader, absentTexts });
  const model = applySettings(built, place, values);
  const capabilities = findCapabilities(model, place, { values, traps });
  const settings = settingsOids(place).filter((oid) => values.has(oid));
  const readAgain = [
    ...settings,
    ...elements.outlets.flatMap(outletStateOids),
    ...sensors.placed.flatMap((sensor) => sensor.oids),
  ];
  return {
    ...place,
    model: { ...model, capabilities, ...findFixedNames(place, values) },
    sensors: sensors.placed,
    watched: watchedIn(place, values),
    settings,
    tables: walkedTables(reader, readAgain, sensors.rows),
  };
}

/**
 * Everything about a PDU that is not a reading or a state: first which rows its tables have, then the cells of those rows,
 * then its sensors.
 */
export async function discover(
  client: SnmpClient,
  family: Family,
  system: SystemFacts,
  options: DiscoverOptions,
): Promise<DeviceResult<SnmpDeviceMap>> {
  const { signal, priority } = options;
  const reader = new CellReader(client, { signal, priority });
  reader.add(system.values);
  const chosen = await chooseTables(family, reader, unitColumns(family));
  if (!chosen.ok) return chosen;
  const failed = await readElements(family, chosen.value, reader);
  if (failed !== null) return err(failed);
  const placed = placeElements(family, chosen.value, reader);
  const sensors = await discoverSensors(family, placed, reader);
  if (sensors.error !== null) return err(sensors.error);
  const elements = settledElements(placed, chosen.value, sensors, reader);
  const unread = await readUnits(family, settingsPlace(family, system, elements, reader), reader);
  if (unread !== null) return err(unread);
  if (elements.inlets.length + elements.outlets.length === 0)
    return err(nothingToSeeError(client.hostPort, family.mib));
  const place = settingsPlace(family, system, elements, reader);
  return ok(assemble(place, elements, sensors, { ...options, reader }));
}
