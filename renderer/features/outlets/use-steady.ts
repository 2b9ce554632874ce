import { useState } from 'react';

/** `value`, held back while `isHeld`: rows do not move while an outlet is armed. */
export function useSteady<Value>(
  value: Value,
  isHeld: boolean,
  isSame: (one: Value, other: Value) => boolean,
): Value {
  const [kept, setKept] = useState(value);
  if (isHeld || isSame(kept, value)) return kept;
  setKept(value);
  return value;
}

export function sameItems<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
