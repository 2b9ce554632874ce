import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { contract } from '../../shared/ipc/contract.ts';
import { EMPTY_FLEET, type PduView } from '../../shared/model/fleet.ts';
import { commandId, ocpId, outletId, type OutletId } from '../../shared/model/ids.ts';
import type { PowerState } from '../../shared/model/power-state.ts';
import { statusCode } from '../../shared/model/sensor.ts';
import { err, ok } from '../../shared/result.ts';
import { createTestEngine } from '../../shared/testing/test-engine.ts';
import { connectEngine } from '../ipc/engine.ts';
import { sampleStore } from '../state/samples.ts';
import { useAppStore } from '../state/store.ts';
import { testModel, testOcp, testOutlet, testSensor } from '../testing/test-model.ts';
import { PDU, T, testCommand, testFacts, testFactsOf, testPart, testPdu } from '../testing/test-power.ts';
import { useAskedHold } from './asked-hold.ts';
import { startCommandToasts } from './command-toasts.ts';
import { retryFromToast, whyNotNow } from './guarded-command.ts';
import { createOutletActions } from './use-outlet-actions.ts';

const C2 = ocpId('C2');
const OUTLET = testOutlet('14', { name: 'db-02 PSU A', ocp: C2 });
const LIMITS = {
  lowerCritical: null,
  lowerWarning: null,
  upperWarning: 12.8,
  upperCritical: 15.2,
  deassertionHysteresis: 0,
  assertionTimeout: 0,
};
const MODEL = testModel({
  ocps: [testOcp('C2')],
  outlets: [OUTLET],
  sensors: [testSensor(C2, 'current', null, LIMITS), testSensor(OUTLET.id, 'current')],
  capabilities: ['switchOutlet', 'cycleOutlet'],
});
const CYCLE = { pdu: PDU, outlet: OUTLET.id, action: 'cycle' } as const;

function given(powerState: PowerState = 'on', extra: Partial<PduView> = {}) {
  const observation = { powerState, lastPowerStateChangeMs: null, readAtMs: T };
  const pdu = testPdu(MODEL, { outletStates: { [OUTLET.id]: observation }, ...extra });
  useAppStore.getState().receiveSnapshot({ ...EMPTY_FLEET, pdus: [pdu] });
  const engine = createTestEngine(contract, {
    power: { arm: async () => ok(commandId('armed')) },
    fleet: {
      sampleHistory: async ({ sensorIndexes }) => ({
        discovery: 1,
        sensorIndexes,
        timesMs: [T],
        values: [[2.1]],
      }),
    },
  });
  connectEngine(engine.client);
  return engine;
}

const toasts = () => useAppStore.getState().toasts;
const armed = (engine: ReturnType<typeof given>) =>
  engine.calls.filter(({ channel }) => channel === 'power.arm');

beforeEach(() => {
  vi.stubGlobal('document', { visibilityState: 'hidden' });
  vi.useFakeTimers({ now: T });
  useAppStore.setState({ toasts: [], engineConnected: true, place: { screen: 'fleet' } });
  useAskedHold.getState().forget();
});

afterEach(() => {
  sampleStore.forget(PDU);
  useAppStore.getState().receiveSnapshot(EMPTY_FLEET);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a command at this moment', () => {
  test('is refused with the reason that its cell would give', () => {
    expect(whyNotNow(OUTLET, testFacts({ blockedReason: 'Out of date.' }), 'cycle')).toBe('Out of date.');
    expect(whyNotNow(OUTLET, testFacts({ noCycleReason: 'No cycles.' }), 'cycle')).toBe('No cycles.');
    expect(whyNotNow(OUTLET, testFactsOf(testCommand([testPart('14')])), 'cycle')).toContain('under way');
    expect(whyNotNow(OUTLET, testFacts({ noPowerReason: 'C3 tripped' }), 'cycle')).toContain('C3 tripped');
    expect(whyNotNow(OUTLET, testFacts({ powerState: 'off' }), 'cycle')).toContain('is off');
    expect(whyNotNow(OUTLET, testFacts({ powerState: 'off' }), 'off')).toContain('is off already');
    expect(whyNotNow(OUTLET, testFacts({ powerState: 'on' }), 'on')).toContain('is on already');
    expect(whyNotNow(OUTLET, testFacts({ powerState: 'unknown' }), 'cycle')).toContain('not known to be on');
    expect(whyNotNow(OUTLET, testFacts({ powerState: 'unknown' }), 'on')).toContain('not known to be off');
  });

  test('is open to an outlet that is live and in the state for it, and off also without power', () => {
    expect(whyNotNow(OUTLET, testFacts(), 'cycle')).toBeNull();
    expect(whyNotNow(OUTLET, testFacts({ powerState: 'off' }), 'on')).toBeNull();
    expect(whyNotNow(OUTLET, testFacts({ noPowerReason: 'C3 tripped' }), 'off')).toBeNull();
  });
});

