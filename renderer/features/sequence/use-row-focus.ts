import { useCallback, useLayoutEffect, useRef, useState, type FocusEvent, type RefObject } from 'react';
import type { OutletId } from '../../../shared/model/ids.ts';

/** Where in a row the focus is: on the row itself or on one of its controls, in the order of the arrow keys. */
export const ROW_PARTS = ['row', 'handle', 'up', 'down', 'delay'] as const;
export type RowPart = (typeof ROW_PARTS)[number];

export interface RowFocus {
  /** The row that Tab reaches. */
  readonly active: OutletId | null;
  readonly onFocus: (event: FocusEvent) => void;
  readonly focusPart: (outlet: OutletId, part: RowPart) => void;
  /** Keeps the focus through the next change of the order: the browser drops it from elements that are moved. */
  readonly holdFocus: (outlet: OutletId, part: RowPart) => void;
}

/** The part of a row an event comes from; null outside the rows. */
export function partOf(target: EventTarget): { readonly outlet: OutletId; readonly part: RowPart } | null {
  if (!(target instanceof Element)) return null;
  const outlet = target.closest<HTMLElement>('[data-outlet]')?.dataset['outlet'];
  if (outlet === undefined) return null;
  const name = target.closest<HTMLElement>('[data-part]')?.dataset['part'];
  return { outlet: outlet as OutletId, part: ROW_PARTS.find((part) => part === name) ?? 'row' };
}

/** One tab stop for the list: the arrow keys move between rows and between the controls of a row. */
export function useRowFocus(bodyRef: RefObject<HTMLDivElement | null>, order: readonly OutletId[]): RowFocus {
  const [last, setLast] = useState<OutletId | null>(null);
  const held = useRef<{ readonly outlet: OutletId; readonly part: RowPart } | null>(null);

  const focusPart = useCallback(
    (outlet: OutletId, part: RowPart) => {
      const row = bodyRef.current?.querySelector<HTMLElement>(`[data-outlet="${CSS.escape(outlet)}"]`);
      const target = part === 'row' ? row : row?.querySelector<HTMLElement>(`[data-part="${part}"]`);
      (target ?? row)?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: 'nearest' });
    },
    [bodyRef],
  );
  const holdFocus = useCallback((outlet: OutletId, part: RowPart) => {
    held.current = { outlet, part };
  }, []);
  const onFocus = useCallback((event: FocusEvent) => setLast(partOf(event.target)?.outlet ?? null), []);

  useLayoutEffect(() => {
    const wanted = held.current;
    held.current = null;
    if (wanted !== null && order.includes(wanted.outlet)) focusPart(wanted.outlet, wanted.part);
  }, [order, focusPart]);

  const active = last !== null && order.includes(last) ? last : (order[0] ?? null);
  return { active, onFocus, focusPart, holdFocus };
}
