import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { contract } from '../../shared/ipc/contract.ts';
import { EMPTY_FLEET } from '../../shared/model/fleet.ts';
import { commandId, pduId } from '../../shared/model/ids.ts';
import { err, ok } from '../../shared/result.ts';
import { createTestEngine } from '../../shared/testing/test-engine.ts';
import { connectEngine } from '../ipc/engine.ts';
import { useAppStore } from '../state/store.ts';
import { testModel, testOutlet } from '../testing/test-model.ts';
import { PDU, T, testCommand, testPart, testPdu } from '../testing/test-power.ts';
import { armFromAfar, createOutletActions, undoNewestArmed } from './use-outlet-actions.ts';

const OUTLET = testOutlet('14', { name: 'db-02 PSU A' });
const SEEN = { outlet: OUTLET, powerState: 'on' } as const;

function bench() {
  const engine = createTestEngine(contract, {
    power: {
      arm: async () => ok(commandId('armed')),
      undo: async () => true,
      readAgain: async () => ok(null),
      setProtected: async () => null,
      dismiss: async () => null,
    },
  });
  connectEngine(engine.client);
  return { engine, actions: createOutletActions(PDU), calls: () => engine.calls };
}

const toasts = () => useAppStore.getState().toasts.map(({ title, text }) => ({ title, text }));

