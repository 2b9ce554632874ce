import type { PduView } from '../../../shared/model/fleet.ts';

/** By name, as people count: `A7` before `A10`. Ctrl 1 to 9 open them in this order. */
export function tilesInOrder(pdus: readonly PduView[]): readonly PduView[] {
  return [...pdus].sort((first, second) => first.name.localeCompare(second.name, 'en', { numeric: true }));
}
