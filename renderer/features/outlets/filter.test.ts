import { describe, expect, test } from 'vitest';
import { ocpId } from '../../../shared/model/ids.ts';
import { testOutlet } from '../../testing/test-model.ts';
import { testCommand, testFacts, testFactsOf, testPart } from '../../testing/test-power.ts';
import { countStates, matchesState, matchesText, visibleOutlets } from './filter.ts';

describe('filtering by text', () => {
  const db = testOutlet('14', { name: 'db-02 PSU A', ocp: ocpId('C3'), lines: ['L2', 'N'] });

  test.each(['14', '1', 'db-02', 'DB', 'psu db', 'c13', 'C3', 'l2', ''])('"%s" finds it', (text) => {
    expect(matchesText(db, text)).toBe(true);
  });

  test.each(['4', 'db-03', 'L3', 'C19', '14 web'])('"%s" does not', (text) => {
    expect(matchesText(db, text)).toBe(false);
  });
});

describe('filtering by state', () => {
  test('off means every kind of off, and unknown is neither on nor off', () => {
    for (const powerState of ['off', 'suspended', 'shed'] as const)
      expect(matchesState(testFacts({ powerState }), 'off')).toBe(true);
    expect(matchesState(testFacts({ powerState: 'unknown' }), 'off')).toBe(false);
    expect(matchesState(testFacts({ powerState: 'unknown' }), 'on')).toBe(false);
  });

  test('an outlet that cycles stays where it was clicked, and shows as in progress', () => {
    const cycling = testFactsOf(testCommand([testPart('1', { phase: 'accepted', before: 'on' })]), {
      powerState: 'cycling',
    });
    expect(matchesState(cycling, 'on')).toBe(true);
    expect(matchesState(cycling, 'inProgress')).toBe(true);
  });

  test('chips count an outlet that cycles as it is now, not as it was clicked', () => {
    const cycling = testFactsOf(testCommand([testPart('1', { phase: 'accepted', before: 'on' })]), {
      powerState: 'cycling',
    });
    expect(countStates(new Map([[testOutlet('1').id, cycling]]))).toMatchObject({
      on: 0,
      off: 0,
      inProgress: 1,
    });
  });

  test('what a sequence brings on is in progress too', () => {
    expect(matchesState(testFacts({ powerState: 'pendingOn' }), 'inProgress')).toBe(true);
  });

  test('chips count the outlets of each state', () => {
    const outlets = [testOutlet('1', { name: 'db-01' }), testOutlet('2'), testOutlet('3')];
    const byId = new Map([
      [testOutlet('1').id, testFacts({ isProtected: true })],
      [testOutlet('2').id, testFacts({ powerState: 'off' })],
      [testOutlet('3').id, testFacts({ powerState: 'unknown' })],
    ]);
    expect(countStates(byId)).toEqual({ all: 3, on: 1, off: 1, inProgress: 0, protected: 1 });
    expect(visibleOutlets(outlets, byId, 'db', 'on')).toEqual([testOutlet('1').id]);
    expect(visibleOutlets(outlets, byId, 'db', 'off')).toEqual([]);
  });
});
