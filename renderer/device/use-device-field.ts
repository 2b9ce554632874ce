import { useEffect, useRef } from 'react';
import { isChanged, problemOf, textOf, type FieldState } from './field-state.ts';
import { showField, useFieldState, type Field } from './field-store.ts';

/** How a field stands now. */
export interface ShownField {
  readonly text: string;
  readonly kind: FieldState['kind'];
  readonly isChanged: boolean;
  /** One sentence; null when nothing is wrong. */
  readonly problem: string | null;
  /** What the device has instead of what was written, as a sentence or two; null when it took it as it was. */
  readonly kept: string | null;
}

/** How a field stands, wherever else it is shown. */
export function useShownField<Value>({ key, shown }: Field<Value>): ShownField {
  const state = useFieldState(key);
  const isOther = state.kind === 'written' && state.asked !== shown;
  return {
    text: textOf(state, shown),
    kind: state.kind,
    isChanged: isChanged(state),
    problem: problemOf(state),
    kept: isOther ? `Written. The PDU keeps ${shown === '' ? 'its own' : shown}.` : null,
  };
}

/** Ties a field to the screen as well: it is sent when it goes away with something typed in it. */
export function useDeviceField<Value>(field: Field<Value>): ShownField {
  const latest = useRef(field);
  const { key } = field;
  // Runs before the new field is the latest one: what is left behind is the old one.
  useEffect(() => showField(() => ({ ...latest.current, key })), [key]);
  useEffect(() => {
    latest.current = field;
  });
  return useShownField(field);
}
