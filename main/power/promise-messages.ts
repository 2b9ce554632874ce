import type { PromisedOn } from '../storage/promise-store.ts';
import { formatClock } from '../../shared/words/durations.ts';
import { elementLabel } from '../../shared/model/ids.ts';
import { outletAtStart, outletInSentence } from '../../shared/words/elements.ts';

type Cycle = Pick<PromisedOn, 'outlet' | 'outletName' | 'askedAtMs'>;

const words = ({ outlet, outletName }: Cycle) => ({ label: elementLabel(outlet), name: outletName });
const given = ({ askedAtMs }: Cycle) => formatClock(askedAtMs);

/** Why the on of a cycle is not sent any more; ends a sentence. */
export const reasons = {
  late: () => 'that was due more than 60 minutes ago',
  clock: () => 'the clock of this computer was set back since',
  otherPdu: () => 'another PDU answers at its address',
  noOutlet: () => 'the PDU has no outlet with that number any more',
  renamed: (name: string) => (name.trim() === '' ? 'it has no name any more' : `it is called ${name} now`),
  off: () => 'it is off now',
  changed: () => 'somebody else switched it since',
  suspended: () => 'the PDU has suspended it',
  shed: () => 'the PDU sheds load',
  protected: () => 'it was protected since',
} as const;

/** Sentences about cycles whose second half was left. */
export const promiseMessages = {
  /** Stands before what is said of the command that finishes a cycle. */
  about: (cycle: Cycle) => `Second half of the cycle given at ${given(cycle)}.`,
  notDone: (cycle: Cycle, reason: string) =>
    `${outletAtStart(words(cycle))}, was turned off at ${given(cycle)} to cycle it and was not turned on again: ${reason}. Turn it on when you are ready.`,
  /** `sentence` is why its command was not given. */
  refused: (cycle: Cycle, sentence: string) =>
    `${outletAtStart(words(cycle))}, was turned off at ${given(cycle)} to cycle it and was not turned on again. ${sentence}`,
  isOn: (cycle: Cycle) =>
    `${outletAtStart(words(cycle))}, is on: nothing is left to do of its cycle of ${given(cycle)}.`,
  finished: (cycle: Cycle) =>
    `${outletAtStart(words(cycle))}, was turned on: that finished its cycle of ${given(cycle)}.`,
  notConfirmed: (cycle: Cycle, sentence: string) =>
    `Busbar turned ${outletInSentence(words(cycle))}, on to finish its cycle of ${given(cycle)}, and that is not confirmed. ${sentence}`,
  notTwice: (cycle: Cycle) =>
    `${outletAtStart(words(cycle))}, is off: Busbar ended while it turned it on to finish its cycle of ${given(cycle)}, and never sends that twice. Turn it on when you are ready.`,
  notBegun: (cycle: Cycle) =>
    `Busbar ended before it turned ${outletInSentence(words(cycle))}, off: its cycle of ${given(cycle)} was not begun.`,
  mayHaveBegun: (cycle: Cycle, reason: string) =>
    `Busbar ended when it was about to turn ${outletInSentence(words(cycle))}, off for its cycle of ${given(cycle)}, and does not know whether it did: ${reason}. Read its state before you act.`,
  replaced: (cycle: Cycle) =>
    `A new command was given for ${outletInSentence(words(cycle))}: Busbar does not finish its cycle of ${given(cycle)} any more.`,
  removed: (cycle: Cycle) =>
    `The PDU was removed before ${outletInSentence(words(cycle))}, was turned on to finish its cycle of ${given(cycle)}.`,
} as const;