beforeEach(() => {
  vi.useFakeTimers({ now: T });
  useAppStore.setState({ toasts: [] });
  useAppStore
    .getState()
    .receiveSnapshot({ ...EMPTY_FLEET, pdus: [testPdu(testModel({ outlets: [OUTLET] }))] });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('arming one outlet', () => {
  test('tells the engine the name and state that were on screen', async () => {
    const { actions, calls } = bench();
    actions.arm(SEEN, 'cycle');
    await vi.waitFor(() => expect(calls()).toHaveLength(1));
    expect(calls()[0]).toEqual({
      channel: 'power.arm',
      args: {
        pdu: PDU,
        action: 'cycle',
        scope: 'one',
        outlets: [{ outlet: 'outlet:14', name: 'db-02 PSU A', powerState: 'on' }],
        respectSequence: false,
        heldProtected: false,
      },
    });
  });

  test('a second click before the engine answered arms nothing more', async () => {
    const { actions, calls } = bench();
    actions.arm(SEEN, 'cycle');
    actions.arm(SEEN, 'cycle');
    await vi.waitFor(() => expect(calls()).toHaveLength(1));
    actions.arm({ ...SEEN, outlet: testOutlet('15') }, 'cycle');
    await vi.waitFor(() => expect(calls()).toHaveLength(2));
  });

  test('a refusal is shown with its sentence', async () => {
    const { engine, actions } = bench();
    const message = 'Outlet 14, db-02 PSU A, has a command running. Wait until it is done.';
    engine.handle({ power: { arm: async () => err({ kind: 'busy', message }) } });
    actions.arm(SEEN, 'off');
    await vi.waitFor(() =>
      expect(toasts()).toEqual([{ title: 'Outlet 14 was not turned off', text: message }]),
    );
  });

  test('a lost engine is said, not swallowed', async () => {
    const { engine, actions } = bench();
    engine.handle({ power: { arm: async () => Promise.reject(new Error('The engine is gone.')) } });
    actions.arm(SEEN, 'cycle');
    await vi.waitFor(() =>
      expect(toasts()).toEqual([{ title: 'Outlet 14 was not cycled', text: 'The engine is gone.' }]),
    );
  });
});

describe('arming from afar', () => {
  const near = testPdu(testModel({ outlets: [OUTLET] }));
  const namesake = { ...near, id: pduId('PX-2'), address: '192.0.2.18' };

  test('a refusal says which PDU it is about, since it is not on screen', async () => {
    const { engine } = bench();
    const message = 'It changed meanwhile.';
    engine.handle({ power: { arm: async () => err({ kind: 'busy', message }) } });
    armFromAfar(near, SEEN, 'cycle');
    await vi.waitFor(() =>
      expect(toasts()).toEqual([{ title: 'Outlet 14 was not cycled, on A07-L', text: message }]),
    );
  });

  test('of two PDUs of one name each is named with its address, and their toasts stand side by side', async () => {
    const { engine } = bench();
    useAppStore.getState().receiveSnapshot({ ...EMPTY_FLEET, pdus: [near, namesake] });
    engine.handle({ power: { arm: async () => err({ kind: 'busy', message: 'Busy.' }) } });
    armFromAfar(near, SEEN, 'cycle');
    armFromAfar(namesake, SEEN, 'cycle');
    await vi.waitFor(() =>
      expect(toasts().map(({ title }) => title)).toEqual([
        'Outlet 14 was not cycled, on A07-L, 192.0.2.17',
        'Outlet 14 was not cycled, on A07-L, 192.0.2.18',
      ]),
    );
  });
});

describe('taking it back', () => {
  test('the button does nothing in the first half second, Escape does', async () => {
    const { actions, calls } = bench();
    const armed = testCommand([testPart('14')]);
    useAppStore.getState().receiveSnapshot({ ...EMPTY_FLEET, commands: [armed] });
    actions.undo(armed.id, 'button');
    expect(calls()).toEqual([]);
    vi.setSystemTime(T + 501);
    actions.undo(armed.id, 'button');
    await vi.waitFor(() => expect(calls()).toHaveLength(1));
    vi.setSystemTime(T);
    actions.undo(armed.id, 'escape');
    await vi.waitFor(() => expect(calls()).toHaveLength(2));
  });

  test('Escape takes back what was armed last in the app, and nothing when nothing is armed', async () => {
    const { calls } = bench();
    expect(undoNewestArmed()).toBe(false);
    const older = testCommand([testPart('14')]);
    const newer = testCommand([testPart('15', { phaseAtMs: { armed: T + 500 } })]);
    const elsewhere = testCommand([testPart('16', { phaseAtMs: { armed: T + 900 } })], {
      door: 'commandLine',
    });
    useAppStore.getState().receiveSnapshot({ ...EMPTY_FLEET, commands: [newer, older, elsewhere] });
    expect(undoNewestArmed()).toBe(true);
    await vi.waitFor(() => expect(calls()).toEqual([{ channel: 'power.undo', args: { command: newer.id } }]));
  });

  test('Escape pressed again before the answer takes back the one armed before it, and says nothing wrong', async () => {
    const { engine, calls } = bench();
    const answer = Promise.withResolvers<boolean>();
    engine.handle({ power: { undo: async () => answer.promise } });
    const older = testCommand([testPart('14')]);
    const newer = testCommand([testPart('15', { phaseAtMs: { armed: T + 500 } })]);
    useAppStore.getState().receiveSnapshot({ ...EMPTY_FLEET, commands: [older, newer] });
    for (let press = 0; press < 3; press += 1) expect(undoNewestArmed()).toBe(true);
    await vi.waitFor(() => expect(calls()).toHaveLength(2));
    expect(calls().map(({ args }) => args)).toEqual([{ command: newer.id }, { command: older.id }]);
    answer.resolve(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(toasts()).toEqual([]);
  });

  test('too late is said', async () => {
    const { engine, actions } = bench();
    engine.handle({ power: { undo: async () => false } });
    actions.undo(commandId('gone'), 'escape');
    await vi.waitFor(() => expect(toasts()[0]?.title).toBe('Too late to undo'));
  });
});

test('several outlets go with the sequence, each as it was seen', async () => {
  const { actions, calls } = bench();
  const outlets = [SEEN, { outlet: testOutlet('15'), powerState: 'off' } as const];
  actions.armSeveral({ outlets, action: 'on', scope: 'several' });
  await vi.waitFor(() => expect(calls()).toHaveLength(1));
  expect(calls()[0]?.args).toMatchObject({
    scope: 'several',
    respectSequence: true,
    outlets: [
      { outlet: 'outlet:14', powerState: 'on' },
      { outlet: 'outlet:15', powerState: 'off' },
    ],
  });
});
