import type { ElementId } from './ids.ts';
import type { Protocol } from './pdu.ts';
import type { PoleName, Quantity } from './quantity.ts';

/** What the two protocols can disagree about. `presence` is an element or a reading that only one of them has. */
export type ComparedFact =
  | 'presence'
  | 'label'
  | 'name'
  | 'powerState'
  | 'rating'
  | 'parent'
  | 'sequence'
  | 'cycleDelay'
  | 'startupState'
  | 'reading';

/** One fact on which a PDU's two protocols differ. */
export interface CrossCheckDifference {
  readonly element: ElementId;
  readonly what: ComparedFact;
  /** Both null unless it is about a reading. */
  readonly pole: PoleName | null;
  readonly quantity: Quantity | null;
  /** What each protocol says, in words with units; null where it says nothing. */
  readonly values: Readonly<Record<Protocol, string | null>>;
  /** A sentence that helps to judge it; null when the values speak for themselves. */
  readonly note: string | null;
}

/** The same PDU read by both protocols at the same time. */
export interface CrossCheck {
  readonly atMs: number;
  readonly protocols: readonly Protocol[];
  /** Facts that both protocols were asked about. */
  readonly compared: number;
  readonly differences: readonly CrossCheckDifference[];
}
