import { expect, test } from 'vitest';
import { columnLayout, type ColumnNeeds } from './columns.ts';

const needs: ColumnNeeds = {
  resource: 170,
  family: 108,
  model: 172,
  address: 116,
  status: 76,
  description: 140,
  power: 140,
};
const all = 922;
const ids = (widthPx: number) => columnLayout(widthPx, needs).columns.map(({ id }) => id);

test('with room for all, every column shows what stands in it, and what is left is shared', () => {
  const layout = columnLayout(all + 16, needs);
  expect(layout.leastPx).toBe(all);
  expect(layout.tracks).toContain('minmax(172px, 0.6fr)');
});

test('with a little less, only names and models are cut', () => {
  const layout = columnLayout(all, needs);
  expect(ids(all)).toContain('model');
  expect(layout.tracks).toContain('minmax(132px, 172px) minmax(116px, 116px)');
  expect(layout.leastPx).toBe(880);
});

test('with still less, family and model are left to the panel', () => {
  expect(ids(664)).toEqual(['resource', 'address', 'status', 'description', 'power']);
});

test('one very long name takes no room from the others', () => {
  expect(columnLayout(2000, { ...needs, resource: 900 }).tracks).toContain('minmax(240px, 1fr)');
});
