import type { JournalCounts, JournalKind } from '../../../shared/model/journal.ts';
import { KIND_WORDS, KINDS } from '../../journal/kind-words.ts';
import { spanWords, type TimeRange } from './range.ts';

type Tone = 'quiet' | 'warn' | 'crit';
type CountsByKind = Partial<Record<JournalKind, number>>;

/** Blocks that fit above each other. */
const BLOCKS = 8;

export interface Column {
  readonly fromMs: number;
  /** Place from the left, from 0. */
  readonly index: number;
  readonly total: number;
  /** One for each line, quiet ones below; of more than fit the worst are there. */
  readonly blocks: readonly Tone[];
  /** `14:15 to 14:30: 2 critical, 1 operator`. */
  readonly words: string;
}

const toneOf = (kind: JournalKind): Tone =>
  kind === 'critical' ? 'crit' : kind === 'warning' ? 'warn' : 'quiet';

function countWords(counts: CountsByKind): string {
  const parts = KINDS.filter((kind) => (counts[kind] ?? 0) > 0).map(
    (kind) => `${counts[kind]} ${KIND_WORDS[kind].toLowerCase()}`,
  );
  return parts.join(', ');
}

function onlyKinds(counts: CountsByKind, kinds: readonly JournalKind[]): CountsByKind {
  return kinds.length === 0 ? counts : Object.fromEntries(kinds.map((kind) => [kind, counts[kind] ?? 0]));
}

/** What stands over a stretch of time; empty columns are left out. No kinds are all of them. */
export function columnsOf(
  counts: JournalCounts['columns'],
  range: TimeRange,
  kinds: readonly JournalKind[],
  nowMs: number,
): readonly Column[] {
  return counts.flatMap(({ fromMs, counts: all }) => {
    const index = Math.floor((fromMs - range.fromMs) / range.columnMs);
    const shown = onlyKinds(all, kinds);
    // Worst first, so that what does not fit is the least of it.
    const tones = KINDS.flatMap((kind) => Array<Tone>(shown[kind] ?? 0).fill(toneOf(kind)));
    if (index < 0 || index >= range.columnCount || tones.length === 0) return [];
    const span = spanWords(fromMs, fromMs + range.columnMs, nowMs);
    return [
      {
        fromMs,
        index,
        total: tones.length,
        blocks: tones.slice(0, BLOCKS).toReversed(),
        words: `${span}: ${countWords(shown)}`,
      },
    ];
  });
}

/** What the picture shows, in a sentence. */
export function summaryWords(columns: readonly Column[], windowLabel: string): string {
  const total = columns.reduce((sum, column) => sum + column.total, 0);
  if (total === 0) return `No events in the last ${windowLabel}.`;
  const most = columns.reduce((best, column) => (column.total > best.total ? column : best));
  const all = `${total} ${total === 1 ? 'event' : 'events'} in the last ${windowLabel}`;
  return columns.length === 1 ? `${all}, from ${most.words}.` : `${all}, most from ${most.words}.`;
}

/** How many lines there are by kind: of all times, or of one column. */
export function chipCounts(counts: JournalCounts | null, columnFromMs: number | null): CountsByKind {
  if (counts === null) return {};
  if (columnFromMs === null) return counts.totals;
  return counts.columns.find(({ fromMs }) => fromMs === columnFromMs)?.counts ?? {};
}
