import { expect, test } from 'vitest';
import { inletId, transferSwitchId } from '../../../../shared/model/ids.ts';
import type { TransferSwitch } from '../../../../shared/model/pdu.ts';
import { demoModel } from '../../../testing/demo-model.ts';
import { branchesOf, diagramLayout } from './diagram-layout.ts';

const model = demoModel('A07-L', 'PX3-1');
const device: TransferSwitch = {
  kind: 'ts',
  id: transferSwitchId('TS1'),
  label: 'TS1',
  name: '',
  ratingAmperes: 32,
  poles: [],
  type: 'sts',
  inlets: [inletId('I1')],
  preferredSource: null,
};

test('draws a branch a breaker, each with its own outlets', () => {
  const few = { ...model, ocps: model.ocps.slice(0, 2) };
  const branches = branchesOf(few, device);
  expect(branches.map((branch) => branch.outlets.length)).toEqual([6, 6]);
});

test('takes many breakers together, so that the drawing stays readable', () => {
  const branches = branchesOf(model, device);
  expect(branches).toHaveLength(1);
  expect(branches[0]?.ocps).toHaveLength(6);
  expect(branches[0]?.outlets).toHaveLength(36);
});

test('draws the outlets of a switch without breakers', () => {
  expect(branchesOf({ ...model, ocps: [] }, device)).toEqual([
    { key: 'all', ocps: [], outlets: model.outlets },
  ]);
});

test('spreads both sides over the same height', () => {
  const { height, left, right } = diagramLayout(2, 4);
  expect(left.map((y) => y / height)).toEqual([0.25, 0.75]);
  expect(right[0]).toBeLessThan(left[0] ?? 0);
});
