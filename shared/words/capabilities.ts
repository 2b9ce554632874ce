import type { Capability } from '../model/capability.ts';
import { elementLabel, type ElementId } from '../model/ids.ts';
import { findEDevice, type PduModel } from '../model/pdu.ts';
import { lowerFirst } from './capitals.ts';
import { genericName } from './elements.ts';

/** What to say when something is asked for that the PDU cannot do. */
export const LACKING: Readonly<Record<Capability, string>> = {
  switchOutlet: 'This PDU has no outlets that can be switched.',
  cycleOutlet: 'This PDU has no outlets that can be cycled.',
  switchSeveral: 'This PDU has no command for several outlets at once: switch them one by one.',
  switchAll:
    'This PDU has no command for all outlets at once, or not every outlet of it can be read; name the outlets.',
  switchInSequence:
    'This PDU cannot turn outlets on in sequence: several would come on at once. Turn them on one by one.',
  sequenceOrder: 'This PDU keeps no order in which outlets turn on.',
  sequenceDelay: 'This PDU keeps no delays between outlets.',
  sequenceWrite:
    'The order and delays of this PDU can be read here and not changed: change them on the PDU itself.',
  inRushGuardDelay: 'This PDU has no in-rush guard delay.',
  cycleDelay: 'This PDU has no cycle delay that can be set.',
  startupState: 'This PDU does not let Busbar set what its outlets do when power returns.',
  powerOnDelay: 'This PDU has no power-on delay that can be set.',
  sequenceState: 'This PDU does not tell how far its sequence is.',
  cancelSequence: 'This PDU cannot cancel a running sequence.',
  rename: 'This PDU has no names that can be changed.',
  events: 'Changes at this PDU are not announced; its states are polled.',
};

/** Why the name of an element cannot be changed on the PDU, as one sentence; null when it can. */
export function fixedNameReason(model: PduModel, element: ElementId): string | null {
  if (!model.capabilities.includes('rename')) return LACKING.rename;
  if (model.fixedNames?.includes(element) !== true) return null;
  if (element === 'pdu') return 'This PDU does not let Busbar change its own name.';
  const device = findEDevice(model, element);
  const what = device === undefined ? elementLabel(element) : genericName(device);
  return `This PDU does not let Busbar change the name of ${lowerFirst(what)}.`;
}
