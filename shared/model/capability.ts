/** What a device can do, as data: what is missing is said in the app, not hidden. */
export type Capability =
  | 'switchOutlet'
  | 'cycleOutlet'
  | 'switchSeveral'
  | 'switchAll'
  /** Several or all come on one after the other, with the device's own waits. */
  | 'switchInSequence'
  | 'sequenceOrder'
  | 'sequenceDelay'
  /** What there is of order and delays can be changed; some PDUs only let it be read. */
  | 'sequenceWrite'
  | 'inRushGuardDelay'
  | 'cycleDelay'
  /** What outlets do when power is applied can be changed. */
  | 'startupState'
  | 'powerOnDelay'
  | 'sequenceState'
  | 'cancelSequence'
  | 'rename'
  | 'events';
