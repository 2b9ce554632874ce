import { useCallback, useState } from 'react';
import type { ElementId, PduId } from '../../shared/model/ids.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import { engine } from '../ipc/engine.ts';
import { shortTimeWords, stateTone, stateWords } from './line-words.ts';
import { openEntry } from './open-entry.ts';
import { useJournalRefresh } from './use-journal-refresh.ts';
import './journal.css';

const SHOWN = 5;
const REST_MS = 1000;

interface ElementAuditProps {
  readonly pdu: PduId;
  readonly element: ElementId;
}

/** What people last did with an element, newest first; nothing when nobody did. Each opens its entry. */
export function ElementAudit({ pdu, element }: ElementAuditProps) {
  const { lines, atMs: nowMs } = useElementAudit(pdu, element);
  if (lines.length === 0) return null;
  return (
    <table className="dt el-audit" aria-label="Audit">
      <thead>
        <tr>
          <th scope="col">Audit</th>
          <th scope="col">What</th>
          <th scope="col">By</th>
          <th scope="col">Result</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td className="dim">{shortTimeWords(line.atMs, nowMs)}</td>
            <td className="ink ell">
              <button type="button" className="el-audit-what ell" onClick={() => openEntry(line.id)}>
                {line.text}
              </button>
            </td>
            <td className="dim ell">{line.by}</td>
            <td className={stateTone(line)}>{stateWords(line)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface KnownLines {
  readonly of: string;
  /** When they were read: what is today is counted from then. */
  readonly atMs: number;
  readonly lines: readonly JournalEntry[];
}

function useElementAudit(pdu: PduId, element: ElementId): KnownLines {
  const of = `${pdu} ${element}`;
  const [known, setKnown] = useState<KnownLines>({ of, atMs: 0, lines: [] });
  const refresh = useCallback(async () => {
    try {
      const everything = { source: 'audit', kinds: [], search: '', fromMs: null, toMs: null } as const;
      const filter = { ...everything, kinds: [], pdu, element };
      const { entries } = await engine().journal.list({ ...filter, limit: SHOWN, after: null });
      setKnown({ of, atMs: Date.now(), lines: entries });
    } catch {
      // The engine is gone, and the banner says so; what is known stays.
    }
  }, [of, pdu, element]);
  useJournalRefresh(refresh, REST_MS);
  // Of another element nothing is shown, not even for a moment.
  return known.of === of ? known : { of, atMs: 0, lines: [] };
}
