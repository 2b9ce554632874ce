import { describe, expect, test } from 'vitest';
import { pduId } from '../../shared/model/ids.ts';
import { tilesInOrder, withTileAt } from './tile-order.ts';

const pdus = ['A10', 'A7', 'B1'].map((name) => ({ id: pduId(`id-${name}`), name }));
const [a10, a7, b1] = ['id-A10', 'id-A7', 'id-B1'].map(pduId) as [
  ReturnType<typeof pduId>,
  ReturnType<typeof pduId>,
  ReturnType<typeof pduId>,
];
const names = (order: readonly ReturnType<typeof pduId>[]) =>
  tilesInOrder(pdus, order).map(({ name }) => name);

describe('tiles of the rail', () => {
  test('stand by name, as people count, until they are arranged', () => {
    expect(names([])).toEqual(['A7', 'A10', 'B1']);
  });
  test('stand as arranged; a PDU that is new follows by name, one that is gone leaves no gap', () => {
    expect(names([b1, pduId('gone'), a10])).toEqual(['B1', 'A10', 'A7']);
  });
  test('make room for the one that is moved, and never lose one', () => {
    expect(withTileAt([a7, a10, b1], a7, 2)).toEqual([a10, b1, a7]);
    expect(withTileAt([a7, a10, b1], b1, 0)).toEqual([b1, a7, a10]);
    expect(withTileAt([a7, a10, b1], a10, 99)).toEqual([a7, b1, a10]);
    expect(withTileAt([a7, a10, b1], a10, -5)).toEqual([a10, a7, b1]);
  });
});
