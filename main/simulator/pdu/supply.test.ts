import { expect, test } from 'vitest';
import { runPdu, ADMIN } from '../testing/run-pdu.ts';
import { setLoadShedding, switchOutlets } from './commands.ts';
import { writeOutletSettings, writePduSettings } from './settings.ts';
import type { SimulatedPdu } from './simulated-pdu.ts';
import { setInletPowered } from './supply.ts';

const STATE = { on: 0, off: 1, last: 2, asPdu: 3 } as const;

const onNow = (pdu: SimulatedPdu) =>
  pdu.outlets.filter(({ status }) => status.powerOn).map(({ index }) => index);

function turnOff(pdu: SimulatedPdu, ...indexes: readonly number[]): void {
  const outlets = pdu.outlets.filter(({ index }) => indexes.includes(index));
  const request = { action: 'off', actor: ADMIN, refusesWhenShed: false, respectSequence: false } as const;
  switchOutlets(pdu, outlets, request);
}

/**
 * Eight outlets without delays between them: the first is set to on, the second to off, the rest to what the PDU says; the
 * last cannot be switched.
 */
function eightOutlets(pduState: number, powerOnDelay = 0) {
  const { pdu, clock } = runPdu('px3-1ph-8');
  writePduSettings(pdu, { startupState: pduState, powerOnDelay, inRushGuardDelay: 0 }, ADMIN);
  for (const { index } of pdu.outlets) writeOutletSettings(pdu, index, { sequenceDelay: 0 }, ADMIN);
  writeOutletSettings(pdu, 0, { startupState: STATE.on }, ADMIN);
  writeOutletSettings(pdu, 1, { startupState: STATE.off }, ADMIN);
  turnOff(pdu, 0, 6);
  const loseSupply = () => {
    setInletPowered(pdu, 0, false);
    setInletPowered(pdu, 0, true);
  };
  return { pdu, clock, loseSupply };
}

test.each([
  ['on', STATE.on, [0, 2, 3, 4, 5, 6, 7]],
  ['off', STATE.off, [0, 7]],
  ['their last state', STATE.last, [0, 2, 3, 4, 5, 7]],
])('after a power loss outlets go by their own state, else by that of the PDU: %s', async (_, state, on) => {
  const { pdu, clock, loseSupply } = eightOutlets(state);
  loseSupply();
  await clock.advance(1000);
  expect(onNow(pdu)).toEqual(on);
});

test('latching relays stay as they are, whatever the start-up states and the delay say', () => {
  const { pdu, loseSupply } = eightOutlets(STATE.off, 60);
  writePduSettings(pdu, { latchingRelays: true }, ADMIN);
  loseSupply();
  expect(onNow(pdu)).toEqual([1, 2, 3, 4, 5, 7]);
});

test('nothing comes on before the power-on delay is over', async () => {
  const { pdu, clock, loseSupply } = eightOutlets(STATE.last, 30);
  loseSupply();
  await clock.advance(29_999);
  expect(onNow(pdu)).toEqual([7]);
  expect(pdu.outlets[0]?.status.switchOnInProgress).toBe(true);
  expect(pdu.outlets[1]?.status.switchOnInProgress).toBe(false);
  await clock.advance(1);
  expect(onNow(pdu)).toEqual([0, 2, 3, 4, 5, 7]);
});

test('an outlet that is told to stay off during the delay stays off', async () => {
  const { pdu, clock, loseSupply } = eightOutlets(STATE.last, 30);
  loseSupply();
  await clock.advance(10_000);
  turnOff(pdu, 0, 2);
  await clock.advance(60_000);
  expect(onNow(pdu)).toEqual([3, 4, 5, 7]);
});

test('a second loss during the delay starts it anew, and forgets no last state', async () => {
  const { pdu, clock, loseSupply } = eightOutlets(STATE.last, 30);
  loseSupply();
  await clock.advance(20_000);
  loseSupply();
  await clock.advance(29_999);
  expect(onNow(pdu)).toEqual([7]);
  await clock.advance(1);
  expect(onNow(pdu)).toEqual([0, 2, 3, 4, 5, 7]);
});

test('outlets that are shed stay off until shedding ends', async () => {
  const { pdu, clock, loseSupply } = eightOutlets(STATE.last);
  writeOutletSettings(pdu, 3, { nonCritical: true }, ADMIN);
  setLoadShedding(pdu, true, ADMIN);
  loseSupply();
  await clock.advance(1000);
  expect(onNow(pdu)).not.toContain(3);
  setLoadShedding(pdu, false, ADMIN);
  await clock.advance(1000);
  expect(onNow(pdu)).toEqual([0, 2, 3, 4, 5, 7]);
});