describe('Retry in a toast', () => {
  test('arms a new command by the name and state of now, once for two clicks, with a toast that says which', async () => {
    const engine = given();
    retryFromToast(CYCLE);
    retryFromToast(CYCLE);
    await vi.waitFor(() => expect(toasts()).toHaveLength(1));
    expect(armed(engine)).toHaveLength(1);
    expect(armed(engine)[0]?.args).toMatchObject({
      action: 'cycle',
      scope: 'one',
      outlets: [{ outlet: 'outlet:14', name: 'db-02 PSU A', powerState: 'on' }],
      heldProtected: false,
    });
    expect(toasts()[0]).toMatchObject({ id: 'command:armed', title: 'Outlet 14, db-02 PSU A, on A07-L' });
  });

  test('does nothing while the cell arms the same outlet', async () => {
    const engine = given();
    createOutletActions(PDU).arm({ outlet: OUTLET, powerState: 'on' }, 'cycle');
    retryFromToast(CYCLE);
    await vi.advanceTimersByTimeAsync(0);
    expect(armed(engine)).toHaveLength(1);
    expect(toasts()).toEqual([]);
  });

  const REFUSED: readonly (readonly [string, PowerState, Partial<PduView>, string])[] = [
    [
      'a state that is out of date',
      'on',
      { connection: { kind: 'online', sinceMs: T, lastReadAtMs: T, events: false }, pollIntervalMs: 1 },
      'out of date',
    ],
    ['an outlet that is off by now', 'off', {}, 'is off'],
    ['a PDU that is read only', 'on', { model: { ...MODEL, capabilities: [] } }, 'Read only.'],
  ];
  test.each(REFUSED)('arms nothing for %s, and says so', (_name, powerState, extra, words) => {
    const engine = given(powerState, extra);
    vi.setSystemTime(words === 'out of date' ? T + 60_000 : T);
    retryFromToast(CYCLE);
    expect(engine.calls).toEqual([]);
    expect(toasts()).toMatchObject([
      { tone: 'critical', title: 'Outlet 14 was not cycled, on A07-L', retry: CYCLE },
    ]);
    expect(toasts()[0]?.text).toContain(words);
  });

  test('says that its PDU or its outlet is gone', () => {
    const gone = (outlet: OutletId) => {
      retryFromToast({ ...CYCLE, outlet });
      return toasts().at(-1)?.text;
    };
    given();
    expect(gone(outletId('99'))).toBe('A07-L no longer has this outlet.');
    useAppStore.getState().receiveSnapshot(EMPTY_FLEET);
    expect(gone(OUTLET.id)).toBe('Its PDU is no longer in Busbar.');
  });

  test('of a protected outlet goes to its cell, to be held', () => {
    const engine = given('on', { protectedOutlets: [OUTLET.id] });
    retryFromToast(CYCLE);
    expect(useAskedHold.getState().asked).toEqual({ ...CYCLE, load: null });
    expect(useAppStore.getState().place).toMatchObject({ screen: 'pdu', pdu: PDU, tab: 'outlets' });
    expect(engine.calls).toEqual([]);
  });

  test('of turning on asks at its cell first where the breaker would be above its warning', async () => {
    const engine = given('off');
    sampleStore.receive({
      pdu: PDU,
      discovery: 1,
      sensorIndexes: [0, 1],
      values: [11.3, 0],
      statusCodes: [statusCode('normal'), statusCode('normal')],
      readAtMs: T,
    });
    retryFromToast({ ...CYCLE, action: 'on' });
    await vi.waitFor(() => expect(useAskedHold.getState().asked?.load?.breaker).toBe('C2'));
    expect(armed(engine)).toEqual([]);
  });

  test('stays after the engine refused, and goes with every toast of the outlet when a command is armed', async () => {
    const engine = given();
    const stop = startCommandToasts();
    const failed = testCommand([testPart('14')]);
    const put = (command: typeof failed) => {
      const { fleet, receiveChange } = useAppStore.getState();
      receiveChange(fleet.revision + 1, { kind: 'command', command });
    };
    put(failed);
    put({ ...failed, outlets: [testPart('14', { phase: 'failed', message: 'The PDU refused.' })] });
    engine.handle({ power: { arm: async () => err({ kind: 'busy', message: 'Busy.' }) } });
    retryFromToast(CYCLE);
    await vi.waitFor(() => expect(toasts()).toHaveLength(2));
    expect(toasts().map(({ text, retry }) => [text, retry])).toEqual([
      ['The PDU refused. It is still on.', CYCLE],
      ['Busy.', CYCLE],
    ]);
    put(testCommand([testPart('15')]));
    expect(toasts()).toHaveLength(2);
    put(testCommand([testPart('14')]));
    expect(toasts()).toEqual([]);
    stop();
  });

  test('is not offered for what was undone, cancelled or is not known', () => {
    given();
    const stop = startCommandToasts();
    for (const end of [
      { phase: 'notSent', phaseAtMs: { armed: T, notSent: T + 1000 } },
      { phase: 'failed', wasCancelled: true },
      { phase: 'unknown' },
    ] as const) {
      const { receiveChange, fleet } = useAppStore.getState();
      const command = testCommand([testPart('14')]);
      receiveChange(fleet.revision + 1, { kind: 'command', command });
      const ended = { ...command, outlets: [testPart('14', end)] };
      receiveChange(fleet.revision + 2, { kind: 'command', command: ended });
    }
    expect(toasts()).toHaveLength(3);
    expect(toasts().filter(({ retry }) => retry !== undefined)).toEqual([]);
    stop();
  });
});
