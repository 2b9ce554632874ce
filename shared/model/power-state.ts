/**
 * What the outlet's relay was last told, as read from the device (Xerus reference 5.1). "No power" is no state of the
 * outlet: it follows from the breaker or inlet above it and is shown beside the state. Unknown is never off.
 */
export type PowerState = 'on' | 'off' | 'cycling' | 'pendingOn' | 'suspended' | 'shed' | 'unknown';

/** What can be asked of an outlet. A cycle is off, wait, on. */
export type PowerAction = 'on' | 'off' | 'cycle';

/** One outlet as it was read, and when. */
export interface OutletObservation {
  readonly powerState: PowerState;
  /** Device time of the last change, milliseconds since 1970; null when the device does not say. */
  readonly lastPowerStateChangeMs: number | null;
  /** Busbar's time of the read or of the event. */
  readonly readAtMs: number;
}

const OFF_STATES: ReadonlySet<PowerState> = new Set(['off', 'suspended', 'shed']);

/** The relay is open: switched off, suspended or shed. False for what is not known. */
export function isOff(state: PowerState): boolean {
  return OFF_STATES.has(state);
}
