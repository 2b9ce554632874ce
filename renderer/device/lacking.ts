import type { Capability } from '../../shared/model/capability.ts';
import type { PduView } from '../../shared/model/fleet.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import { LACKING } from '../../shared/words/capabilities.ts';
import { isReadOnly } from '../power/outlet-facts.ts';

/** What goes without saying when something else is lacking. */
const IMPLIED: Partial<Record<Capability, readonly Capability[]>> = {
  switchOutlet: [
    'cycleOutlet',
    'switchSeveral',
    'switchAll',
    'switchInSequence',
    'sequenceOrder',
    'sequenceDelay',
    'sequenceWrite',
    'inRushGuardDelay',
    'cycleDelay',
    'startupState',
    'powerOnDelay',
    'sequenceState',
    'cancelSequence',
  ],
  cycleOutlet: ['cycleDelay'],
  sequenceDelay: ['sequenceWrite'],
  switchSeveral: ['switchAll', 'switchInSequence', 'sequenceState', 'cancelSequence'],
  switchInSequence: ['sequenceState', 'cancelSequence'],
};

const NO_SEQUENCE = 'This PDU has no power-on sequence that can be read or changed.';
const OF_A_SEQUENCE: readonly Capability[] = [
  'sequenceDelay',
  'sequenceWrite',
  'inRushGuardDelay',
  'sequenceState',
  'cancelSequence',
];

const READ_ONLY = 'Busbar only reads this PDU: it has no write community for it.';

/** Over SNMP nothing is announced to who does not listen, whatever the PDU could send. */
const NOT_LISTENING =
  'Busbar does not receive SNMP notifications: changes are found by polling. Settings turns that on.';

/**
 * What a PDU cannot do, as sentences, in the order they matter; empty when it can do all that Busbar knows.
 * `isListening`: SNMP notifications are received.
 */
export function lackingSentences(
  pdu: Pick<PduView, 'snmp'>,
  { capabilities }: PduModel,
  isListening: boolean,
): readonly string[] {
  const lacking = (Object.keys(LACKING) as Capability[]).filter((each) => !capabilities.includes(each));
  const hasNoSequence = lacking.includes('sequenceOrder') && lacking.includes('sequenceDelay');
  const implied = new Set<Capability>([
    // No wonder over SNMP, where hardly any maker's MIB has one.
    ...(pdu.snmp === null ? [] : (['powerOnDelay'] as const)),
    ...lacking.flatMap((each) => IMPLIED[each] ?? []),
    ...(hasNoSequence ? OF_A_SEQUENCE : []),
  ]);
  const words = (each: Capability) =>
    each === 'events' && pdu.snmp !== null && !isListening
      ? NOT_LISTENING
      : each === 'sequenceOrder' && hasNoSequence
        ? NO_SEQUENCE
        : LACKING[each];
  const sentences = lacking.filter((each) => !implied.has(each)).map(words);
  return isReadOnly(pdu) ? [READ_ONLY, ...sentences] : sentences;
}
