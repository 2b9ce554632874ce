import { useCallback, useEffect, useRef, useState, type PointerEvent } from 'react';
import { pduId, type PduId } from '../../shared/model/ids.ts';
import { edgeScroll } from '../ui/edge-scroll.ts';
import { followPointer } from '../ui/follow-pointer.ts';

/** A tile that is being moved, and the place it would take, from 0. */
interface LiftedTile {
  readonly pdu: PduId;
  readonly place: number;
}

interface TileDrag {
  readonly lifted: LiftedTile | null;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
}

/** A click that trembles is no drag. */
const START_PIXELS = 5;

/** The place under the pointer: tiles are equally high, and stand at equal distances. */
export function placeAt(clientY: number, tiles: readonly { readonly top: number }[]): number {
  const [first, second] = tiles;
  if (first === undefined || second === undefined) return 0;
  const place = Math.floor((clientY - first.top) / (second.top - first.top));
  return Math.max(0, Math.min(tiles.length - 1, place));
}

const tilesOf = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>('[data-tile]')];

/**
 * Moving a tile of the rail by the pointer. Until it has moved a little it is a click; then the tile stands where it would
 * be dropped, and Esc puts it back.
 */
export function useTileDrag(onDrop: (pdu: PduId, place: number) => void): TileDrag {
  const [lifted, setLifted] = useState<LiftedTile | null>(null);
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);
  const lift = useCallback(
    (pdu: PduId, pointerId: number, clientY: number, list: HTMLElement) => {
      const held = { pointerId, clientY };
      let place = -1;
      const follow = () => {
        const now = placeAt(
          held.clientY,
          tilesOf(list).map((tile) => tile.getBoundingClientRect()),
        );
        if (now === place) return;
        place = now;
        setLifted({ pdu, place });
      };
      follow();
      return followPointer(held, list, {
        follow,
        scroll: () => scrollAtEdge(list, held.clientY),
        drop: () => {
          setLifted(null);
          onDrop(pdu, place);
        },
        putBack: () => setLifted(null),
      });
    },
    [onDrop],
  );
  const onPointerDown = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      const { currentTarget: list, target, pointerId, clientY: startY, button } = event;
      const tile = target instanceof Element ? target.closest<HTMLElement>('[data-tile]') : null;
      const id = tile?.dataset['tile'];
      if (id === undefined || button !== 0 || event.pointerType === 'touch') return;
      const waiting = new AbortController();
      const { signal } = waiting;
      stop.current = () => waiting.abort();
      const onMove = (move: globalThis.PointerEvent) => {
        if (move.pointerId !== pointerId || Math.abs(move.clientY - startY) < START_PIXELS) return;
        waiting.abort();
        stop.current = lift(pduId(id), pointerId, move.clientY, list);
      };
      window.addEventListener('pointermove', onMove, { signal });
      for (const end of ['pointerup', 'pointercancel'])
        window.addEventListener(end, () => waiting.abort(), { signal });
    },
    [lift],
  );
  return { lifted, onPointerDown };
}

function scrollAtEdge(list: HTMLElement, clientY: number): number {
  const { top, bottom } = list.getBoundingClientRect();
  const before = list.scrollTop;
  list.scrollTop += edgeScroll(clientY, top, bottom);
  return list.scrollTop - before;
}
