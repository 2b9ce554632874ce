import { describe, expect, test } from 'vitest';
import { outletId } from '../../../shared/model/ids.ts';
import { idAfterMove, moveOfKey, tableMove, type IdColumns } from './grid-moves.ts';

const ids = (...labels: string[]) => labels.map((label) => outletId(label));
/** Two bands; the second column of the first is shorter. */
const GRID: IdColumns = [
  [ids('1', '2', '3'), ids('4', '5'), ids('6', '7', '8')],
  [ids('9', '10'), ids('11')],
];
const after = (from: string, move: Parameters<typeof idAfterMove>[2]) =>
  idAfterMove(GRID, outletId(from), move);

describe('arrow keys on the grid', () => {
  test('up and down stay on the breaker', () => {
    expect(after('2', 'down')).toBe(outletId('3'));
    expect(after('2', 'up')).toBe(outletId('1'));
  });

  test('left and right change the breaker and keep the row where it exists', () => {
    expect(after('2', 'right')).toBe(outletId('5'));
    expect(after('3', 'right')).toBe(outletId('5'));
    expect(after('8', 'left')).toBe(outletId('5'));
  });

  test('below the last row the next band begins', () => {
    expect(after('3', 'down')).toBe(outletId('9'));
    expect(after('9', 'up')).toBe(outletId('3'));
    expect(after('8', 'down')).toBe(outletId('8'));
  });

  test('edges hold', () => {
    expect(after('1', 'left')).toBe(outletId('1'));
    expect(after('1', 'up')).toBe(outletId('1'));
    expect(after('6', 'right')).toBe(outletId('6'));
    expect(after('11', 'down')).toBe(outletId('11'));
  });

  test('Home and End go along the row, with Ctrl to the first and the last of all', () => {
    expect(after('8', 'home')).toBe(outletId('3'));
    expect(after('1', 'end')).toBe(outletId('6'));
    expect(after('5', moveOfKey('Home', true) ?? 'up')).toBe(outletId('1'));
    expect(after('5', moveOfKey('End', true) ?? 'up')).toBe(outletId('11'));
  });

  test('an outlet that is not on the grid leads nowhere', () => {
    expect(after('99', 'down')).toBeNull();
  });

  test('in the table left and right are free and Home and End mean the list', () => {
    expect(tableMove('left')).toBeNull();
    expect(tableMove('end')).toBe('last');
    expect(tableMove('up')).toBe('up');
  });
});
