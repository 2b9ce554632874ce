import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import { outletInList } from '../../../shared/words/elements.ts';
import { engine } from '../../ipc/engine.ts';
import { useAppStore } from '../../state/store.ts';

const NAMED_AT_MOST = 6;

/** Which outlets turning all on leaves as they are, and why, as one sentence; empty when there are none. */
export function leftOutSentence({ model, protectedOutlets }: Pick<PduView, 'model' | 'protectedOutlets'>) {
  const isProtected = new Set(protectedOutlets);
  const names = (model?.outlets ?? []).filter(({ id }) => isProtected.has(id)).map(outletInList);
  const [only] = names;
  if (only === undefined) return '';
  if (names.length === 1) return `Turning all on leaves ${only} as it is: it is protected.`;
  const shown = names.slice(0, NAMED_AT_MOST).join(', ');
  const more = names.length > NAMED_AT_MOST ? ` and ${names.length - NAMED_AT_MOST} more` : '';
  return `Turning all on leaves ${names.length} protected outlets as they are: ${shown}${more}.`;
}

/**
 * Arms turning on every outlet that has a switch, in the order the device has; the undo window applies. Protected
 * outlets are left out.
 */
export async function turnOnAll(id: PduId): Promise<void> {
  const { fleet, showToast } = useAppStore.getState();
  const pdu = fleet.pdus.find((each) => each.id === id);
  const isLeftOut = new Set(pdu?.protectedOutlets);
  const outlets = (pdu?.model?.outlets ?? [])
    .filter((outlet) => outlet.switchable && !isLeftOut.has(outlet.id))
    .map((outlet) => ({
      outlet: outlet.id,
      name: outlet.name,
      powerState: pdu?.outletStates[outlet.id]?.powerState ?? 'unknown',
    }));
  const refuse = (text: string) =>
    showToast({
      id: `turn-on-all:${id}`,
      tone: 'critical',
      title: `The outlets of ${pdu?.name ?? 'this PDU'} were not turned on`,
      text,
      staysUntilDismissed: true,
    });
  if (outlets.length === 0) {
    refuse('Every outlet that could be turned on is protected.');
    return;
  }
  try {
    const result = await engine().power.arm({
      pdu: id,
      action: 'on',
      scope: 'all',
      outlets,
      respectSequence: true,
      heldProtected: false,
    });
    if (!result.ok) refuse(result.error.message);
  } catch (fault) {
    refuse(fault instanceof Error ? fault.message : String(fault));
  }
}
