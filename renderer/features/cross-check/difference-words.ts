import type { ComparedFact, CrossCheck, CrossCheckDifference } from '../../../shared/model/cross-check.ts';
import { elementLabel, type ElementId } from '../../../shared/model/ids.ts';
import { findEDevice, type PduModel } from '../../../shared/model/pdu.ts';
import { genericName, outletInList } from '../../../shared/words/elements.ts';
import { formatNumber } from '../../../shared/words/numbers.ts';
import { QUANTITY_WORDS } from '../../../shared/words/quantities.ts';

const FACT_WORDS: Readonly<Record<Exclude<ComparedFact, 'reading'>, string>> = {
  presence: 'Is there',
  label: 'Label',
  name: 'Name',
  powerState: 'State',
  rating: 'Rating',
  parent: 'Fed by',
  sequence: 'Sequence',
  cycleDelay: 'Cycle delay',
  startupState: 'After power loss',
};

/** `PDU`, `Breaker C3`, `14 db-02 PSU A`; what only one of them has keeps its label. */
export function elementWords(model: PduModel | null, element: ElementId): string {
  if (element === 'pdu') return 'PDU';
  const device = model === null ? undefined : findEDevice(model, element);
  if (device === undefined) return elementLabel(element);
  return device.kind === 'outlet' ? `Outlet ${outletInList(device)}` : genericName(device);
}

/** Whether there is a place of it to go to. */
export function hasElement(model: PduModel | null, element: ElementId): boolean {
  return element === 'pdu' || (model !== null && findEDevice(model, element) !== undefined);
}

/** `Name`, `Current L1`, `Active power, is there`. */
export function factWords({ what, pole, quantity }: CrossCheckDifference): string {
  const reading = quantity === null ? null : `${QUANTITY_WORDS[quantity]}${pole === null ? '' : ` ${pole}`}`;
  if (what === 'reading') return reading ?? 'Reading';
  return reading === null ? FACT_WORDS[what] : `${reading}, ${FACT_WORDS[what].toLowerCase()}`;
}

const values = (count: number) => `${formatNumber(count, 0)} ${count === 1 ? 'value' : 'values'} compared`;

/** `412 values compared. 3 differ.` */
export function summaryWords({ compared, differences }: CrossCheck): string {
  if (compared === 0) return 'Nothing could be compared: the two protocols have no value in common.';
  if (differences.length === 0) return `Both say the same: ${values(compared)}.`;
  return `${values(compared)}. ${differences.length === 1 ? '1 differs' : `${formatNumber(differences.length, 0)} differ`}.`;
}
