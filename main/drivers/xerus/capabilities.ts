import type { Capability } from '../../../shared/model/capability.ts';
import type { BuiltElements } from './build-model.ts';
import { parseStartupState } from './parse-pdu.ts';
import { readCount, type JsonRecord } from './read-json.ts';

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
    ['switchInSequence', switchable],
    ['sequenceOrder', switchable && Array.isArray(pduSettings?.['outletPowerStateSequence'])],
    ['sequenceDelay', switchable && elements.outlets.some((outlet) => outlet.sequenceDelayMs !== null)],
    ['sequenceWrite', switchable && Array.isArray(pduSettings?.['outletPowerStateSequence'])],
    ['inRushGuardDelay', switchable && readCount(pduSettings?.['inRushGuardDelay']) !== null],
    ['cycleDelay', switchable && readCount(pduSettings?.['cycleDelay']) !== null],
    [
      'startupState',
      switchable &&
        (parseStartupState(pduSettings) !== null ||
          elements.outlets.some((outlet) => outlet.startupState !== null)),
    ],
    ['powerOnDelay', switchable && readCount(pduSettings?.['powerOnDelay']) !== null],
    ['sequenceState', switchable && has.sequenceState],
    ['cancelSequence', switchable && has.sequenceState],
    ['rename', pduSettings !== null],
    ['events', has.events],
  ];
  return found.filter(([, present]) => present).map(([capability]) => capability);
}
