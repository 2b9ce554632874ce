import type { PduView } from '../../shared/model/fleet.ts';
import type { OutletId } from '../../shared/model/ids.ts';
import type { OutletObservation } from '../../shared/model/power-state.ts';
import { formatDuration } from '../../shared/words/durations.ts';
import { nameInSentence } from '../../shared/words/elements.ts';
import type { Toast } from '../state/ui-slice.ts';

type States = Readonly<Record<OutletId, OutletObservation>>;

/** Outlets whose state was read as another than before. One that is now unknown has not been seen to change. */
export function changedOutlets(before: States, after: States): number {
  return Object.entries(before).filter(([id, { powerState }]) => {
    const now = after[id as OutletId]?.powerState;
    return now !== undefined && now !== 'unknown' && powerState !== 'unknown' && now !== powerState;
  }).length;
}

/** Said when a lost PDU answers again. */
export function liveAgain(pdu: Pick<PduView, 'name'>, outForMs: number, changed: number): Omit<Toast, 'id'> {
  const outlets = changed === 1 ? '1 outlet' : `${changed} outlets`;
  const meanwhile = changed === 0 ? '' : ` ${outlets} changed state meanwhile.`;
  return {
    tone: 'ok',
    title: `${nameInSentence(pdu.name)} is live again`,
    text: `It was out for ${formatDuration(outForMs)}.${meanwhile}`,
    staysUntilDismissed: false,
  };
}
