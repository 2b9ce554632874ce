import { expect, test } from 'vitest';
import { outletId, pduId } from '../../../shared/model/ids.ts';
import { testModel, testOutlet } from '../../testing/test-model.ts';
import { testPdu } from '../../testing/test-power.ts';
import { placeOfMarked } from './current-hit.ts';
import { keyOfPlace } from './entries.ts';
import { FindIndexer } from './find-index.ts';
import { listed, search } from './search.ts';

const [A, B] = [pduId('PX-A'), pduId('PX-B')] as const;
const model = testModel({ outlets: ['14', '15'].map((label) => testOutlet(label, { name: 'db' })) });
const pduA = testPdu(model, { id: A, name: 'A07-L' });
const pduB = testPdu(model, { id: B, name: 'A07-R' });
const keyOf = (pdu: typeof A, label: string) =>
  keyOfPlace({ screen: 'pdu', pdu, tab: 'overview', element: outletId(label) });

test('the marked outlet stays the one that Enter means while others leave the list above it', () => {
  const indexer = new FindIndexer();
  const found = search(indexer.read([pduA, pduB]), 'db');
  const marked = keyOf(B, '14');
  const later = listed(found, indexer.read([pduB]));
  expect(later[placeOfMarked(later, marked)]).toMatchObject({ pdu: B, label: '14' });
});

test('nothing is marked when the marked outlet is gone, and it is marked again when it is back', () => {
  const indexer = new FindIndexer();
  const found = search(indexer.read([pduA, pduB]), 'db');
  const marked = keyOf(A, '14');
  expect(placeOfMarked(listed(found, indexer.read([pduB])), marked)).toBe(-1);
  expect(placeOfMarked(listed(found, indexer.read([pduA, pduB])), marked)).toBe(0);
});

test('the first hit that was typed for stays marked, and does not give way to the next when it goes', () => {
  const indexer = new FindIndexer();
  const found = search(indexer.read([pduA, pduB]), 'db');
  const later = listed(found, indexer.read([pduB]));
  expect(placeOfMarked(later, found.keys[0] ?? null)).toBe(-1);
  expect(placeOfMarked([], null)).toBe(-1);
});
