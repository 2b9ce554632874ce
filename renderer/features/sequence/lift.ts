import type { OutletId } from '../../../shared/model/ids.ts';
import { moveItem } from '../../../shared/sequence/move-item.ts';

/** A row that was taken up and not yet put down. Positions count from 0. */
export interface Lift {
  readonly outlet: OutletId;
  readonly from: number;
  readonly to: number;
  readonly by: 'pointer' | 'keyboard';
}

/** What a key does while a row is lifted by keyboard; null for keys that are none of the list's. */
type LiftKey = { readonly kind: 'move'; readonly to: number } | { readonly kind: 'drop' | 'cancel' };

export function liftKey(key: string, lift: Lift, count: number): LiftKey | null {
  const move = (to: number): LiftKey => ({ kind: 'move', to: Math.min(count - 1, Math.max(0, to)) });
  switch (key) {
    case 'ArrowUp':
      return move(lift.to - 1);
    case 'ArrowDown':
      return move(lift.to + 1);
    case 'PageUp':
      return move(lift.to - 10);
    case 'PageDown':
      return move(lift.to + 10);
    case 'Home':
      return move(0);
    case 'End':
      return move(count - 1);
    case 'Enter':
    case ' ':
      return { kind: 'drop' };
    case 'Escape':
      return { kind: 'cancel' };
    default:
      return null;
  }
}

/** The order as it would be if the lifted row were dropped now. */
export function orderWithLift(order: readonly OutletId[], lift: Lift | null): readonly OutletId[] {
  return lift === null ? order : moveItem(order, lift.from, lift.to);
}

/** The row a lifted row's top edge at `top` pixels falls on. */
export function rowAt(top: number, rowHeight: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.round(top / rowHeight)));
}
