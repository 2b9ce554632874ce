import { expect, test } from 'vitest';
import { outletId } from '../../../shared/model/ids.ts';
import { testModel, testOutlet } from '../../testing/test-model.ts';
import { leftOutSentence } from './turn-on-all.ts';

const LABELS = ['1', '2', '3', '4', '5', '6', '7', '8'];
const model = testModel({
  outlets: LABELS.map((label) => testOutlet(label, { name: label === '1' ? 'core-sw-01' : '' })),
});
const leftOut = (...labels: readonly string[]) =>
  leftOutSentence({ model, protectedOutlets: labels.map(outletId) });

test('protected outlets are named before all others are turned on', () => {
  expect(leftOut()).toBe('');
  expect(leftOut('1')).toBe('Turning all on leaves 1 core-sw-01 as it is: it is protected.');
  expect(leftOut('3', '1')).toBe('Turning all on leaves 2 protected outlets as they are: 1 core-sw-01, 3.');
});

test('of many the first are named and the others counted', () => {
  expect(leftOut(...LABELS)).toBe(
    'Turning all on leaves 8 protected outlets as they are: 1 core-sw-01, 2, 3, 4, 5, 6 and 2 more.',
  );
});
