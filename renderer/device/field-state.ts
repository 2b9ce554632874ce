import type { Result } from '../../shared/result.ts';

/**
 * One field of a device, from typing to what was read back. What was typed stays until it is written or put back: also
 * when it cannot be read, and when the PDU refused it.
 */
export type FieldState =
  /** Shows what the device has. */
  | { readonly kind: 'clean' }
  | { readonly kind: 'typing'; readonly text: string }
  /** It cannot be what was meant; nothing was sent. */
  | { readonly kind: 'invalid'; readonly text: string; readonly problem: string }
  | { readonly kind: 'writing'; readonly text: string }
  /** `asked` as the field shows it: the device may keep another value, which is then said. */
  | { readonly kind: 'written'; readonly asked: string }
  | { readonly kind: 'refused'; readonly text: string; readonly message: string };

/** The field of a device that nobody touched. */
export const CLEAN: FieldState = { kind: 'clean' };

/** What a commit comes to: nothing, or a state and perhaps a value to send. */
interface Commit<Value> {
  readonly state: FieldState;
  /** Undefined when nothing is to be sent. */
  readonly send?: Value;
}

/** Something else was typed. While a value is on its way the field waits. */
export function typed(state: FieldState, text: string, shown: string): FieldState {
  if (state.kind === 'writing') return state;
  return text === shown ? CLEAN : { kind: 'typing', text };
}

interface CommitOptions<Value> {
  readonly parse: (text: string) => Result<Value, string>;
  readonly show: (value: Value) => string;
  /** What the device has, as the field shows it. */
  readonly shown: string;
  /**
   * By Enter or a choice, a refused value is sent once more: that is a person's doing. Leaving the field never sends again.
   */
  readonly isAsked: boolean;
}

/** Enter was pressed, or the field was left. */
export function committed<Value>(state: FieldState, options: CommitOptions<Value>): Commit<Value> {
  const { parse, show, shown, isAsked } = options;
  const isOpen =
    state.kind === 'typing' || (isAsked && (state.kind === 'invalid' || state.kind === 'refused'));
  if (!isOpen) return { state };
  const parsed = parse(state.text);
  if (!parsed.ok) return { state: { kind: 'invalid', text: state.text, problem: parsed.error } };
  const text = show(parsed.value);
  return text === shown ? { state: CLEAN } : { state: { kind: 'writing', text }, send: parsed.value };
}

/** The device answered. What was put in its place meanwhile stays. */
export function answered(state: FieldState, outcome: Result<null, { readonly message: string }>): FieldState {
  if (state.kind !== 'writing') return state;
  return outcome.ok
    ? { kind: 'written', asked: state.text }
    : { kind: 'refused', text: state.text, message: outcome.error.message };
}

/** The text in the field. */
export function textOf(state: FieldState, shown: string): string {
  return state.kind === 'clean' || state.kind === 'written' ? shown : state.text;
}

/** What is wrong with it, as one sentence; null when nothing is. */
export function problemOf(state: FieldState): string | null {
  if (state.kind === 'invalid') return state.problem;
  return state.kind === 'refused' ? state.message : null;
}

/** It holds something that the device does not have. */
export function isChanged(state: FieldState): boolean {
  return state.kind !== 'clean' && state.kind !== 'written';
}
