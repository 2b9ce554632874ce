import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import { selectPdu } from '../../state/fleet-slice.ts';
import { connectionWords } from '../../state/connection-words.ts';
import type { Freshness } from '../../state/freshness.ts';
import { useFreshness } from '../../state/last-answers.ts';
import { useAppStore } from '../../state/store.ts';
import type { GlyphName } from '../../ui/glyph-shapes.tsx';

export interface Reachability {
  readonly glyph: GlyphName;
  readonly words: string;
}

/** Whether a PDU itself answers, which is another thing than the live status of what hangs on it. */
export function reachabilityOf(
  pdu: Pick<PduView, 'connection' | 'snmp'>,
  freshness: Freshness,
): Reachability {
  if (pdu.connection.kind === 'needsAttention')
    return { glyph: 'crit', words: connectionWords(pdu, freshness) };
  switch (freshness) {
    case 'live':
      return { glyph: 'on', words: 'Answers' };
    case 'late':
      return { glyph: 'stale', words: 'Answers late' };
    case 'noData':
      return { glyph: 'stale', words: 'No data' };
    case 'first':
      return { glyph: 'unk', words: 'Not read yet' };
  }
}

const GONE = { id: '' as PduId, connection: { kind: 'stopped' }, snmp: null, pollIntervalMs: 1000 } as const;

/** True while the PDU answers late or not at all: what is shown of it is the last known. */
export function useIsStale(id: PduId): boolean {
  const freshness = useFreshness(useAppStore(selectPdu(id)) ?? GONE);
  return freshness === 'late' || freshness === 'noData';
}

export function useReachability(id: PduId): Reachability {
  const pdu = useAppStore(selectPdu(id)) ?? GONE;
  return reachabilityOf(pdu, useFreshness(pdu));
}
