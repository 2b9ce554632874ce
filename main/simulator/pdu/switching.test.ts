import { expect, test } from 'vitest';
import { ADMIN, runPdu } from '../testing/run-pdu.ts';
import { START_MS } from '../testing/run-simulator.ts';
import { setLoadShedding, switchOutlet, switchOutlets, type SwitchAction } from './commands.ts';
import type { PduEvent } from './events.ts';
import { writePduSettings, writeOutletSettings } from './settings.ts';
import type { SimulatedPdu } from './simulated-pdu.ts';
import { IDLE_SEQUENCE } from './state.ts';
import { setInletPowered } from './supply.ts';

const request = (action: SwitchAction) => ({ action, actor: ADMIN, refusesWhenShed: false });

function outletAt(pdu: SimulatedPdu, index: number) {
  const outlet = pdu.outlets[index];
  if (outlet === undefined) throw new Error(`no outlet ${index}`);
  return outlet;
}

const one = (pdu: SimulatedPdu, index: number, action: SwitchAction) =>
  switchOutlet(pdu, outletAt(pdu, index), request(action));
const several = (
  pdu: SimulatedPdu,
  indexes: readonly number[],
  action: SwitchAction,
  respectSequence: boolean,
) =>
  switchOutlets(
    pdu,
    indexes.map((index) => outletAt(pdu, index)),
    { ...request(action), respectSequence },
  );

/** Which outlets came on, and how long after the start. */
function recordSwitchOns(pdu: SimulatedPdu): [number, number][] {
  const log: [number, number][] = [];
  pdu.onEvent((event) => {
    if (event.kind === 'outletStatus' && event.after.powerOn && !event.before.powerOn) {
      log.push([event.outlet, pdu.time.nowMs() - START_MS]);
    }
  });
  return log;
}

const kinds = (events: readonly PduEvent[]) => events.map(({ kind }) => kind);

test('off and on take effect at once, with a control event before the state event', () => {
  const { pdu, events } = runPdu('px3-1ph-8');
  expect(one(pdu, 0, 'off')).toBe(0);
  expect(outletAt(pdu, 0).status).toMatchObject({ powerOn: false, lastPowerStateChangeMs: START_MS });
  expect(one(pdu, 0, 'on')).toBe(0);
  expect(outletAt(pdu, 0).status.powerOn).toBe(true);
  expect(kinds(events)).toEqual(['powerControl', 'outletStatus', 'powerControl', 'outletStatus']);
});

test('a command for the state it is in returns 0 and changes nothing', () => {
  const { pdu, events } = runPdu('px3-1ph-8');
  expect(one(pdu, 0, 'on')).toBe(0);
  expect(kinds(events)).toEqual(['powerControl']);
});

test('the in-rush guard keeps two switch-ons apart, and the later one waits visibly', async () => {
  const { pdu, clock } = runPdu('px3-1ph-8');
  several(pdu, [0, 1], 'off', false);
  one(pdu, 0, 'on');
  one(pdu, 1, 'on');
  expect(outletAt(pdu, 1).status).toMatchObject({ powerOn: false, switchOnInProgress: true });
  await clock.advance(199);
  expect(outletAt(pdu, 1).status.powerOn).toBe(false);
  await clock.advance(1);
  expect(outletAt(pdu, 1).status).toMatchObject({ powerOn: true, switchOnInProgress: false });
});

test('a cycle is off for the delay, then on, and says so meanwhile', async () => {
  const { pdu, clock } = runPdu('px3-1ph-8');
  one(pdu, 2, 'cycle');
  expect(outletAt(pdu, 2).status).toMatchObject({ powerOn: false, cycleInProgress: true });
  await clock.advance(9_999);
  expect(outletAt(pdu, 2).status.powerOn).toBe(false);
  await clock.advance(1);
  expect(outletAt(pdu, 2).status).toMatchObject({ powerOn: true, cycleInProgress: false });
  expect(outletAt(pdu, 2).status.lastPowerStateChangeMs).toBe(START_MS + 10_000);
});

