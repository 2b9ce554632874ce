import { useCallback, useState } from 'react';
import type { PduId } from '../../../../shared/model/ids.ts';
import type { JournalEntry } from '../../../../shared/model/journal.ts';
import type { TransferSwitch } from '../../../../shared/model/pdu.ts';
import { engine } from '../../../ipc/engine.ts';
import { shortTimeWords } from '../../../journal/line-words.ts';
import { openEntry } from '../../../journal/open-entry.ts';
import { useJournalRefresh } from '../../../journal/use-journal-refresh.ts';
import { transfersOf, transfersTitle } from './transfer-words.ts';

const SHOWN = 6;
const MOST = 100;
const DAYS = 30;
const DAY_MS = 86_400_000;
const REST_MS = 2000;
/** Away from the preferred inlet, or between inlets of which none is preferred; and back. */
const SEARCHES = ['moved to', 'back on preferred'] as const;

interface TransferListProps {
  readonly pdu: PduId;
  readonly device: TransferSwitch;
}

/** The last transfers of a switch, newest first; nothing when Busbar saw none. A row opens its entry. */
export function TransferList({ pdu, device }: TransferListProps) {
  const { entries, atMs } = useTransfers(pdu, device);
  const transfers = transfersOf(entries, device.inlets.length);
  if (transfers.length === 0) return null;
  return (
    <div className="readings">
      <table className="dt">
        <caption className="table-title">
          <b className="ink">Transfers</b>{' '}
          <span className="dim">{transfersTitle(transfers.length, MOST, DAYS)}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Moved</th>
            <th scope="col">By</th>
          </tr>
        </thead>
        <tbody>
          {transfers.slice(0, SHOWN).map(({ id, atMs: movedAtMs, moved, by }) => (
            <tr key={id}>
              <td className="dim">{shortTimeWords(movedAtMs, atMs)}</td>
              <td>
                <button type="button" className="row-link" onClick={() => openEntry(id)}>
                  {moved}
                </button>
              </td>
              <td className="dim">{by}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface KnownTransfers {
  /** When they were read: what is today is counted from then. */
  readonly atMs: number;
  readonly entries: readonly JournalEntry[];
}

function useTransfers(pdu: PduId, device: TransferSwitch): KnownTransfers {
  const [known, setKnown] = useState<KnownTransfers>({ atMs: 0, entries: [] });
  const refresh = useCallback(async () => {
    const nowMs = Date.now();
    try {
      const found = await Promise.all(
        SEARCHES.map((search) =>
          engine().journal.list({
            source: 'events',
            kinds: [],
            pdu,
            element: device.id,
            search,
            fromMs: nowMs - DAYS * DAY_MS,
            toMs: null,
            limit: MOST,
            after: null,
          }),
        ),
      );
      const entries = found.flatMap((page) => page.entries);
      setKnown({ atMs: nowMs, entries: entries.sort((one, other) => other.atMs - one.atMs) });
    } catch {
      // The engine is gone, and the banner says so; what is known stays.
    }
  }, [pdu, device.id]);
  useJournalRefresh(refresh, REST_MS);
  return known;
}
