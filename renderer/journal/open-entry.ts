import { engine } from '../ipc/engine.ts';
import type { EntryLink } from '../state/entry-link.ts';
import { useAppStore } from '../state/store.ts';
import { tellEngine } from '../state/tell-engine.ts';
import { entryIdOf } from './entry-id.ts';

/** Opens events and audit log at a line. */
export function openEntry(entry: string | null): void {
  useAppStore.getState().goTo({ screen: 'events', entry });
}

/** Opens the line behind a message, or the list where there is none. */
export function openEntryOf(link: EntryLink): void {
  const open = async () => openEntry(await entryIdOf(engine(), link));
  tellEngine(open());
}
