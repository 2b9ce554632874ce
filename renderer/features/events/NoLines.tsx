import { ClearFilter } from '../../ui/ClearFilter.tsx';
import { isNarrowed, NO_FILTER, type JournalView } from './events-view.ts';
import type { FeedState } from './journal-feed.ts';
import { windowFacts } from './range.ts';

interface NoLinesProps {
  readonly status: FeedState['status'];
  readonly view: JournalView;
  readonly onClear: (patch: Partial<JournalView>) => void;
}

function sentence(view: JournalView): string {
  const text = view.search.trim();
  if (text !== '') return `Nothing matches "${text}".`;
  if (isNarrowed(view)) return 'Nothing matches the filter.';
  const what = view.source === 'audit' ? 'No entries' : 'No events';
  return `${what} in the last ${windowFacts(view.window).label}.`;
}

/** Why there is no line, and what one can do. */
export function NoLines({ status, view, onClear }: NoLinesProps) {
  if (status === 'first') {
    return (
      <p className="ev-none dim ev-first" role="status">
        Reading events
      </p>
    );
  }
  if (status === 'failed') {
    return (
      <p className="ev-none dim" role="status">
        Busbar's engine did not answer. The list is read when it is back.
      </p>
    );
  }
  return (
    <div className="ev-none">
      <p role="status">{sentence(view)}</p>
      {isNarrowed(view) ? <ClearFilter onClear={() => onClear(NO_FILTER)} /> : null}
    </div>
  );
}
