import type { PduView } from '../../shared/model/fleet.ts';
import { formatDuration } from '../../shared/words/durations.ts';
import { connectionWords } from '../state/connection-words.ts';
import { useNow } from '../state/clock.ts';
import { lastAnswerMs, useFreshness } from '../state/last-answers.ts';
import { StateChip } from '../ui/Chip.tsx';

/** `Live, 1 s ago`, `No data for 4 min 05 s`. */
export function ConnectionChip({ pdu }: { readonly pdu: PduView }) {
  const freshness = useFreshness(pdu);
  const nowMs = useNow(1000);
  const answeredMs = lastAnswerMs(pdu);
  const words = connectionWords(pdu, freshness);
  const age = answeredMs === null ? null : formatDuration(nowMs - answeredMs);
  if (pdu.connection.kind === 'needsAttention') {
    return (
      <StateChip tone="crit" icon="crit">
        {words}
      </StateChip>
    );
  }
  if (freshness === 'noData' || freshness === 'first') {
    return (
      <StateChip tone="stale" icon="stale">
        {age === null ? words : `${words} for ${age}`}
      </StateChip>
    );
  }
  return (
    <StateChip icon={freshness === 'live' ? 'on' : 'stale'}>
      {age === null ? words : `${words}, ${age} ago`}
    </StateChip>
  );
}
