import { describe, expect, test } from 'vitest';
import { inletId, ocpId, outletId, transferSwitchId } from '../../../shared/model/ids.ts';
import {
  testInlet,
  testModel,
  testOcp,
  testOutlet,
  testSensor,
  testSwitch,
} from '../../testing/test-model.ts';
import { buildTree, flatten, type TreeNode } from './build-tree.ts';

/** `I1(C1(1 2))`. */
function outline(node: TreeNode): string {
  const label = node.kind === 'pdu' ? 'PDU' : node.label;
  return node.children.length === 0 ? label : `${label}(${node.children.map(outline).join(' ')})`;
}

const [I1, I2, C1, C2] = [inletId('I1'), inletId('I2'), ocpId('C1'), ocpId('C2')];

describe('the device tree', () => {
  test('hangs outlets under their breaker and breakers under their inlet, as the graph says', () => {
    const model = testModel({
      inlets: [testInlet('I1')],
      ocps: [testOcp('C1'), testOcp('C2')],
      outlets: [testOutlet('1'), testOutlet('2'), testOutlet('3')],
      edges: [
        [I1, C1],
        [I1, C2],
        [C1, outletId('1')],
        [C2, outletId('2')],
        [C2, outletId('3')],
      ],
    });
    expect(outline(buildTree(model, 'A'))).toBe('PDU(I1(C1(1) C2(2 3)))');
  });

  test('puts a breaker under the breaker that protects it', () => {
    const model = testModel({
      inlets: [testInlet('I1')],
      ocps: [testOcp('C1'), testOcp('C2', { upstreamOcp: C1 })],
      outlets: [testOutlet('1', { ocp: C2 })],
    });
    expect(outline(buildTree(model, 'A'))).toBe('PDU(I1(C1(C2(1))))');
  });

  test('shows a device that several feed once, under the nearest of them', () => {
    const model = testModel({
      inlets: [testInlet('I1')],
      ocps: [testOcp('C1')],
      outlets: [testOutlet('1')],
      edges: [
        [I1, C1],
        [I1, outletId('1')],
        [C1, outletId('1')],
      ],
    });
    expect(outline(buildTree(model, 'A'))).toBe('PDU(I1(C1(1)))');
  });

  test('makes a transfer switch one row after its inlets and nests what it feeds under it', () => {
    const model = testModel({
      inlets: [testInlet('I1'), testInlet('I2')],
      transferSwitches: [testSwitch('TS1', ['I1', 'I2'])],
      ocps: [testOcp('C1')],
      outlets: [testOutlet('1', { ocp: C1 })],
      edges: [
        [I1, transferSwitchId('TS1')],
        [I2, transferSwitchId('TS1')],
        [I1, C1],
        [C1, outletId('1')],
      ],
    });
    const tree = buildTree(model, 'ATS');
    expect(outline(tree)).toBe('PDU(I1 I2 TS1(C1(1)))');
    expect(flatten(tree).find((node) => node.kind === 'ts')?.note).toBe('I1, I2');
  });

  test('gives poles rows where their currents are measured one by one, and only there', () => {
    const perPole = testModel({
      inlets: [testInlet('I1')],
      sensors: [
        testSensor(I1, 'current', 'L1'),
        testSensor(I1, 'voltageLN', 'L1'),
        testSensor(I1, 'current', 'N'),
        testSensor(I1, 'voltage', 'L2'),
      ],
    });
    const tree = buildTree(perPole, 'A');
    expect(outline(tree)).toBe('PDU(I1(L1 N))');
    expect(flatten(tree).map((node) => node.name)).toEqual(['A', 'Inlet 1', 'Line 1\u2013N', 'Neutral']);
    const delta = ['L1', 'L2'].flatMap((pole) =>
      ['current', 'voltageLN'].map((quantity) => testSensor(I1, quantity as 'current', pole as 'L1')),
    );
    const withoutNeutral = buildTree(testModel({ inlets: [testInlet('I1')], sensors: delta }), 'A');
    expect(flatten(withoutNeutral).map((node) => node.name)).toEqual(['A', 'Inlet 1', 'Line 1', 'Line 2']);
    const singlePhase = testModel({ inlets: [testInlet('I1')], sensors: [testSensor(I1, 'current', 'L1')] });
    expect(outline(buildTree(singlePhase, 'A'))).toBe('PDU(I1)');
  });

  test('cuts a loop in the graph of the device and still shows every device once', () => {
    const model = testModel({
      inlets: [testInlet('I1')],
      ocps: [testOcp('C1'), testOcp('C2')],
      outlets: [testOutlet('1')],
      edges: [
        [C2, C1],
        [C1, C2],
        [outletId('1'), outletId('1')],
      ],
    });
    const labels = flatten(buildTree(model, 'A')).map((node) => node.label);
    expect(labels.sort()).toEqual(['', '1', 'C1', 'C2', 'I1']);
  });

  test('keeps a device whose feed is not known, directly under the PDU', () => {
    const model = testModel({
      inlets: [testInlet('I1'), testInlet('I2')],
      outlets: [testOutlet('1', { inlet: null })],
    });
    expect(outline(buildTree(model, 'A'))).toBe('PDU(I1 I2 1)');
  });

  test('names rows by what the admin typed, else by what they are', () => {
    const model = testModel({
      inlets: [testInlet('I1', { name: 'Busway A' })],
      ocps: [testOcp('C1', { poles: [{ line: 'L2', nodeId: 1 }] })],
      outlets: [testOutlet('1', { ocp: C1, name: ' db-02 ' }), testOutlet('2', { ocp: C1 })],
    });
    const nodes = flatten(buildTree(model, 'A'));
    expect(nodes.map((node) => [node.name, node.note])).toEqual([
      ['A', ''],
      ['Busway A', ''],
      ['Breaker', 'L2'],
      ['db-02', ''],
      ['Outlet 2', ''],
    ]);
  });
});
