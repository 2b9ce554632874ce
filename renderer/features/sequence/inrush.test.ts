import { expect, test } from 'vitest';
import { outletId, type OutletId } from '../../../shared/model/ids.ts';
import { testModel, testOutlet } from '../../testing/test-model.ts';
import { estimateInrush, estimateLines, highestStep, stepsAbove } from './inrush.ts';

const [one, two, three] = ['1', '2', '3'].map((label) => outletId(label)) as [OutletId, OutletId, OutletId];
const model = testModel({
  outlets: [
    testOutlet('1', { receptacle: 'IEC C13', lines: ['L1', 'N'] }),
    testOutlet('2', { receptacle: 'IEC C19', lines: ['L1', 'L2'] }),
    testOutlet('3', { receptacle: 'IEC C13', lines: ['L2', 'N'] }),
  ],
});
const timeline = [one, two, three].map((id, index) => ({
  outlet: id,
  comesOnAtMs: index * 1000,
  waitMs: 1000,
}));
const currents = new Map([
  [one, 2],
  [two, 3],
]);

const factors = { c13: 5, c19: 6 };

test('inrush is five times the last load, six times for C19, and nothing where no load was measured', () => {
  expect([...estimateInrush(model, currents, factors)]).toEqual([
    [one, 10],
    [two, 18],
  ]);
});

test('the factors are those that were set', () => {
  expect([...estimateInrush(model, currents, { c13: 10, c19: 2.5 })]).toEqual([
    [one, 20],
    [two, 7.5],
  ]);
});

test('a line adds up the outlets it feeds, one between two lines counts on both', () => {
  const lines = estimateLines(model, timeline, currents, factors);
  expect(lines.L1).toEqual([
    { atMs: 0, outlet: one, before: 0, after: 2, peak: 10 },
    { atMs: 1000, outlet: two, before: 2, after: 5, peak: 20 },
  ]);
  expect(lines.L2).toEqual([{ atMs: 1000, outlet: two, before: 0, after: 3, peak: 18 }]);
  expect(lines.L3).toEqual([]);
});

test('the highest step and the steps above a limit are found over all lines, each outlet once', () => {
  const lines = estimateLines(model, timeline, currents, factors);
  expect(highestStep(lines)).toMatchObject({ line: 'L1', step: { outlet: two, peak: 20 } });
  expect(stepsAbove(lines, 15)).toBe(1);
  expect(stepsAbove(lines, 9)).toBe(2);
});
