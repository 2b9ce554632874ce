import type { Capability } from '../../../../shared/model/capability.ts';
import type { PduView } from '../../../../shared/model/fleet.ts';
import type { PduModel } from '../../../../shared/model/pdu.ts';
import { LACKING } from '../../../../shared/words/capabilities.ts';
import { isReadOnly } from '../../../power/outlet-facts.ts';

/** What goes without saying when something else is lacking. */
const IMPLIED: Partial<Record<Capability, readonly Capability[]>> = {
  switchOutlet: [
    'cycleOutlet',
    'switchSeveral',
    'switchAll',
    'switchInSequence',
    'sequenceOrder',
    'sequenceDelay',
    'inRushGuardDelay',
    'cycleDelay',
    'sequenceState',
    'cancelSequence',
  ],
  cycleOutlet: ['cycleDelay'],
  switchSeveral: ['switchAll', 'switchInSequence', 'sequenceState', 'cancelSequence'],
  switchInSequence: ['sequenceState', 'cancelSequence'],
};

const READ_ONLY = 'Busbar only reads this PDU: it has no write community for it.';

/** What a PDU cannot do, as sentences, in the order they matter; empty when it can do all that Busbar knows. */
export function lackingSentences(pdu: Pick<PduView, 'snmp'>, { capabilities }: PduModel): readonly string[] {
  const lacking = (Object.keys(LACKING) as Capability[]).filter((each) => !capabilities.includes(each));
  const implied = new Set(lacking.flatMap((each) => IMPLIED[each] ?? []));
  const sentences = lacking.filter((each) => !implied.has(each)).map((each) => LACKING[each]);
  return isReadOnly(pdu) ? [READ_ONLY, ...sentences] : sentences;
}