test("an outlet's own cycle delay counts when it does not use the PDU's", async () => {
  const { pdu, clock } = runPdu('px3-1ph-8');
  writeOutletSettings(pdu, 2, { usePduCycleDelay: false, cycleDelay: 3 }, ADMIN);
  one(pdu, 2, 'cycle');
  await clock.advance(3000);
  expect(outletAt(pdu, 2).status.powerOn).toBe(true);
});

test('off during a cycle ends it', async () => {
  const { pdu, clock } = runPdu('px3-1ph-8');
  one(pdu, 2, 'cycle');
  await clock.advance(2000);
  one(pdu, 2, 'off');
  expect(outletAt(pdu, 2).status.cycleInProgress).toBe(false);
  await clock.advance(60_000);
  expect(outletAt(pdu, 2).status.powerOn).toBe(false);
});

test('cycling an outlet that is off turns it on after the delay', async () => {
  const { pdu, clock } = runPdu('px3-1ph-8');
  one(pdu, 2, 'off');
  one(pdu, 2, 'cycle');
  await clock.advance(10_000);
  expect(outletAt(pdu, 2).status.powerOn).toBe(true);
});

test('all on goes by the sequence: each outlet, then the larger of its delay and the guard', async () => {
  const { pdu, clock } = runPdu('px3-1ph-8');
  writePduSettings(pdu, { outletPowerStateSequence: [3, 1, 0, 2, 4, 5, 6, 7] }, ADMIN);
  writeOutletSettings(pdu, 3, { sequenceDelay: 1500 }, ADMIN);
  writeOutletSettings(pdu, 1, { sequenceDelay: 50 }, ADMIN);
  several(pdu, [0, 1, 3], 'off', true);
  const log = recordSwitchOns(pdu);
  several(pdu, [0, 1, 3], 'on', true);
  await clock.advance(10_000);
  expect(log).toEqual([
    [3, 0],
    [1, 1500],
    [0, 1700],
  ]);
});

test('a running sequence tells the next outlet, the time to it and what is left; an idle one all zeros', async () => {
  const { pdu, clock, events } = runPdu('px3-1ph-8');
  expect(pdu.switching.progress()).toEqual(IDLE_SEQUENCE);
  writeOutletSettings(pdu, 0, { sequenceDelay: 3000 }, ADMIN);
  several(pdu, [0, 1, 2], 'off', true);
  several(pdu, [0, 1, 2], 'on', true);
  await clock.advance(1000);
  expect(pdu.switching.progress()).toEqual({
    sequenceRunning: true,
    nextOutletToSwitch: 1,
    timeUntilNextSwitch: 2000,
    outletsRemaining: 2,
    cancelableOutletsRemaining: 2,
  });
  await clock.advance(10_000);
  expect(pdu.switching.progress()).toEqual(IDLE_SEQUENCE);
  expect(events.findLast(({ kind }) => kind === 'sequence')).toEqual({
    kind: 'sequence',
    progress: IDLE_SEQUENCE,
  });
});

test('cancelling a sequence leaves the waiting outlets off', async () => {
  const { pdu, clock } = runPdu('px3-1ph-8');
  several(pdu, [0, 1, 2], 'off', true);
  several(pdu, [0, 1, 2], 'on', true);
  pdu.switching.cancelSequence();
  await clock.advance(10_000);
  expect([0, 1, 2].map((index) => outletAt(pdu, index).status.powerOn)).toEqual([true, false, false]);
  expect(outletAt(pdu, 1).status.switchOnInProgress).toBe(false);
  expect(pdu.switching.progress()).toEqual(IDLE_SEQUENCE);
});

