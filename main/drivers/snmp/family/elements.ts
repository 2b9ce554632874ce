import type { Oid } from '../../../snmp/oid.ts';
import type { PoleName } from '../../../../shared/model/quantity.ts';
import type { OutletStartupState, OverCurrentProtectorType } from '../../../../shared/model/pdu.ts';
import type { PowerState } from '../../../../shared/model/power-state.ts';
import type { SensorTable } from './sensors.ts';
import type { Cell, Codes, Condition, NumberSource, Scalar, TextSources, Write } from './sources.ts';

/** A table of inlets, protectors, outlets or transfer switches. */
export interface ElementTable {
  /** A column whose cells are the rows; or fixed rows, `['0']` where everything is scalars. */
  readonly rows: Oid | readonly string[];
  readonly keepWhen?: readonly Condition[];
  /**
   * The linked unit a row belongs to. Where there are several, labels on all but the first become `2/1`; leave it out
   * where labels are unique over all units.
   */
  readonly unit?: { readonly indexPart: number } | Cell;
  /** Its number in its unit, by which other tables name it; the last part of the index when absent. */
  readonly number?: Cell;
  /** Printed on the box. */
  readonly label: TextSources;
  /** Typed by an admin. */
  readonly name?: TextSources;
  /** Where a new name is written. */
  readonly rename?: Cell;
  readonly ratingAmperes?: NumberSource;
  readonly sensors?: readonly SensorTable[];
  /** Lines, where no sensor table tells them. */
  readonly lines?: LineRule;
}

/** Which lines reach an element. */
export type LineRule =
  | { readonly cell: Cell; readonly codes: Codes<readonly PoleName[]> }
  /** A table with a row for each pole: the element's index and the pole's number. */
  | { readonly poles: Oid; readonly elementParts: number; readonly codes: Codes<PoleName | null> };

/** What stands above an element; the first rule that finds something that exists counts. */
export type ParentRule =
  /** A cell points at the label of the parent: its value is the OID of that label's instance. */
  | { readonly by: 'pointer'; readonly cell: Cell }
  /** The first parts of the index are the parent's index. */
  | { readonly by: 'prefix'; readonly of: ParentKind; readonly parts: number }
  /** A cell holds the parent's number in the same unit. */
  | { readonly by: 'number'; readonly of: ParentKind; readonly cell: Cell }
  /** A cell holds the parent's label, or what `column` of the parent's table says of it. */
  | { readonly by: 'label'; readonly of: ParentKind; readonly cell: Cell; readonly column?: Oid }
  /** Rows of a membership table start with the element's index; the last part of the OID they hold is the parent's number. */
  | {
      readonly by: 'membership';
      readonly of: ParentKind;
      readonly column: Oid;
      readonly elementParts: number;
    }
  /** The only one there is in its unit. */
  | { readonly by: 'only'; readonly of: ParentKind };
export type ParentKind = 'inlet' | 'ocp' | 'ts';

export interface InletTable extends ElementTable {
  readonly plug?: TextSources | (Cell & { readonly codes: Codes<string> });
}

export interface OcpTable extends ElementTable {
  readonly type?: Cell & { readonly codes: Codes<OverCurrentProtectorType> };
  readonly parents: readonly ParentRule[];
}

export interface TransferSwitchTable extends ElementTable {
  readonly preferredInlet?: Cell;
}

/** The state of an outlet, from state columns: never from a command column, unless the MIB has but one for both. */
interface OutletStateCells {
  /** The first whose column the device has. */
  readonly cells: readonly (Cell & { readonly codes: Codes<PowerState> })[];
  /** While this holds, an outlet that is off is about to come on. */
  readonly pending?: Condition;
  readonly suspended?: Condition;
  /** While all hold, an outlet that is off was turned off to shed load. */
  readonly shed?: readonly Condition[];
  /** Unix seconds. */
  readonly lastChange?: Cell;
}

/** A delay in `unitMs` (1000: whole seconds), within what the MIB allows. */
export interface DelayCell {
  readonly cell: Cell;
  readonly unitMs: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly writable: boolean;
  /** How it is written; agents refuse the other with wrongType. INTEGER when absent. */
  readonly syntax?: 'integer' | 'gauge32';
}

/** What outlets do when power is applied, in codes that can be read and written; other codes are left alone. */
export interface StartupStateCell<State extends OutletStartupState = OutletStartupState> {
  readonly cell: Cell;
  readonly codes: Codes<State>;
}

export interface OutletControl {
  readonly on: Write;
  readonly off: Write;
  readonly cycle?: Write;
  /**
   * Several outlets: `oneSet` is a single SET with a varbind for each (all or none, RFC 3416, section 4.2.5); `queue`
   * notes each outlet in one SET and carries them out with a second.
   */
  readonly several?:
    | { readonly kind: 'oneSet' }
    | {
        readonly kind: 'queue';
        readonly on: Write;
        readonly off: Write;
        readonly cycle: Write;
        readonly clear: Scalar & { readonly value: number };
        readonly commit: Scalar & { readonly value: number };
      };
  /**
   * Commands that make each outlet wait its own time before it comes on (`SequenceTable` of kind `startTimes`). Without
   * them several outlets come on all at once.
   */
  readonly inSequence?: {
    readonly on: Write;
    readonly cycle?: Write;
    /** Drops what an outlet still waits for. */
    readonly cancel?: Write;
  };
  /** The device's own command for every outlet, in the row of each unit; `parts: 0, suffix: '0'` for a scalar. */
  readonly all?: { readonly on: Write; readonly off: Write; readonly cycle?: Write };
}

export interface OutletTable extends ElementTable {
  readonly receptacle?: TextSources | (Cell & { readonly codes: Codes<string> });
  /** All must hold; absent: an outlet can be switched when its control column is there. */
  readonly switchable?: readonly Condition[];
  readonly parents: readonly ParentRule[];
  readonly state: OutletStateCells;
  readonly control?: OutletControl;
  readonly cycleDelay?: DelayCell;
  /** It uses the PDU's cycle delay instead of its own. */
  readonly usesPduCycleDelay?: Condition;
  /** Writes for `usesPduCycleDelay`. */
  readonly usePduCycleDelay?: { readonly yes: Write; readonly no: Write };
  readonly startupState?: StartupStateCell;
}
