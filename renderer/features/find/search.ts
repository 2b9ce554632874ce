import type { PduId } from '../../../shared/model/ids.ts';
import { recentPlaces } from '../../state/recent-places.ts';
import { useAppStore } from '../../state/store.ts';
import { keyOfPlace, type FindEntry } from './entries.ts';
import type { FindIndex } from './find-index.ts';
import { findEntries } from './rank.ts';

/** What a search came to: it stays as it is until something else is typed, however the world changes. */
export interface Found {
  readonly query: string;
  /** Keys of what is listed, best first. */
  readonly keys: readonly string[];
  /** How many more there are. */
  readonly more: number;
}

/** As many rows as are drawn anew within a frame. */
export const LISTED_AT_MOST = 50;
const RECENT_AT_MOST = 6;

/** Before anything is typed: where one has been, then screens and PDUs. */
function suggestions({ entries, byKey }: FindIndex): readonly FindEntry[] {
  const { place } = useAppStore.getState();
  const here = keyOfPlace(place);
  const recent = [...new Set(recentPlaces().map(keyOfPlace))]
    .filter((key) => key !== here && byKey.has(key))
    .slice(0, RECENT_AT_MOST);
  const rest = entries.filter(
    ({ kind, key }) => (kind === 'screen' || kind === 'pdu') && key !== here && !recent.includes(key),
  );
  return [...recent.flatMap((key) => byKey.get(key) ?? []), ...rest];
}

const currentPdu = (): PduId | null => {
  const { place } = useAppStore.getState();
  return place.screen === 'pdu' ? place.pdu : null;
};

/** What is listed of a search, as it is now; what is gone is left out. */
export function listed({ keys }: Found, { byKey }: FindIndex): readonly FindEntry[] {
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

/** Looks for what was typed. */
export function search(index: FindIndex, query: string): Found {
  const hits = query.trim() === '' ? suggestions(index) : findEntries(index.entries, query, currentPdu());
  const keys = hits.slice(0, LISTED_AT_MOST).map(({ key }) => key);
  return { query, keys, more: hits.length - keys.length };
}
