import { expect, test } from 'vitest';
import { ocpId, outletId, type OutletId } from '../../../shared/model/ids.ts';
import type { OutletSequence } from '../../../shared/model/sequence.ts';
import { sequenceDiff } from '../../../shared/sequence/diff.ts';
import { testModel, testOutlet } from '../../testing/test-model.ts';
import { sequenceRows } from './sequence-rows.ts';

const [one, two, three] = ['1', '2', '3'].map((label) => outletId(label)) as [OutletId, OutletId, OutletId];
const model = testModel({
  outlets: [
    testOutlet('1', { name: 'core-sw-01', ocp: ocpId('C1'), lines: ['L1', 'N'] }),
    testOutlet('2', { lines: ['L1', 'L2'] }),
  ],
});
const base: OutletSequence = {
  revision: 'r1',
  order: [one, two, three],
  delaysMs: { [one]: 500, [two]: 0, [three]: 2000 },
  inRushGuardDelayMs: 200,
};
const draft = { ...base, order: [three, one, two], delaysMs: { ...base.delaysMs, [one]: 900 } };

test('rows stand in the order of the draft, with what the PDU has where it differs', () => {
  const rows = sequenceRows(model, { base, draft, changes: sequenceDiff(base, draft), current: null });
  expect(rows).toMatchObject([
    { outlet: three, label: '3', position: 1, comesOnAtMs: 0, waitMs: 2000, movedFrom: 3 },
    { outlet: one, name: 'core-sw-01', breaker: 'C1', line: 'L1', comesOnAtMs: 2000, oldDelayMs: 500 },
    { outlet: two, linesText: 'L1-L2', comesOnAtMs: 2900, waitMs: 0, movedFrom: null, oldDelayMs: null },
  ]);
});

test('rows that changed on the PDU meanwhile show what it has now', () => {
  const current = { ...base, order: [two, one, three], delaysMs: { ...base.delaysMs, [three]: 5000 } };
  const rows = sequenceRows(model, { base, draft, changes: sequenceDiff(base, draft), current });
  const conflicts = Object.fromEntries(rows.map((row) => [row.outlet, row.conflict]));
  expect(conflicts[three]).toBe('PDU 5 s');
  expect([conflicts[one], conflicts[two]].filter((text) => text !== null)).toHaveLength(1);
});
