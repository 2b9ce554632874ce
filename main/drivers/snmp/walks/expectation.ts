import type { ElementId, OutletId } from '../../../../shared/model/ids.ts';
import type { PowerState } from '../../../../shared/model/power-state.ts';
import type { PoleName, Quantity, Unit } from '../../../../shared/model/quantity.ts';
import type { ReadingStatus, Thresholds } from '../../../../shared/model/sensor.ts';

/** One reading as the recording gives it, worked out by hand. */
export interface ExpectedReading {
  readonly element: ElementId;
  readonly pole: PoleName | null;
  readonly quantity: Quantity;
  /** In `unit`; null where the device says that it has none. */
  readonly value: number | null;
  readonly unit: Unit | null;
  readonly status: ReadingStatus;
}

/** The limits of one sensor, in its unit. */
export interface ExpectedThresholds {
  readonly element: ElementId;
  readonly quantity: Quantity;
  readonly limits: Pick<Thresholds, 'lowerCritical' | 'lowerWarning' | 'upperWarning' | 'upperCritical'>;
}

interface WalkEntry {
  /** The recording's file name without its ending. */
  readonly walk: string;
}

/** A recording that a family reads completely. */
export interface DrivenWalk extends WalkEntry {
  readonly is: 'driven';
  /** With the synthetic rows that the recording lacks. */
  readonly overlay: boolean;
  readonly family: string;
  readonly identity: {
    readonly vendor: string;
    readonly model: string;
    readonly serial: string;
    readonly firmware: string;
  };
  readonly counts: {
    readonly inlets: number;
    readonly ocps: number;
    readonly outlets: number;
    readonly transferSwitches: number;
  };
  /** How many numeric sensors: what a reader tells too much is as wrong as what it leaves out. */
  readonly numericSensors: number;
  /** How many outlets can be switched; absent where the recording says two things. */
  readonly switchable?: number;
  /** Names as typed by an admin. */
  readonly names: Readonly<Partial<Record<ElementId, string>>>;
  readonly stateCounts: Readonly<Partial<Record<PowerState, number>>>;
  readonly states: Readonly<Record<OutletId, PowerState>>;
  /** Lines of elements; empty where a single line's readings belong to the element itself. */
  readonly poles?: Readonly<Partial<Record<ElementId, readonly PoleName[]>>>;
  readonly readings: readonly ExpectedReading[];
  readonly thresholds?: readonly ExpectedThresholds[];
  /** What must not be told as a sensor, although a careless reader would. */
  readonly noSensor?: readonly { readonly element: ElementId; readonly quantity: Quantity }[];
}

/** A recording of something that cannot be managed. */
export interface RefusedWalk extends WalkEntry {
  /**
   * `unreadable`: a known family whose tables the recording lacks; `unsupported`: the maker can be named, there is no
   * family for it; `notAPdu`: something else altogether.
   */
  readonly is: 'unreadable' | 'unsupported' | 'notAPdu';
  /** Words that the refusal must have: the maker, or what it is instead. */
  readonly says: string;
  readonly why: string;
}

export type WalkExpectation = DrivenWalk | RefusedWalk;

/** A reading of an element. */
export function reading(
  element: ElementId,
  quantity: Quantity,
  value: number,
  unit: Unit | null,
  status: ReadingStatus = 'normal',
): ExpectedReading {
  return { element, pole: null, quantity, value, unit, status };
}

/** A reading of one line of an element. */
export function poleReading(
  element: ElementId,
  pole: PoleName,
  quantity: Quantity,
  value: number,
  unit: Unit | null,
): ExpectedReading {
  return { element, pole, quantity, value, unit, status: 'normal' };
}

/** A reading that the device says it does not have. */
export function noReading(element: ElementId, quantity: Quantity, unit: Unit | null): ExpectedReading {
  return { element, pole: null, quantity, value: null, unit, status: 'unavailable' };
}
