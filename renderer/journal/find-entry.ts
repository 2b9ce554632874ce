import type { EngineClient } from '../../shared/ipc/contract.ts';
import type { JournalEntry, JournalFilter } from '../../shared/model/journal.ts';
import type { EntryLink } from '../state/entry-link.ts';

type Asked = Pick<EngineClient, 'app' | 'journal'>;

const EVERYTHING = {
  source: 'all',
  kinds: [],
  pdu: null,
  element: null,
  search: '',
  fromMs: null,
  toMs: null,
} as const satisfies JournalFilter;
/** As many as one call gives. */
const AUDIT_ENTRIES = 1000;
const LINES = 500;
/** What is told of a message may be written a moment after it is shown. */
const LATER_MS = 1000;

/** The id of the line that a message is about; null when there is none, or none of late. */
export async function entryIdOf(engine: Asked, link: EntryLink): Promise<string | null> {
  if (link.kind === 'command') {
    const entries = await engine.app.audit({ limit: AUDIT_ENTRIES, pdu: link.pdu });
    const numbers = entries.filter((each) => each.commandId === link.command).map((each) => each.number);
    return numbers.length === 0 ? null : `audit:${Math.min(...numbers)}`;
  }
  const { source, kinds, pdu, element, atMs } = link;
  const filter = { ...EVERYTHING, source, kinds: [...kinds], pdu, element, toMs: atMs + LATER_MS };
  const { entries } = await engine.journal.list({ ...filter, limit: 1, after: null });
  return entries[0]?.id ?? null;
}

/** A line by its id; null when it is gone, or is an event that is not among the last ones. */
export async function findEntry(engine: Asked, id: string): Promise<JournalEntry | null> {
  const [first] = id.startsWith('audit:') ? await engine.journal.steps({ id }) : [];
  const within =
    first === undefined
      ? { source: 'events' as const }
      : { source: 'audit' as const, fromMs: first.atMs, toMs: first.atMs + 1 };
  const filter = { ...EVERYTHING, kinds: [], ...within };
  const { entries } = await engine.journal.list({ ...filter, limit: LINES, after: null });
  return entries.find((each) => each.id === id) ?? null;
}
