import { create } from 'zustand';
import type { Result } from '../../shared/result.ts';
import { useAppStore } from '../state/store.ts';
import { answered, CLEAN, committed, problemOf, typed, type FieldState } from './field-state.ts';

/** One setting of a device as a field shows it. */
export interface Field<Value> {
  /** The same setting in two places is one field: `PX3-A07/outlet:14/cycleDelay`. */
  readonly key: string;
  /** `Cycle delay of outlet 14, db-02 PSU A`: in what is said of it. */
  readonly what: string;
  /** What the device has, as the field shows it. */
  readonly shown: string;
  /** The value that was meant, or one sentence about what would be right. */
  readonly parse: (text: string) => Result<Value, string>;
  readonly show: (value: Value) => string;
  readonly write: (value: Value) => Promise<Result<null, { readonly message: string }>>;
}

interface FieldStore {
  readonly states: Readonly<Partial<Record<string, FieldState>>>;
}

/** Fields that are not clean. Here, so that what was typed outlives the tab it was typed on. */
const useFieldStore = create<FieldStore>()(() => ({ states: {} }));

/** Fields on the screen, by key; what becomes of others is said in a toast. */
const shownFields = new Map<string, number>();

/** What is known of one field. */
export function useFieldState(key: string): FieldState {
  return useFieldStore(({ states }) => states[key] ?? CLEAN);
}

const stateOf = (key: string) => useFieldStore.getState().states[key] ?? CLEAN;

function put(key: string, state: FieldState): void {
  if (stateOf(key) === state) return;
  useFieldStore.setState(({ states }) => {
    const { [key]: _before, ...others } = states;
    return { states: state === CLEAN ? others : { ...others, [key]: state } };
  });
}

/** Something was typed into it. */
export function typeInto<Value>({ key, shown }: Field<Value>, text: string): void {
  put(key, typed(stateOf(key), text, shown));
}

/** What was typed is forgotten: it shows what the device has. False when there was nothing, or it is on its way. */
export function putBack(key: string): boolean {
  const { kind } = stateOf(key);
  if (kind === 'clean' || kind === 'written' || kind === 'writing') return false;
  put(key, CLEAN);
  return true;
}

/** Sends what was typed, once; see `committed`. False when it cannot be what was meant. */
export function commitField<Value>(field: Field<Value>, isAsked: boolean): boolean {
  const { state, send } = committed(stateOf(field.key), { ...field, isAsked });
  put(field.key, state);
  if (send !== undefined) void write(field, send);
  return state.kind !== 'invalid';
}

/** A choice is typed and committed at once. */
export function choose<Value>(field: Field<Value>, value: Value): void {
  put(field.key, typed(stateOf(field.key), field.show(value), field.shown));
  commitField(field, true);
}

async function write<Value>(field: Field<Value>, value: Value): Promise<void> {
  const { key, what } = field;
  put(key, answered(stateOf(key), await field.write(value)));
  if (!shownFields.has(key)) leave(key, what);
}

/** That it was written has been shown for long enough. */
export function forgetWritten(key: string): void {
  if (stateOf(key).kind === 'written') put(key, CLEAN);
}

/** Nobody looks at it any more: that it was written is forgotten, that it was not is said. */
function leave(key: string, what: string): void {
  forgetWritten(key);
  sayNotWritten(key, what);
}

function sayNotWritten(key: string, what: string): void {
  const problem = problemOf(stateOf(key));
  if (problem === null) return;
  useAppStore.getState().showToast({
    id: `field:${key}`,
    tone: 'critical',
    title: `${what} was not changed`,
    text: problem,
    staysUntilDismissed: true,
  });
}

/**
 * The field is on the screen until the returned function is called. If it is on no other place then, what was typed is
 * sent, or it is said why not.
 */
export function showField<Value>(field: () => Field<Value>): () => void {
  const { key } = field();
  shownFields.set(key, (shownFields.get(key) ?? 0) + 1);
  return () => {
    const left = field();
    const others = (shownFields.get(key) ?? 1) - 1;
    if (others > 0) shownFields.set(key, others);
    else shownFields.delete(key);
    // Later, since it may be drawn again at once: then nobody left it.
    queueMicrotask(() => {
      if (shownFields.has(key)) return;
      if (commitField(left, false)) forgetWritten(key);
      else leave(key, left.what);
    });
  };
}
