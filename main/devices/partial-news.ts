import type { PduModel } from '../../shared/model/pdu.ts';
import { elementsInSentence, failingWords } from '../../shared/words/failing-elements.ts';
import type { Failing } from './failing-reads.ts';
import type { News } from './fleet-store.ts';

const PARTLY = {
  element: 'pdu',
  topic: 'connection in part',
  elementName: 'Connection',
  by: 'Busbar',
} as const;

/** Tells once a spell that parts of a PDU do not answer, however many more join them; the line ends with the spell. */
export class PartialNews {
  #isTold: boolean | null = null;

  /** After each poll that was answered. */
  next(failing: Failing | null, model: PduModel, pduName: string): News | null {
    const wasTold = this.#isTold;
    const isTold = failing !== null;
    this.#isTold = isTold;
    if (wasTold === isTold) return null;
    if (failing === null)
      return {
        ...PARTLY,
        kind: 'cleared',
        severity: 'info',
        text: `All of ${pduName} is read again.`,
        endsQuietly: true,
      };
    const { elements, error } = failing;
    return {
      ...PARTLY,
      kind: 'connection',
      severity: 'warning',
      text: `${failingWords(model, elements, pduName)}. ${error.message}`,
      line: `No data from ${elementsInSentence(model, elements)}. ${error.message}`,
    };
  }
}
