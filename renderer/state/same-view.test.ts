import { expect, test } from 'vitest';
import type { PduView } from '../../shared/model/fleet.ts';
import { outletId } from '../../shared/model/ids.ts';
import { testPdu } from '../testing/test-power.ts';
import { saysTheSame } from './same-view.ts';

const OUTLET = outletId('1');
const online = (lastReadAtMs: number, sinceMs = 1) =>
  ({ kind: 'online', sinceMs, lastReadAtMs, events: true }) as const;
const pdu = testPdu(null);
const view = (powerState: 'on' | 'off', readAtMs: number): PduView => ({
  ...pdu,
  connection: online(readAtMs),
  outletStates: { [OUTLET]: { powerState, lastPowerStateChangeMs: null, readAtMs } },
});

test('a PDU that was only read again says the same', () => {
  expect(saysTheSame(view('on', 1000), view('on', 2000))).toBe(true);
});

test('another state, connection or name is not the same', () => {
  const before = view('on', 1000);
  expect(saysTheSame(before, view('off', 2000))).toBe(false);
  expect(saysTheSame(before, { ...before, connection: online(1000, 2) })).toBe(false);
  expect(saysTheSame(before, { ...before, name: 'another' })).toBe(false);
  expect(saysTheSame(before, { ...before, outletStates: {} })).toBe(false);
});
