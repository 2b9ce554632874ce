import type { OutletId, PduId } from './ids.ts';

/** Delays and order of switching on, as read from the device. */
export interface OutletSequence {
  /** Busbar's hash of order, delays and in-rush guard as read: the device has no revision of its own. */
  readonly revision: string;
  /** Every outlet exactly once, in the order they come on. */
  readonly order: readonly OutletId[];
  /** Wait after each outlet, milliseconds. */
  readonly delaysMs: Readonly<Record<OutletId, number>>;
  readonly inRushGuardDelayMs: number;
  /** The in-rush guard comes on top of each wait, instead of being the shortest that a wait is (`PduModel.addsInRushGuard`). */
  readonly addsInRushGuard?: true;
}

/** A sequence somebody wants; the revision it was edited from goes with it. */
export type SequenceDraft = Omit<OutletSequence, 'revision'>;

/** A draft that outlives its window. */
export interface KeptSequenceDraft {
  readonly pdu: PduId;
  readonly base: OutletSequence;
  readonly draft: SequenceDraft;
  readonly keptAtMs: number;
  /** It was kept last by the window that asks. */
  readonly isMine: boolean;
}

/** The device's own progress (Xerus `Pdu.OutletSequenceState`). */
export interface OutletSequenceState {
  readonly running: boolean;
  readonly nextOutlet: OutletId | null;
  readonly timeUntilNextSwitchMs: number;
  readonly outletsRemaining: number;
  readonly cancelableOutletsRemaining: number;
}

/** What came of an Apply. A half-written result names both halves. */
export type ApplySequenceOutcome =
  | { readonly kind: 'applied'; readonly sequence: OutletSequence; readonly written: readonly string[] }
  /** The device's sequence is no longer the one that was read; nothing was written. */
  | { readonly kind: 'conflict'; readonly current: OutletSequence }
  | {
      readonly kind: 'partlyWritten';
      readonly written: readonly string[];
      readonly notWritten: readonly string[];
      readonly current: OutletSequence | null;
      readonly message: string;
    };
