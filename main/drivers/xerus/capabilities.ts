import type { Capability } from '../../../shared/model/capability.ts';
import type { BuiltElements } from './build-model.ts';
import { readCount, type JsonRecord } from './read-json.ts';

/** What to say when something is asked for that the PDU cannot do. */
export const LACKING: Readonly<Record<Capability, string>> = {
  switchOutlet: 'This PDU has no outlets that can be switched.',
  cycleOutlet: 'This PDU has no outlets that can be cycled.',
  switchSeveral: 'This PDU has no outlets that can be switched.',
  switchAll: 'Not every outlet of this PDU can be read, so all cannot be switched at once; name the outlets.',
  sequenceOrder: 'This PDU keeps no order in which outlets turn on.',
  sequenceDelay: 'This PDU keeps no delays between outlets.',
  inRushGuardDelay: 'This PDU has no in-rush guard delay.',
  cycleDelay: 'This PDU has no cycle delay that can be set.',
  sequenceState: 'This PDU does not tell how far its sequence is.',
  cancelSequence: 'This PDU cannot cancel a running sequence.',
  rename: 'This PDU has no names that can be changed.',
  events: 'The event channel is off for this PDU; states are polled.',
};

/** What a PDU can do, from what it has and what its settings hold. */
export function findCapabilities(
  elements: BuiltElements,
  pduSettings: JsonRecord | null,
  has: {
    readonly sequenceState: boolean;
    readonly events: boolean;
    /** Every outlet the PDU lists is in the model: one that is not would be switched unseen, protected or not. */
    readonly everyOutlet: boolean;
  },
): readonly Capability[] {
  const switchable = elements.outlets.some((outlet) => outlet.switchable);
  const found: readonly (readonly [Capability, boolean])[] = [
    ['switchOutlet', switchable],
    ['cycleOutlet', switchable],
    ['switchSeveral', switchable],
    ['switchAll', switchable && has.everyOutlet],
    ['sequenceOrder', switchable && Array.isArray(pduSettings?.['outletPowerStateSequence'])],
    ['sequenceDelay', switchable && elements.outlets.some((outlet) => outlet.sequenceDelayMs !== null)],
    ['inRushGuardDelay', switchable && readCount(pduSettings?.['inRushGuardDelay']) !== null],
    ['cycleDelay', switchable && readCount(pduSettings?.['cycleDelay']) !== null],
    ['sequenceState', switchable && has.sequenceState],
    ['cancelSequence', switchable && has.sequenceState],
    ['rename', pduSettings !== null],
    ['events', has.events],
  ];
  return found.filter(([, present]) => present).map(([capability]) => capability);
}
