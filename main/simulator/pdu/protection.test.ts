import { expect, test } from 'vitest';
import { LOADS } from '../models/loads.ts';
import { elementQuantity } from '../physics/quantities.ts';
import { ADMIN, runPdu } from '../testing/run-pdu.ts';
import { tripSeconds } from './protection.ts';
import { writePduSettings } from './settings.ts';
import type { SimulatedPdu } from './simulated-pdu.ts';

function amperes(pdu: SimulatedPdu, outlet: number): number {
  const at = pdu.solution().outlets[outlet];
  return at === undefined ? Number.NaN : (elementQuantity(at, 'current') ?? 0);
}

test('a breaker holds below 1.13 times its rating and opens the sooner the more flows', () => {
  expect(tripSeconds(1.1)).toBe(Number.POSITIVE_INFINITY);
  expect(tripSeconds(1.45)).toBeGreaterThan(30);
  expect(tripSeconds(2.55)).toBeLessThan(10);
  expect(tripSeconds(10)).toBeLessThan(0.5);
});

test('an overload opens the breaker after a while: everything below loses power and relays stay as told', async () => {
  const { pdu, clock, events } = runPdu('px3-3ph-36');
  pdu.plugIn(4, LOADS.testBench(3500));
  await clock.advance(5000);
  expect(pdu.ocps[0]?.closed).toBe(true);
  await clock.advance(60_000);
  expect(pdu.ocps[0]).toMatchObject({ closed: false, tripCount: 1, lastTrip: { cause: 4 } });
  expect(events).toContainEqual({ kind: 'trip', ocp: 0, closed: false });
  for (const outlet of [0, 1, 2, 3, 4, 5]) expect(amperes(pdu, outlet)).toBe(0);
  expect(pdu.outlets[1]?.status.powerOn).toBe(true);
  expect(amperes(pdu, 7)).toBeGreaterThan(1);
});

test('a breaker below another takes only its own branch with it; the upper one takes both', () => {
  const { pdu } = runPdu('px4-dual-48');
  pdu.tripOcp(11);
  expect(amperes(pdu, 45)).toBe(0);
  expect(amperes(pdu, 40)).toBeGreaterThan(0);
  pdu.resetOcp(11);
  expect(amperes(pdu, 45)).toBeGreaterThan(0);
  pdu.tripOcp(10);
  expect([40, 45].map((outlet) => amperes(pdu, outlet))).toEqual([0, 0]);
});

test('an overload that ends in time trips nothing', async () => {
  const { pdu, clock } = runPdu('px3-3ph-36');
  pdu.plugIn(4, LOADS.testBench(3500));
  await clock.advance(5000);
  pdu.plugIn(4, null);
  await clock.advance(120_000);
  expect(pdu.ocps[0]?.closed).toBe(true);
});

test('the outlet that caused a trip is suspended where the PDU is set so', async () => {
  const { pdu, clock } = runPdu('px3-3ph-36');
  writePduSettings(pdu, { suspendTripCauseOutlets: true }, ADMIN);
  pdu.plugIn(4, LOADS.testBench(9000));
  await clock.advance(60_000);
  expect(pdu.outlets[4]?.status).toMatchObject({ powerOn: false, isSuspended: true });
});
