import { describe, expect, test } from 'vitest';
import { err, ok } from '../../shared/result.ts';
import { answered, CLEAN, committed, isChanged, problemOf, textOf, typed } from './field-state.ts';

const options = {
  parse: (text: string) => (/^\d+$/u.test(text) ? ok(Number(text)) : err('Type a number.')),
  show: String,
  shown: '10',
};
const asked = { ...options, isAsked: true };
const left = { ...options, isAsked: false };

describe('a field of a device', () => {
  test('follows the device until something else is typed', () => {
    expect(textOf(CLEAN, '10')).toBe('10');
    const typing = typed(CLEAN, '15', '10');
    expect(textOf(typing, '10')).toBe('15');
    expect(isChanged(typing)).toBe(true);
    expect(typed(typing, '10', '10')).toBe(CLEAN);
  });

  test('sends what was typed once, when it is left or Enter is pressed', () => {
    const commit = committed(typed(CLEAN, '15', '10'), left);
    expect(commit).toEqual({ state: { kind: 'writing', text: '15' }, send: 15 });
    expect(committed(commit.state, asked)).toEqual({ state: commit.state });
  });

  test('sends nothing that the device has already', () => {
    expect(committed(typed(CLEAN, '010', '10'), left)).toEqual({ state: CLEAN });
    expect(committed(CLEAN, asked)).toEqual({ state: CLEAN });
  });

  test('keeps what cannot be read, and says why', () => {
    const { state, send } = committed(typed(CLEAN, 'soon', '10'), left);
    expect(send).toBeUndefined();
    expect(textOf(state, '10')).toBe('soon');
    expect(problemOf(state)).toBe('Type a number.');
    expect(typed(state, '12', '10')).toEqual({ kind: 'typing', text: '12' });
  });

  test('keeps what the PDU refused, and sends it again only when a person asks', () => {
    const { state: writing } = committed(typed(CLEAN, '15', '10'), asked);
    const refused = answered(writing, err({ message: 'The PDU refused: not allowed.' }));
    expect(problemOf(refused)).toBe('The PDU refused: not allowed.');
    expect(textOf(refused, '10')).toBe('15');
    expect(committed(refused, left)).toEqual({ state: refused });
    expect(committed(refused, asked).send).toBe(15);
  });

  test('shows what was read back once it is written', () => {
    const { state: writing } = committed(typed(CLEAN, '15', '10'), asked);
    expect(typed(writing, '16', '10')).toBe(writing);
    const written = answered(writing, ok(null));
    expect(written).toEqual({ kind: 'written', asked: '15' });
    expect(textOf(written, '20')).toBe('20');
    expect(isChanged(written)).toBe(false);
  });

  test('keeps an answer to itself that nobody waits for any more', () => {
    expect(answered(CLEAN, ok(null))).toBe(CLEAN);
  });
});
