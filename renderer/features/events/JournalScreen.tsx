import { useRef } from 'react';
import type { PduId } from '../../../shared/model/ids.ts';
import type { JournalEntry } from '../../../shared/model/journal.ts';
import { EntryPanel } from './EntryPanel.tsx';
import { useJournalView } from './events-view.ts';
import { Histogram } from './Histogram.tsx';
import { JournalGrid } from './JournalGrid.tsx';
import { JournalTools } from './JournalTools.tsx';
import { NoLines } from './NoLines.tsx';
import { useJournal } from './use-journal.ts';

interface JournalScreenProps {
  /** The PDU whose tab it is; null for the screen of all. */
  readonly scope: PduId | null;
  /** A line to go to once it is listed. */
  readonly linked: string | null;
}

/** Filter, columns over time, the list, and the open line beside it. */
export function JournalScreen({ scope, linked }: JournalScreenProps) {
  const [view, change] = useJournalView(scope);
  const journal = useJournal(view);
  const { status, lines, counts } = journal;
  const body = useRef<HTMLDivElement>(null);
  // The list knows more of it than it did when it was opened.
  const open = lines.find(({ id }) => id === view.open?.id) ?? view.open;
  const onOpen = (line: JournalEntry | null) => change({ open: line });
  const onClose = () => {
    onOpen(null);
    body.current?.querySelector<HTMLElement>('.ev-row[tabindex="0"]')?.focus();
  };
  return (
    <div className={open === null ? 'ev-body' : 'ev-body opened'} ref={body}>
      <section className="ev-list" aria-label="Events">
        <JournalTools scope={scope} view={view} counts={counts} onChange={change} />
        <Histogram
          counts={counts}
          range={journal.range}
          nowMs={journal.nowMs}
          view={view}
          onChoose={(columnFromMs) => change({ columnFromMs })}
        />
        {lines.length === 0 ? (
          <NoLines status={status} view={view} onClear={change} />
        ) : (
          <JournalGrid
            lines={lines}
            generation={journal.generation}
            hasMore={journal.hasMore}
            nowMs={journal.nowMs}
            withPdu={scope === null}
            openId={open?.id ?? null}
            linked={linked}
            onOpen={onOpen}
            onSight={journal.setSight}
            onNearEnd={journal.loadMore}
          />
        )}
      </section>
      {open === null ? null : <EntryPanel key={open.id} line={open} onClose={onClose} />}
    </div>
  );
}
