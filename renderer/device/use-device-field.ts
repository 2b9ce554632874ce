import { useEffect, useRef } from 'react';
import { isChanged, problemOf, textOf, type FieldState } from './field-state.ts';
import { useAppStore } from '../state/store.ts';
import { forgetWritten, showField, useFieldState, type Field } from './field-store.ts';

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

const WRITTEN_FOR_MS = 4000;
/** A sentence takes longer to read than a mark. */
const KEPT_FOR_MS = 12_000;

/** How a field stands, wherever else it is shown. */
function useShownField<Value>({ key, shown }: Field<Value>): ShownField {
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

/** Says once what was read back, and forgets after a while that it was just written. */
function useWritten<Value>({ key, what, shown }: Field<Value>, { kind, kept }: ShownField): void {
  useEffect(() => {
    if (kind !== 'written') return undefined;
    const words = shown === '' ? `${what} written.` : `${what}: ${shown}.`;
    useAppStore.getState().announce(kept === null ? words : `${what}: ${kept}`);
    const timer = setTimeout(() => forgetWritten(key), kept === null ? WRITTEN_FOR_MS : KEPT_FOR_MS);
    return () => clearTimeout(timer);
  }, [key, what, shown, kind, kept]);
}

/**
 * Ties a field to the screen: it is written when it goes away with something typed in it, and what was read back is said.
 */
export function useDeviceField<Value>(field: Field<Value>): ShownField {
  const latest = useRef(field);
  const { key } = field;
  // Runs before the new field is the latest one: what is left behind is the old one.
  useEffect(() => showField(() => ({ ...latest.current, key })), [key]);
  useEffect(() => {
    latest.current = field;
  });
  const now = useShownField(field);
  useWritten(field, now);
  return now;
}
