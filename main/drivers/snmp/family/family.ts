import type { Oid } from '../../../snmp/oid.ts';
import type { StartupState } from '../../../../shared/model/pdu.ts';
import type {
  DelayCell,
  InletTable,
  OcpTable,
  OutletTable,
  StartupStateCell,
  TransferSwitchTable,
} from './elements.ts';
import type { SensorTable } from './sensors.ts';
import type { Cell, Condition, Scalar, TextSources } from './sources.ts';

/** When a family is tried: the longest prefix of sysObjectID wins, then the order of the list. */
export interface FamilyMatch {
  readonly sysObjectIds: readonly Oid[];
  /** What must be there, and not below `minimum`, for the device to be of this family. */
  readonly probe?: Scalar & { readonly minimum?: number };
  /** sysObjectIDs that name the maker and no product: equal as a whole, and the probe decides. */
  readonly makerOnly?: {
    readonly sysObjectIds: readonly Oid[];
    readonly probe: Scalar & { readonly minimum?: number };
  };
}

/**
 * The order and the waits of switching on.
 * - `order`: a text lists outlet numbers, separated by commas; each outlet has a wait after it (PDU2-MIB).
 * - `waits`: each outlet has a wait after it; the order is that of the numbers.
 * - `startTimes`: each outlet has the time after which it comes on, counted from the command; order and waits follow from
 *   these. `never` means that the outlet stays off.
 */
export type SequenceTable =
  | {
      readonly kind: 'order';
      readonly order: Cell;
      readonly delay: DelayCell;
      readonly inRushGuard?: DelayCell;
    }
  | {
      readonly kind: 'waits';
      readonly delay: DelayCell;
      readonly inRushGuard?: DelayCell;
      /** The guard comes on top of each wait; else it is the shortest that a wait is. */
      readonly addsInRushGuard?: true;
    }
  | { readonly kind: 'startTimes'; readonly startTime: DelayCell; readonly never?: number };

/** A notification that says that something changed; what it is now is then read. */
export interface FamilyTrap {
  /** `snmpTrapOID`; for SNMP v1 enterprise, `0` and the specific number (RFC 3584, section 3.1). */
  readonly oid: Oid;
  readonly about: 'outletState' | 'readings' | 'settings';
}

/** What the agents of a family can take; found out by trying where nothing is said. */
export interface FamilyLimits {
  /** False: GETBULK is not tried. */
  readonly bulk?: boolean;
  readonly maxVarBinds?: number;
  readonly maxRepetitions?: number;
}

/** A table with a row for each linked unit. */
export interface UnitList {
  readonly rows: Oid;
  /** What other tables call the unit by, where that is not its row: the admin may number units at will. */
  readonly number?: Cell;
}

/**
 * A maker's MIB as data (docs/adding-a-pdu-family.md). Tables are given as alternatives: the first that the device has
 * rows in counts.
 */
export interface Family {
  /** `apc-rpdu2`. */
  readonly id: string;
  /** The MIB and its objects, for people: `PowerNet-MIB, rPDU2`. */
  readonly mib: string;
  readonly match: FamilyMatch;
  readonly limits?: FamilyLimits;
  /**
   * What lists the linked units: a column whose rows they are, or the first of several lists that the device has. Without
   * any, units are those of the elements.
   */
  readonly units?: Oid | readonly UnitList[];
  /**
   * What changes when units, inlets or outlets come or go, of which columns the cell of each unit is meant: the PDU is
   * then discovered again. Their numbers need not be those of the rows.
   */
  readonly counts?: readonly (Cell | Scalar)[];
  /** Cells are those of the first unit. Name and location fall back to sysName and sysLocation. */
  readonly identity: {
    readonly vendor: TextSources;
    readonly model: TextSources;
    readonly serial: TextSources;
    readonly firmware: TextSources;
    /** Six bytes; IF-MIB's ifPhysAddress when absent, unless `null`. */
    readonly mac?: Cell | Scalar | null;
    readonly name?: TextSources;
    readonly location?: TextSources;
  };
  /** Where the PDU's own name is written. */
  readonly rename?: Cell | Scalar;
  /** Texts that stand for "none", in lower case. */
  readonly absentTexts?: readonly string[];
  readonly inlets: readonly InletTable[];
  readonly ocps?: readonly OcpTable[];
  readonly outlets: readonly OutletTable[];
  readonly transferSwitches?: readonly TransferSwitchTable[];
  /** Readings of the PDU as a whole; rows are units. */
  readonly sensors?: readonly SensorTable[];
  /** Time off in a cycle, for outlets without one of their own. */
  readonly cycleDelay?: DelayCell;
  /** For outlets without one of their own, or that go by it. */
  readonly startupState?: StartupStateCell<StartupState>;
  /** Wait before the first outlet, once power is applied. */
  readonly powerOnDelay?: DelayCell;
  /** Relays keep their position through a power loss. */
  readonly latchingRelays?: Condition;
  readonly sequence?: SequenceTable;
  readonly traps?: readonly FamilyTrap[];
}
