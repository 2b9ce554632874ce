import type { EngineClient } from '../../shared/ipc/contract.ts';
import type { EntryLink } from '../state/entry-link.ts';

type Asked = Pick<EngineClient, 'journal'>;

/** What is told of a message may be written a moment after it is shown. */
const LATER_MS = 1000;

/** The id of the line that a message is about; null when there is none, or none of late. */
export async function entryIdOf(engine: Asked, link: EntryLink): Promise<string | null> {
  if (link.kind === 'command')
    return (await engine.journal.entry({ id: `command:${link.command}` }))?.id ?? null;
  const { source, kinds, pdu, element, atMs } = link;
  const filter = { source, kinds: [...kinds], pdu, element, search: '', fromMs: null, toMs: atMs + LATER_MS };
  const { entries } = await engine.journal.list({ ...filter, limit: 1, after: null });
  return entries[0]?.id ?? null;
}
