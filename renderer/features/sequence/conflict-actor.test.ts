import { expect, test } from 'vitest';
import type { PduEvent } from '../../../shared/model/fleet.ts';
import { outletId, pduId } from '../../../shared/model/ids.ts';
import type { OutletSequence } from '../../../shared/model/sequence.ts';
import { sequenceDiff } from '../../../shared/sequence/diff.ts';
import { PDU } from '../../testing/test-power.ts';
import { conflictActor } from './conflict-actor.ts';

const [one, two] = [outletId('1'), outletId('2')];
const base: OutletSequence = {
  revision: 'r1',
  order: [one, two],
  delaysMs: { [one]: 500, [two]: 500 },
  inRushGuardDelayMs: 200,
};
const delayed: OutletSequence = { ...base, revision: 'r2', delaysMs: { ...base.delaysMs, [two]: 900 } };
const moved: OutletSequence = { ...base, revision: 'r3', order: [two, one] };

const told = (extra: Partial<PduEvent> = {}): PduEvent => ({
  id: 1,
  pdu: PDU,
  atMs: 1500,
  element: two,
  severity: 'info',
  kind: 'change',
  topic: null,
  by: 'admin, 192.0.2.9',
  text: 'Settings of outlet 2 changed by admin from 192.0.2.9. Seen, not from this app.',
  settingsBy: 'admin from 192.0.2.9',
  ...extra,
});
const actor = (events: readonly PduEvent[], current = delayed) =>
  conflictActor(events, { pdu: PDU, changed: sequenceDiff(base, current), readAtMs: 1000, seenAtMs: 2000 });

test('who changed what differs is named as the PDU named them', () => {
  expect(actor([told()])).toBe('admin from 192.0.2.9');
  expect(actor([told(), told({ atMs: 1800 })])).toBe('admin from 192.0.2.9');
  expect(actor([told({ element: 'pdu' })], moved)).toBe('admin from 192.0.2.9');
  expect(actor([told({ element: 'pdu' })], { ...base, inRushGuardDelayMs: 300 })).toBe(
    'admin from 192.0.2.9',
  );
});

test('nobody is named by what was told before the base was read, or after the change was seen', () => {
  expect(actor([told({ atMs: 1000 })])).toBeNull();
  expect(actor([told({ atMs: 2001 })])).toBeNull();
});

test('nobody is named by news of another PDU, another element or anything but settings', () => {
  expect(actor([told({ pdu: pduId('PX-2') })])).toBeNull();
  expect(actor([told({ element: one })])).toBeNull();
  expect(actor([told({ element: 'pdu' })])).toBeNull();
  expect(actor([told()], moved)).toBeNull();
  const { settingsBy: _settings, ...switched } = told();
  expect(actor([switched])).toBeNull();
});

test('nobody is named where it could have been either of two', () => {
  expect(actor([told(), told({ settingsBy: 'lab from 192.0.2.7' })])).toBeNull();
});
