import type { PduView } from '../../shared/model/fleet.ts';

/** Whether two records of one kind differ in nothing but the properties named. */
function sameBut<Item extends object>(one: Item, other: Item, ...ignored: readonly string[]): boolean {
  const values = new Map<string, unknown>(Object.entries(other));
  const entries = Object.entries(one);
  return (
    entries.length === values.size &&
    entries.every(([key, value]) => ignored.includes(key) || values.get(key) === value)
  );
}

/** Whether a PDU says the same as before, but for when it was read: that changes with every answer. */
export function saysTheSame(before: PduView, now: PduView): boolean {
  if (before === now) return true;
  if (!sameBut(before, now, 'outletStates', 'connection')) return false;
  if (!sameBut(before.connection, now.connection, 'lastReadAtMs')) return false;
  const states = new Map(Object.entries(now.outletStates));
  const entries = Object.entries(before.outletStates);
  return (
    entries.length === states.size &&
    entries.every(([id, state]) => {
      const other = states.get(id);
      return other !== undefined && sameBut(state, other, 'readAtMs');
    })
  );
}
