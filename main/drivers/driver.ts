import type { ReadingProgress } from '../../shared/model/connection.ts';
import type { DeviceError } from '../../shared/model/device-error.ts';
import type { ElementId, OutletId } from '../../shared/model/ids.ts';
import type { OutletStartupState, PduIdentity, PduModel, Protocol } from '../../shared/model/pdu.ts';
import type { OutletObservation, PowerAction } from '../../shared/model/power-state.ts';
import type { ReadingColumns } from '../../shared/model/sensor.ts';
import type { OutletSequenceState } from '../../shared/model/sequence.ts';
import type { Result } from '../../shared/result.ts';

export type DeviceResult<Value> = Result<Value, DeviceError>;
export interface CallOptions {
  readonly signal: AbortSignal;
}

/** One read of a PDU: readings of the sensors asked for, the state of every outlet, the sequence's progress. */
export interface Sample extends ReadingColumns {
  readonly readAtMs: number;
  readonly outletStates: Readonly<Record<OutletId, OutletObservation>>;
  /** Null when the device has no sequence state. */
  readonly sequenceState: OutletSequenceState | null;
  /** What did not answer while the rest did; it is in none of the above. Absent where everything answered. */
  readonly failed?: FailedReads;
}

/** Parts of a read that failed alone. That a device says of a sensor that it has no value is no failure. */
export interface FailedReads {
  readonly sensorIndexes: readonly number[];
  readonly outlets: readonly OutletId[];
  /** Of one of them. */
  readonly error: DeviceError;
}

/** A command that moves power. */
export interface SwitchOptions extends CallOptions {
  readonly action: PowerAction;
  /** Called when it leaves this machine; until then aborting keeps it from leaving at all. */
  readonly onSent?: () => void;
}

/** An outlet and the PDU it sits on, read in one exchange just before it is switched. */
export interface OutletCheck {
  readonly serial: string;
  readonly mac: string;
  readonly outlets: readonly {
    readonly outlet: OutletId;
    readonly label: string;
    readonly name: string;
    readonly observation: OutletObservation;
  }[];
}

/** The sequence as the device keeps it; the hash over it is made by `main/sequences`. */
export interface RawSequence {
  /** Empty when the device goes by number. */
  readonly order: readonly OutletId[];
  readonly delaysMs: Readonly<Record<OutletId, number>>;
  readonly inRushGuardDelayMs: number;
}

/** Only what changed; parts that are absent are left alone. */
export interface SequenceWrite {
  readonly order?: readonly OutletId[];
  readonly delaysMs?: Readonly<Record<OutletId, number>>;
  readonly inRushGuardDelayMs?: number;
}

/** Which parts were written before something failed; `error` is null when all were. Parts are `order`, `inRushGuard` or an outlet. */
export interface SequenceWriteOutcome {
  readonly written: readonly ('order' | 'inRushGuard' | OutletId)[];
  readonly notWritten: readonly ('order' | 'inRushGuard' | OutletId)[];
  readonly error: DeviceError | null;
}

/** Who did something on the device, when its event said so. */
export interface Actor {
  readonly user: string;
  readonly address: string;
}

export type DriverEvent =
  | { readonly kind: 'outletState'; readonly outlet: OutletId; readonly observation: OutletObservation }
  /** The device said only that something changed; this is what was then read. */
  | {
      readonly kind: 'outletStates';
      readonly states: Readonly<Record<OutletId, OutletObservation>>;
      readonly readStartedAtMs: number;
    }
  | {
      readonly kind: 'powerControl';
      readonly outlet: OutletId;
      readonly action: PowerAction;
      readonly by: Actor | null;
    }
  | { readonly kind: 'sequenceState'; readonly state: OutletSequenceState }
  | { readonly kind: 'settingsChanged'; readonly element: ElementId; readonly by: Actor | null }
  | { readonly kind: 'readings'; readonly readings: ReadingColumns; readonly readAtMs: number }
  /** The element tree or a sensor's metadata changed: discover again. */
  | { readonly kind: 'modelChanged' };

