import { expect, test } from 'vitest';
import type { CrossCheckDifference } from '../../../shared/model/cross-check.ts';
import { ocpId, outletId } from '../../../shared/model/ids.ts';
import { testModel, testOcp, testOutlet } from '../../testing/test-model.ts';
import { elementWords, factWords, summaryWords } from './difference-words.ts';

const MODEL = testModel({ ocps: [testOcp('C3')], outlets: [testOutlet('14', { name: 'db-02 PSU A' })] });

const difference = (patch: Partial<CrossCheckDifference>): CrossCheckDifference => ({
  element: outletId('14'),
  what: 'name',
  pole: null,
  quantity: null,
  values: { xerus: 'a', snmp: 'b' },
  note: null,
  ...patch,
});

test('an element is called by its kind, number and name', () => {
  expect(elementWords(MODEL, 'pdu')).toBe('PDU');
  expect(elementWords(MODEL, ocpId('C3'))).toBe('Breaker C3');
  expect(elementWords(MODEL, outletId('14'))).toBe('Outlet 14 db-02 PSU A');
});

test('an element that the model does not have keeps its label', () => {
  expect(elementWords(MODEL, outletId('37'))).toBe('37');
  expect(elementWords(null, ocpId('C3'))).toBe('C3');
});

test('a reading is named with its line, and one that only one protocol has is said to be there or not', () => {
  expect(factWords(difference({}))).toBe('Name');
  expect(factWords(difference({ what: 'reading', quantity: 'current', pole: 'L1' }))).toBe('Current L1');
  expect(factWords(difference({ what: 'presence', quantity: 'activePower' }))).toBe('Active power, is there');
});

test('the summary says how much was compared and how much of it differs', () => {
  const check = { atMs: 0, protocols: ['xerus', 'snmp'] as const, compared: 412 };
  expect(summaryWords({ ...check, differences: [] })).toBe('Both say the same: 412 values compared.');
  expect(summaryWords({ ...check, differences: [difference({})] })).toBe('412 values compared. 1 differs.');
  expect(summaryWords({ ...check, differences: [difference({}), difference({})] })).toBe(
    '412 values compared. 2 differ.',
  );
  expect(summaryWords({ ...check, compared: 0, differences: [] })).toMatch(/^Nothing could be compared/u);
});
