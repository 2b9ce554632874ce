import type { PduId } from '../../../shared/model/ids.ts';
import type { JournalCounts, JournalKind } from '../../../shared/model/journal.ts';
import { KIND_GLYPHS, KIND_WORDS, KINDS } from '../../journal/kind-words.ts';
import { Chip } from '../../ui/Chip.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import type { JournalView } from './events-view.ts';
import { ExportButton } from './ExportButton.tsx';
import { chipCounts } from './histogram.ts';
import { PduChip } from './PduChip.tsx';
import { WINDOWS, type WindowName } from './range.ts';

interface JournalToolsProps {
  readonly scope: PduId | null;
  readonly view: JournalView;
  readonly counts: JournalCounts | null;
  readonly onChange: (patch: Partial<JournalView>) => void;
}

const WINDOW_OPTIONS = WINDOWS.map(({ name, label }) => ({ value: name, label }));
/** Always there; the others come with their first line. */
const USUAL: ReadonlySet<JournalKind> = new Set(['critical', 'warning', 'operator']);

/** What is listed: words, PDU, kinds and how far back. */
export function JournalTools({ scope, view, counts, onChange }: JournalToolsProps) {
  return (
    <div className="ehead ev-tools" data-region="filter">
      <SearchField
        className="ev-search"
        label="Search events"
        shortcut="/"
        small
        isScreenFilter
        value={view.search}
        onChange={(search) => onChange({ search })}
      />
      <div className="row ev-chips" role="group" aria-label="Show">
        {scope === null ? <PduChip pdu={view.pdu} onChange={(pdu) => onChange({ pdu })} /> : null}
        <KindChips view={view} counts={counts} onChange={onChange} />
      </div>
      <span className="grow" />
      <Segmented<WindowName>
        label="How far back"
        value={view.window}
        options={WINDOW_OPTIONS}
        onChange={(window) => onChange({ window, columnFromMs: null })}
      />
      {scope === null ? null : <ExportButton scope={scope} />}
    </div>
  );
}

function KindChips({ view, counts, onChange }: Omit<JournalToolsProps, 'scope'>) {
  const { source, kinds, columnFromMs } = view;
  // There is but one kind of audit entry.
  if (source === 'audit') return null;
  const numbers = chipCounts(counts, columnFromMs);
  return KINDS.filter(
    (kind) =>
      (USUAL.has(kind) && (kind !== 'operator' || source === 'all')) ||
      kinds.includes(kind) ||
      (counts?.totals[kind] ?? 0) > 0,
  ).map((kind) => (
    <Chip
      key={kind}
      {...(kind === 'operator' ? {} : { icon: KIND_GLYPHS[kind] })}
      isSelected={kinds.includes(kind)}
      onChange={(isOn) =>
        onChange({ kinds: isOn ? [...kinds, kind] : kinds.filter((each) => each !== kind) })
      }
    >
      {KIND_WORDS[kind]} {counts === null ? '–' : (numbers[kind] ?? 0)}
    </Chip>
  ));
}