/**
 * What every protocol offers. Objects in, results out, a signal on everything. A driver does not poll, retry a command
 * or keep state for its caller: `main/devices` does. Outlets that do not exist give `notFound`; a method the model lacks
 * is absent from `PduModel.capabilities` and gives `unsupported`.
 *
 * Every call waits its turn: at most `sessionsConcurrencyLimit` exchanges are in flight per PDU, and calls that move
 * power or check for it go ahead of reads.
 */
export interface PduDriver extends AsyncDisposable {
  readonly protocol: Protocol;
  /** Who it is; the cheapest authenticated call. */
  identify(options: CallOptions): Promise<DeviceResult<{ identity: PduIdentity; name: string }>>;
  /** Everything that is not a reading or a state. Must succeed once before the calls below. */
  discover(
    options: CallOptions & {
      /** Told as elements are read, by drivers that read them one after the other. */
      readonly onProgress?: (progress: ReadingProgress) => void;
    },
  ): Promise<DeviceResult<PduModel>>;
  /** Names, delays and order again, in one exchange where possible; the model keeps its `discovery`. */
  readSettings(options: CallOptions): Promise<DeviceResult<PduModel>>;
  read(options: CallOptions & { readonly sensors: 'all' | readonly number[] }): Promise<DeviceResult<Sample>>;
  checkOutlets(
    options: CallOptions & { readonly outlets: readonly OutletId[] },
  ): Promise<DeviceResult<OutletCheck>>;

  /** Sent once. `outcomeUnknown` when it may have arrived and no answer came. */
  switchOutlet(options: SwitchOptions & { readonly outlet: OutletId }): Promise<DeviceResult<null>>;
  switchOutlets(
    options: SwitchOptions & { readonly outlets: readonly OutletId[]; readonly respectSequence: boolean },
  ): Promise<DeviceResult<null>>;
  switchAllOutlets(options: SwitchOptions): Promise<DeviceResult<null>>;

  readSequence(options: CallOptions): Promise<DeviceResult<RawSequence>>;
  writeSequence(
    options: CallOptions & { readonly changes: SequenceWrite },
  ): Promise<DeviceResult<SequenceWriteOutcome>>;
  readSequenceState(options: CallOptions): Promise<DeviceResult<OutletSequenceState>>;
  cancelSequence(options: CallOptions): Promise<DeviceResult<null>>;

  /** This and the settings below are sent once, and give `outcomeUnknown` when they may have arrived and no answer came. */
  rename(
    options: CallOptions & { readonly element: ElementId; readonly name: string },
  ): Promise<DeviceResult<null>>;
  /** `outlet: null` is the PDU's own delay. Whole seconds on Xerus; rounded up. */
  writeCycleDelay(
    options: CallOptions & {
      readonly outlet: OutletId | null;
      readonly cycleDelayMs: number;
      readonly usePduCycleDelay: boolean;
    },
  ): Promise<DeviceResult<null>>;

  /**
   * What outlets do when power is applied; `outlet: null` is the PDU's own default, which takes no `pduDefault`. One that is
   * not told, or not in words Busbar knows, is not written.
   */
  writeStartupState(
    options: CallOptions & { readonly outlet: OutletId | null; readonly startupState: OutletStartupState },
  ): Promise<DeviceResult<null>>;
  /** Wait before the first outlet, once power is applied. Whole seconds; rounded up. */
  writePowerOnDelay(options: CallOptions & { readonly powerOnDelayMs: number }): Promise<DeviceResult<null>>;

  /**
   * Delivers events until the channel is lost or the signal aborts, then resolves with the reason. `onAlive` is called
   * when the channel is up and after each poll that was answered.
   */
  watch(
    options: CallOptions & { readonly onEvent: (event: DriverEvent) => void; readonly onAlive: () => void },
  ): Promise<DeviceError>;
  /** How many exchanges may be in flight from now on. Left out by drivers that never have more than one. */
  limitSessions?(sessionsConcurrencyLimit: number): void;
}
