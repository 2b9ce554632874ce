import type { PduView } from '../../shared/model/fleet.ts';
import type { PduId } from '../../shared/model/ids.ts';
import { byName } from './by-name.ts';
import { useAppStore } from './store.ts';

type Tile = Pick<PduView, 'id' | 'name'>;

/**
 * PDUs as they stand in the rail, and as their numbers open them: as a person arranged them (`Desk.tileOrder`), then the
 * others by name as people count, `A7` before `A10`.
 */
export function tilesInOrder<Item extends Tile>(
  pdus: readonly Item[],
  tileOrder: readonly PduId[],
): readonly Item[] {
  const places = new Map(tileOrder.map((id, place) => [id, place]));
  const placeOf = (pdu: Item) => places.get(pdu.id) ?? Number.POSITIVE_INFINITY;
  return [...pdus].sort((first, second) => {
    const [one, other] = [placeOf(first), placeOf(second)];
    return one === other ? byName(first, second) : one - other;
  });
}

/** The order with one PDU moved to a place, from 0; all others keep theirs. */
export function withTileAt(order: readonly PduId[], pdu: PduId, place: number): readonly PduId[] {
  const others = order.filter((id) => id !== pdu);
  const at = Math.max(0, Math.min(place, others.length));
  return [...others.slice(0, at), pdu, ...others.slice(at)];
}

/** The PDUs of this moment, in the order of the rail. */
export function currentTiles(): readonly PduView[] {
  const { fleet, desk } = useAppStore.getState();
  return tilesInOrder(fleet.pdus, desk.tileOrder);
}