test('cycling several drops them together and brings them back in sequence; that cannot be cancelled', async () => {
  const { pdu, clock } = runPdu('px3-1ph-8');
  const log = recordSwitchOns(pdu);
  several(pdu, [2, 0, 1], 'cycle', true);
  expect([0, 1, 2].every((index) => !outletAt(pdu, index).status.powerOn)).toBe(true);
  expect(pdu.switching.progress()).toMatchObject({
    sequenceRunning: true,
    outletsRemaining: 3,
    cancelableOutletsRemaining: 0,
  });
  pdu.switching.cancelSequence();
  await clock.advance(60_000);
  expect(log).toEqual([
    [0, 10_000],
    [1, 10_200],
    [2, 10_400],
  ]);
});

test('a later command on an outlet takes its step out of the sequence', async () => {
  const { pdu, clock } = runPdu('px3-1ph-8');
  several(pdu, [0, 1, 2], 'off', true);
  const log = recordSwitchOns(pdu);
  several(pdu, [0, 1, 2], 'on', true);
  one(pdu, 1, 'off');
  await clock.advance(10_000);
  expect(log.map(([index]) => index)).toEqual([0, 2]);
});

test('an outlet without a relay returns 1 and a disabled one 3; several with a disabled one return 3 and none moves', () => {
  const { pdu } = runPdu('px3-1ph-8');
  expect(one(pdu, 7, 'off')).toBe(1);
  pdu.quirks.disabledOutlets.add(0);
  expect(one(pdu, 0, 'off')).toBe(3);
  expect(several(pdu, [0, 1], 'off', true)).toBe(3);
  expect(outletAt(pdu, 1).status.powerOn).toBe(true);
});

test('switching can be accepted and have no effect', () => {
  const { pdu } = runPdu('px3-1ph-8');
  pdu.quirks.ineffectiveSwitching = true;
  expect(one(pdu, 0, 'off')).toBe(0);
  expect(outletAt(pdu, 0).status.powerOn).toBe(true);
});

test('load shedding turns non-critical outlets off and later on again, in sequence', async () => {
  const { pdu, clock } = runPdu('px3-3ph-36');
  setLoadShedding(pdu, true, ADMIN);
  const shed = pdu.outlets.filter((outlet) => outlet.status.isLoadShed);
  expect(shed.map((outlet) => outlet.spec.name)).toEqual(['bench-psu', 'dut-01', 'dut-02', 'dut-03']);
  expect(shed.every((outlet) => !outlet.status.powerOn)).toBe(true);
  setLoadShedding(pdu, false, ADMIN);
  await clock.advance(10_000);
  expect(shed.map((outlet) => outlet.status.powerOn)).toEqual([true, true, true, false]);
});

test('a shed outlet refuses with 2 on old firmware, and later ones remember the wish', async () => {
  const { pdu, clock } = runPdu('px3-3ph-36');
  setLoadShedding(pdu, true, ADMIN);
  const shed = pdu.outlets.find((outlet) => outlet.spec.name === 'dut-03');
  if (shed === undefined) throw new Error('no such outlet');
  expect(switchOutlet(pdu, shed, { ...request('on'), refusesWhenShed: true })).toBe(2);
  expect(switchOutlet(pdu, shed, request('on'))).toBe(0);
  expect(shed.status.powerOn).toBe(false);
  setLoadShedding(pdu, false, ADMIN);
  await clock.advance(10_000);
  expect(shed.status.powerOn).toBe(true);
});

test('when the supply comes back outlets start as their settings say, in sequence', async () => {
  const { pdu, clock } = runPdu('px3-1ph-8');
  writeOutletSettings(pdu, 0, { startupState: 1 }, ADMIN);
  writeOutletSettings(pdu, 1, { sequenceDelay: 2000 }, ADMIN);
  one(pdu, 3, 'off');
  setInletPowered(pdu, 0, false);
  expect(outletAt(pdu, 1).status.powerOn).toBe(true);
  await clock.advance(5000);
  const log = recordSwitchOns(pdu);
  setInletPowered(pdu, 0, true);
  await clock.advance(60_000);
  expect(log.slice(0, 2)).toEqual([
    [1, 5000],
    [2, 7000],
  ]);
  expect([0, 3].map((index) => outletAt(pdu, index).status.powerOn)).toEqual([false, false]);
});
