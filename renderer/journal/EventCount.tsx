import { useCallback, useState } from 'react';
import type { PduId } from '../../shared/model/ids.ts';
import { engine } from '../ipc/engine.ts';
import { useJournalRefresh } from './use-journal-refresh.ts';

const DAY_MS = 86_400_000;
const REST_MS = 3000;

/** For the tab of a PDU: how many lines there are of the last 24 h; nothing until it is known. */
export function EventCount({ pdu }: { readonly pdu: PduId }) {
  const [known, setKnown] = useState<{ readonly pdu: PduId; readonly count: number } | null>(null);
  const refresh = useCallback(async () => {
    try {
      const { totals } = await engine().journal.counts({
        source: 'all',
        kinds: [],
        pdu,
        element: null,
        search: '',
        fromMs: Date.now() - DAY_MS,
        toMs: null,
        columnMs: DAY_MS,
      });
      setKnown({ pdu, count: Object.values(totals).reduce((sum, each) => sum + each, 0) });
    } catch {
      // The engine is gone, and the banner says so; what is known stays.
    }
  }, [pdu]);
  useJournalRefresh(refresh, REST_MS);
  if (known?.pdu !== pdu) return null;
  return (
    <span className="ct" title="In the last 24 h">
      {known.count}
    </span>
  );
}
