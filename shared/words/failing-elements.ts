import type { ElementId } from '../model/ids.ts';
import { findEDevice, type PduModel } from '../model/pdu.ts';
import { genericName, nameInSentence, outletInList } from './elements.ts';
import { joinWords } from './lists.ts';

/** More are only counted. */
const NAMED = 3;

function elementInSentence(model: PduModel, id: ElementId): string {
  const device = findEDevice(model, id);
  switch (device?.kind) {
    case undefined:
      return "the PDU's own sensors";
    case 'outlet':
      return `outlet ${nameInSentence(outletInList(device))}`;
    case 'ocp':
      return device.label;
    case 'inlet':
      return genericName(device).toLowerCase();
    case 'ts':
      return 'the transfer switch';
  }
}

/** `C5, outlet 25 db-02 PSU A and outlet 26`; `C5, outlet 25, outlet 26 and 2 more`. */
export function elementsInSentence(model: PduModel, elements: readonly ElementId[]): string {
  const named = elements.slice(0, NAMED).map((id) => elementInSentence(model, id));
  const more = elements.length - named.length;
  return joinWords(more === 0 ? named : [...named, `${more} more`]);
}

/** What says that some elements are not read while the rest of their PDU is; without a full stop. */
export function failingWords(model: PduModel, elements: readonly ElementId[], pduName: string): string {
  return `No data from ${elementsInSentence(model, elements)} on ${pduName}`;
}
