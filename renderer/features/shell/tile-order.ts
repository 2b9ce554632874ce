import type { PduView } from '../../../shared/model/fleet.ts';

/** By name, as people count: `A7` before `A10`. Ctrl 1 to 9 open them in this order. */
export function tilesInOrder(pdus: readonly PduView[]): readonly PduView[] {
  return [...pdus].sort((first, second) => first.name.localeCompare(second.name, 'en', { numeric: true }));
}

const TILE_CHARACTERS = 7;

/** A name that fits a tile: of a long one its start and its end, since racks differ at the end. */
export function tileName(name: string): string {
  if (name.length <= TILE_CHARACTERS) return name;
  const end = name.slice(-3).replace(/[\s-]/gu, '');
  return `${name.slice(0, 3)}\u2026${end}`;
}
