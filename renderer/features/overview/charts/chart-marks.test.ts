import { describe, expect, test } from 'vitest';
import type { PduEvent } from '../../../../shared/model/fleet.ts';
import { inletId, ocpId, outletId, transferSwitchId, type ElementId } from '../../../../shared/model/ids.ts';
import { testInlet, testModel, testOcp, testOutlet, testSwitch } from '../../../testing/test-model.ts';
import { PDU, T, testCommand, testPart } from '../../../testing/test-power.ts';
import { chartMarks, labelledMarks, markShare } from './chart-marks.ts';

const C5 = ocpId('C5');
const model = testModel({
  inlets: [testInlet('I1'), testInlet('I2')],
  ocps: [testOcp('C5'), testOcp('C6')],
  outlets: [testOutlet('1', { ocp: C5 }), testOutlet('2', { ocp: ocpId('C6') })],
  transferSwitches: [testSwitch('TS1', ['I1', 'I2'])],
});
const event = (element: ElementId, text: string): PduEvent => ({
  id: 1,
  pdu: PDU,
  atMs: T,
  element,
  severity: 'critical',
  kind: 'alarm',
  topic: null,
  by: 'PDU',
  text,
});
const trip = event(C5, 'Breaker C5 tripped. 1 outlet has no power.');
const transfer = event(transferSwitchId('TS1'), 'Transfer switch moved to inlet 2.');
const marks = (element: ElementId, ...events: readonly PduEvent[]) =>
  chartMarks(model, element, { pdu: PDU, events, commands: [] }).map(({ text }) => text);

describe('marks over charts', () => {
  test('a trip stands at its breaker, above it and at the outlets that lost their power', () => {
    expect(marks(C5, trip)).toEqual(['tripped']);
    expect(marks(inletId('I1'), trip)).toEqual(['C5 tripped']);
    expect(marks('pdu', trip)).toEqual(['C5 tripped']);
    expect(marks(outletId('1'), trip)).toEqual(['C5 tripped']);
    expect(marks(outletId('2'), trip)).toEqual([]);
    expect(marks(ocpId('C6'), trip)).toEqual([]);
  });

  test('a transfer stands at its switch and at its inlets', () => {
    expect(marks(transferSwitchId('TS1'), transfer)).toEqual(['moved to inlet 2']);
    expect(marks(inletId('I2'), transfer)).toEqual(['moved to inlet 2']);
    expect(marks(C5, transfer)).toEqual([]);
  });

  test('a command stands where it took effect, a cycle at its off', () => {
    const part = testPart('1', {
      phase: 'confirmed',
      phaseAtMs: { confirmed: T + 9000 },
      offSeenAtMs: T + 500,
    });
    const commands = [testCommand([part]), testCommand([testPart('1', { phase: 'failed' })])];
    const found = chartMarks(model, outletId('1'), { pdu: PDU, events: [], commands });
    expect(found).toMatchObject([{ text: 'cycled', atMs: T + 500 }]);
  });
});

test('a mark stands in the window or not at all', () => {
  const frame = { endMs: T + 60_000, windowMs: 60_000 };
  expect(markShare({ atMs: T + 30_000 }, frame)).toBe(0.5);
  expect(markShare({ atMs: T - 1 }, frame)).toBeNull();
  expect(markShare({ atMs: T + 60_001 }, frame)).toBeNull();
});

test('of marks close together the newest has its words', () => {
  const labelled = labelledMarks([
    { key: 'old', x: 10 },
    { key: 'middle', x: 280 },
    { key: 'new', x: 300 },
  ]);
  expect([...labelled].sort()).toEqual(['new', 'old']);
});
