import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type PointerEvent,
  type RefObject,
} from 'react';
import type { OutletId } from '../../../shared/model/ids.ts';
import { edgeScroll } from '../../ui/edge-scroll.ts';
import { followPointer, type HeldPointer } from '../../ui/follow-pointer.ts';
import { rowAt, type Lift } from './lift.ts';
import { ROW_HEIGHT } from './row-height.ts';
import { watchPlaces } from './watch-places.ts';

const START_PIXELS = 4;

interface RowLiftOptions {
  /** Scrolls; its visible part is where rows can be dropped. */
  readonly scrollerRef: RefObject<HTMLDivElement | null>;
  /** Holds the rows and handles the pointer. */
  readonly bodyRef: RefObject<HTMLDivElement | null>;
  /** The row that follows the pointer; moved without rendering. */
  readonly overlayRef: RefObject<HTMLDivElement | null>;
  readonly order: readonly OutletId[];
  readonly onLifted: (lift: Lift) => void;
  readonly onMoved: (lift: Lift) => void;
  readonly onDropped: (lift: Lift) => void;
  readonly onPutBack: (lift: Lift) => void;
}

export interface RowLift {
  readonly lift: Lift | null;
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly liftByKeyboard: (outlet: OutletId) => void;
  readonly moveTo: (to: number) => void;
  readonly drop: () => void;
  readonly putBack: () => void;
}

/**
 * Taking up a row, by pointer or by keyboard, and putting it down. The pointer moves one element directly; React
 * renders only when the row would fall on another place.
 */
export function useRowLift(options: RowLiftOptions): RowLift {
  const latest = useRef(options);
  useLayoutEffect(() => {
    latest.current = options;
  });
  const { scrollerRef, bodyRef, overlayRef } = options;
  const [lift, setLift] = useState<Lift | null>(null);
  const liftRef = useRef<Lift | null>(null);

  const change = useCallback((next: Lift | null) => {
    liftRef.current = next;
    setLift(next);
  }, []);
  const begin = useCallback(
    (outlet: OutletId, by: Lift['by']) => {
      const from = latest.current.order.indexOf(outlet);
      if (from < 0) return;
      const lifted: Lift = { outlet, from, to: from, by };
      change(lifted);
      latest.current.onLifted(lifted);
    },
    [change],
  );
  const moveTo = useCallback(
    (to: number) => {
      const held = liftRef.current;
      if (held === null || held.to === to) return;
      change({ ...held, to });
      latest.current.onMoved({ ...held, to });
    },
    [change],
  );
  const end = useCallback(
    (outcome: 'onDropped' | 'onPutBack') => {
      const held = liftRef.current;
      if (held === null) return;
      change(null);
      latest.current[outcome](held);
    },
    [change],
  );
  const drop = useCallback(() => end('onDropped'), [end]);
  const putBack = useCallback(() => end('onPutBack'), [end]);
  const liftByKeyboard = useCallback((outlet: OutletId) => begin(outlet, 'keyboard'), [begin]);

  const onPointerDown = usePointerHold({
    latest,
    liftRef,
    scrollerRef,
    bodyRef,
    overlayRef,
    begin,
    moveTo,
    drop,
    putBack,
  });
  return { lift, onPointerDown, liftByKeyboard, moveTo, drop, putBack };
}

/** A pointer that holds a handle. */
interface Hold extends HeldPointer {
  readonly outlet: OutletId;
  /** Of the pointer, from the top of the row. */
  readonly grabPixels: number;
  readonly startY: number;
}

interface PointerHoldOptions {
  readonly latest: RefObject<Pick<RowLiftOptions, 'order'>>;
  readonly liftRef: RefObject<Lift | null>;
  readonly scrollerRef: RefObject<HTMLDivElement | null>;
  readonly bodyRef: RefObject<HTMLDivElement | null>;
  readonly overlayRef: RefObject<HTMLDivElement | null>;
  readonly begin: (outlet: OutletId, by: 'pointer') => void;
  readonly moveTo: (to: number) => void;
  readonly drop: () => void;
  readonly putBack: () => void;
}

function usePointerHold(options: PointerHoldOptions): (event: PointerEvent) => void {
  const stopRef = useRef<(() => void) | null>(null);
  useEffect(() => () => stopRef.current?.(), []);
  const { latest, liftRef, scrollerRef, bodyRef, overlayRef, begin, moveTo, drop, putBack } = options;
  return useCallback(
    (event: PointerEvent) => {
      const handle = event.target instanceof Element ? event.target.closest('[data-part="handle"]') : null;
      const row = handle?.closest<HTMLElement>('[data-outlet]');
      const body = bodyRef.current;
      const scroller = scrollerRef.current;
      if (event.button !== 0 || row === undefined || row === null || body === null || scroller === null)
        return;
      stopRef.current?.();
      const hold: Hold = {
        pointerId: event.pointerId,
        outlet: row.dataset['outlet'] as OutletId,
        grabPixels: event.clientY - row.getBoundingClientRect().top,
        startY: event.clientY,
        clientY: event.clientY,
      };
      const places = watchPlaces(scroller, body);
      const stopFollowing = followPointer(hold, body, {
        follow: () => {
          const { length: count } = latest.current.order;
          if (liftRef.current === null) {
            if (Math.abs(hold.clientY - hold.startY) < START_PIXELS) return;
            begin(hold.outlet, 'pointer');
          }
          const top = hold.clientY - places.now().bodyTop - hold.grabPixels;
          const within = Math.min(count * ROW_HEIGHT - ROW_HEIGHT / 2, Math.max(-ROW_HEIGHT / 2, top));
          if (overlayRef.current !== null) overlayRef.current.style.transform = `translateY(${within}px)`;
          moveTo(rowAt(within, ROW_HEIGHT, count));
        },
        scroll: () => {
          const { top, bottom } = places.now();
          const byPixels = liftRef.current === null ? 0 : edgeScroll(hold.clientY, top, bottom);
          if (byPixels === 0) return 0;
          const before = scroller.scrollTop;
          scroller.scrollTop += byPixels;
          places.update();
          return scroller.scrollTop - before;
        },
        drop: () => {
          places.stop();
          drop();
        },
        putBack: () => {
          places.stop();
          putBack();
        },
      });
      stopRef.current = () => {
        places.stop();
        stopFollowing();
      };
    },
    [latest, liftRef, scrollerRef, bodyRef, overlayRef, begin, moveTo, drop, putBack],
  );
}
