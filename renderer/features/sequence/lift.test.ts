import { expect, test } from 'vitest';
import { outletId } from '../../../shared/model/ids.ts';
import { liftKey, orderWithLift, rowAt, type Lift } from './lift.ts';

const outlets = ['1', '2', '3', '4'].map((label) => outletId(label));
const lift: Lift = { outlet: outletId('2'), from: 1, to: 2, by: 'keyboard' };

test('keys move a lifted row within the list, drop it or put it back', () => {
  expect(liftKey('ArrowUp', lift, 4)).toEqual({ kind: 'move', to: 1 });
  expect(liftKey('ArrowDown', { ...lift, to: 3 }, 4)).toEqual({ kind: 'move', to: 3 });
  expect(liftKey('Home', lift, 4)).toEqual({ kind: 'move', to: 0 });
  expect(liftKey('End', lift, 4)).toEqual({ kind: 'move', to: 3 });
  expect(liftKey('PageUp', lift, 4)).toEqual({ kind: 'move', to: 0 });
  expect(liftKey(' ', lift, 4)).toEqual({ kind: 'drop' });
  expect(liftKey('Enter', lift, 4)).toEqual({ kind: 'drop' });
  expect(liftKey('Escape', lift, 4)).toEqual({ kind: 'cancel' });
  expect(liftKey('x', lift, 4)).toBeNull();
});

test('the order is shown as it would be after the drop', () => {
  expect(orderWithLift(outlets, lift)).toEqual(['outlet:1', 'outlet:3', 'outlet:2', 'outlet:4']);
  expect(orderWithLift(outlets, null)).toBe(outlets);
});

test('a row falls on the nearest place inside the list', () => {
  expect(rowAt(35, 24, 4)).toBe(1);
  expect(rowAt(37, 24, 4)).toBe(2);
  expect(rowAt(-50, 24, 4)).toBe(0);
  expect(rowAt(5000, 24, 4)).toBe(3);
});
