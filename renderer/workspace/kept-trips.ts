import type { ElementId, PduId } from '../../shared/model/ids.ts';

export interface TripKey {
  readonly pdu: PduId;
  readonly breaker: ElementId;
}

const STORAGE_KEY = 'busbar.acknowledgedTrips';

/** As long as the window: what was acknowledged there days ago says nothing about a trip of now. */
function storage(): Storage | null {
  return typeof window === 'undefined' ? null : window.sessionStorage;
}

function isTripKey(value: unknown): value is TripKey {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pdu' in value &&
    typeof value.pdu === 'string' &&
    'breaker' in value &&
    typeof value.breaker === 'string'
  );
}

/** What an earlier load of this window kept; nothing when it makes no sense. */
export function parseTrips(text: string | null): readonly TripKey[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? kept.filter(isTripKey) : [];
  } catch {
    return [];
  }
}

export function keptTrips(): readonly TripKey[] {
  return parseTrips(storage()?.getItem(STORAGE_KEY) ?? null);
}

export function keepTrips(trips: readonly TripKey[]): void {
  storage()?.setItem(STORAGE_KEY, JSON.stringify(trips));
}
