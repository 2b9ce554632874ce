import { expect, test } from 'vitest';
import { inletId, ocpId, outletId } from '../../../../shared/model/ids.ts';
import { demoModel } from '../../../testing/demo-model.ts';
import { fedByText, feedsText } from './identity.ts';
import { rangesText } from './ranges.ts';

const model = demoModel('A07-L', 'PX3-1');

test('joins labels that count up to a range', () => {
  expect(rangesText(['C1', 'C2', 'C3', 'C5'])).toBe('C1 to C3, C5');
  expect(rangesText(['1', '2'])).toBe('1, 2');
  expect(rangesText(['2/1', '2/2', '2/3', '3/4'])).toBe('2/1 to 2/3, 3/4');
  expect(rangesText([])).toBe('');
});

test('names what feeds an element, nearest first', () => {
  expect(fedByText(model, outletId('14'))).toBe('C3, Inlet 1');
  expect(fedByText(model, inletId('I1'))).toBe('');
});

test('names what an element feeds', () => {
  expect(feedsText(model, inletId('I1'))).toBe('C1 to C6');
  expect(feedsText(model, ocpId('C3'))).toBe('Outlets 13 to 18');
});

test('ends when the wiring the device tells runs in a circle', () => {
  const circular = { ...model, edges: [...model.edges, [ocpId('C3'), inletId('I1')] as const] };
  expect(fedByText(circular, outletId('14'))).toBe('C3, Inlet 1');
});
