import { useEffect, useState } from 'react';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import type { JournalEntry } from '../../../shared/model/journal.ts';
import { engine } from '../../ipc/engine.ts';

/** The audit entries behind a line, oldest first, read again whenever the line went on; none for those of PDUs. */
export function useSteps(line: JournalEntry): readonly AuditEntry[] {
  const [entries, setEntries] = useState<readonly AuditEntry[]>([]);
  useEffect(() => {
    let isGone = false;
    const read = async () => {
      try {
        const steps = await engine().journal.steps({ id: line.id });
        if (!isGone) setEntries(steps);
      } catch {
        // The engine is gone, and the banner says so; what is known stays.
      }
    };
    void read();
    return () => {
      isGone = true;
    };
  }, [line]);
  return entries;
}
