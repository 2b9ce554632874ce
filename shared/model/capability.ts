/** What a device can do, as data: what is missing is said in the app, not hidden. */
export type Capability =
  | 'switchOutlet'
  | 'cycleOutlet'
  | 'switchSeveral'
  | 'switchAll'
  | 'sequenceOrder'
  | 'sequenceDelay'
  | 'inRushGuardDelay'
  | 'cycleDelay'
  | 'sequenceState'
  | 'cancelSequence'
  | 'rename'
  | 'events';
