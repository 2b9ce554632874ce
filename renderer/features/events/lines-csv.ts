import type { EngineClient } from '../../../shared/ipc/contract.ts';
import type { JournalEntry, JournalFilter } from '../../../shared/model/journal.ts';
import { KIND_WORDS } from '../../journal/kind-words.ts';
import { stateWords } from '../../journal/line-words.ts';
import { csvText } from '../../ui/csv.ts';

const COLUMNS = [
  'Time',
  'Kind',
  'PDU',
  'Element',
  'What happened',
  'By',
  'Lasted, s',
  'State',
  'Ended',
  'Entry',
];
/** As many as one call gives. */
const PAGE = 500;

const isoTime = (atMs: number | null) => (atMs === null ? '' : new Date(atMs).toISOString());

function rowOf(line: JournalEntry): readonly string[] {
  const { atMs, endedAtMs } = line;
  return [
    isoTime(atMs),
    KIND_WORDS[line.kind],
    line.pduName,
    line.elementName,
    line.text,
    line.by,
    endedAtMs === null ? '' : ((endedAtMs - atMs) / 1000).toFixed(1),
    stateWords(line),
    isoTime(endedAtMs),
    line.id,
  ];
}

/** Lines as a table with a head; times are UTC (ISO 8601). */
export function linesCsv(lines: readonly JournalEntry[]): string {
  return csvText([COLUMNS, ...lines.map(rowOf)]);
}

/** All lines that a filter lets through, on however many pages. */
export async function allLines(
  engine: Pick<EngineClient, 'journal'>,
  filter: JournalFilter,
): Promise<readonly JournalEntry[]> {
  const lines: JournalEntry[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<EngineClient['journal']['list']>> = await engine.journal.list({
      ...filter,
      kinds: [...filter.kinds],
      limit: PAGE,
      after,
    });
    lines.push(...page.entries);
    after = page.next;
  } while (after !== null);
  return lines;
}
