import { expect, test } from 'vitest';
import type { PduEvent } from '../../shared/model/fleet.ts';
import { ocpId, outletId, transferSwitchId } from '../../shared/model/ids.ts';
import { PDU, T } from '../testing/test-power.ts';
import { isTripEvent, movedTo } from './happenings.ts';

const event = (patch: Partial<PduEvent>): PduEvent => ({
  id: 1,
  pdu: PDU,
  atMs: T,
  element: ocpId('C5'),
  severity: 'critical',
  kind: 'alarm',
  topic: null,
  by: 'PDU',
  text: 'Breaker C5 tripped. 6 outlets have no power.',
  ...patch,
});

test('a breaker that tripped is told from one that is overloaded or closed again', () => {
  expect(isTripEvent(event({}))).toBe(true);
  expect(isTripEvent(event({ text: 'Breaker C5: current is above its upper critical limit, 15.6 A.' }))).toBe(
    false,
  );
  expect(isTripEvent(event({ severity: 'info', text: 'Breaker C5 is closed again.' }))).toBe(false);
  expect(isTripEvent(event({ element: outletId('5') }))).toBe(false);
});

test('a transfer tells where it went', () => {
  const element = transferSwitchId('TS1');
  const text = 'Transfer switch moved to inlet 2.';
  expect(movedTo(event({ element, text }))).toBe('inlet 2');
  expect(movedTo(event({ element, text: 'Transfer switch: switch fault is now none.' }))).toBeNull();
  expect(movedTo(event({ text }))).toBeNull();
});
