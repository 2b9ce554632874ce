import type { ElementId, OutletId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { Oid } from '../../snmp/oid.ts';
import type { ElementTable, OutletTable, TransferSwitchTable } from './family/elements.ts';
import type { Family } from './family/family.ts';
import type { SnmpValues } from '../../snmp/value.ts';
import type { Watched } from './discover/growth-watch.ts';
import type { SystemFacts } from './detect/system-facts.ts';

/** An element with its row; OIDs are made of both (`family/cell.ts`) and never leave the driver. */
export interface PlacedElement<Table extends ElementTable = ElementTable, Id extends ElementId = ElementId> {
  readonly id: Id;
  readonly table: Table;
  readonly row: string;
  /** Its label as the device says it, before the unit is put before it. */
  readonly printed: string;
  /** Its number in its unit. */
  readonly number: number;
  /** The row of its unit among the units. */
  readonly unit: string;
}

export type PlacedOutlet = PlacedElement<OutletTable, OutletId>;

/** One reading as it comes from the device. */
export interface InterpretedReading {
  readonly value: number | null;
  /** By `statusCode` of the model. */
  readonly statusCode: number;
}

/** Where one sensor is read and how its cells become a reading. */
export interface PlacedSensor {
  readonly oids: readonly Oid[];
  readonly interpret: (values: SnmpValues) => InterpretedReading;
}

/** A table's columns with every row that was walked, for `SnmpClient.read`. */
export interface KnownRows {
  readonly columns: readonly Oid[];
  readonly rows: readonly string[];
}

/** What discovery found, and where each thing is in the MIB. */
export interface SnmpDeviceMap {
  readonly family: Family;
  /** The system group as it was at detection. */
  readonly system: SystemFacts;
  readonly model: PduModel;
  /** Rows of the linked units, the main one first. */
  readonly units: readonly string[];
  /** The same by the numbers that outlets tell. */
  readonly unitRows: ReadonlyMap<string, string>;
  /** Serial numbers of the other linked units, by row; empty where one says none. */
  readonly unitSerials: ReadonlyMap<string, string>;
  /** Cell with its MAC address; null where it tells none. */
  readonly macOid: Oid | null;
  readonly inlets: readonly PlacedElement[];
  readonly ocps: readonly PlacedElement[];
  readonly transferSwitches: readonly PlacedElement<TransferSwitchTable>[];
  /** In the order of `model.outlets`. */
  readonly outlets: ReadonlyMap<OutletId, PlacedOutlet>;
  /** By sensor index of `model.sensors`. */
  readonly sensors: readonly PlacedSensor[];
  /** What is looked at to notice another layout, as it was at discovery. */
  readonly watched: Watched;
  /** Cells of names, delays and order that the device has. */
  readonly settings: readonly Oid[];
  readonly tables: readonly KnownRows[];
}
