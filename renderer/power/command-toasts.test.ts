import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isFinal, type OutletCommand, type PowerCommand } from '../../shared/model/command.ts';
import { EMPTY_FLEET } from '../../shared/model/fleet.ts';
import { statusCode } from '../../shared/model/sensor.ts';
import { sampleStore } from '../state/samples.ts';
import { useAppStore } from '../state/store.ts';
import { testModel, testOutlet, testSensor } from '../testing/test-model.ts';
import { PDU, T, testCommand, testPart, testPdu } from '../testing/test-power.ts';
import { startCommandToasts } from './command-toasts.ts';
import { armedToast } from './outlet-toasts.ts';

const OUTLET = testOutlet('14', { name: 'db-02 PSU A' });
const VIEW = testPdu(
  testModel({ outlets: [OUTLET, testOutlet('15')], sensors: [testSensor(OUTLET.id, 'current')] }),
);

let stop: () => void = () => undefined;

function put(next: PowerCommand): PowerCommand {
  const { fleet, receiveChange } = useAppStore.getState();
  receiveChange(fleet.revision + 1, { kind: 'command', command: next });
  return next;
}

/** The command one step further. */
function step(
  before: PowerCommand,
  phase: OutletCommand['phase'],
  extra: Partial<OutletCommand> = {},
  atMs = T,
): PowerCommand {
  const outlets = before.outlets.map((each) => ({
    ...each,
    phase,
    phaseAtMs: { ...each.phaseAtMs, [phase]: atMs },
    ...extra,
  }));
  return put({ ...before, outlets });
}

function read(amperes: number): void {
  sampleStore.receive({
    pdu: PDU,
    discovery: 1,
    readAtMs: Date.now(),
    sensorIndexes: [0],
    values: [amperes],
    statusCodes: [statusCode('normal')],
  });
}

const toasts = () => useAppStore.getState().toasts.map(({ title, text, tone }) => ({ title, text, tone }));
const said = () => useAppStore.getState().announcement;

beforeEach(() => {
  vi.stubGlobal('document', { visibilityState: 'hidden' });
  vi.useFakeTimers();
  useAppStore.setState({ toasts: [], announcement: '' });
  useAppStore.getState().receiveSnapshot({ ...EMPTY_FLEET, pdus: [VIEW] });
  stop = startCommandToasts();
});

afterEach(() => {
  stop();
  sampleStore.forget(PDU);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('one outlet', () => {
  test('a cycle is announced once a state and told with the current it draws again', async () => {
    let given = put(testCommand([testPart('14')]));
    expect(said()).toBe('Outlet 14, db-02 PSU A, cycles in 3 seconds. Press Escape to undo.');
    given = step(given, 'sent', {}, T + 3000);
    expect(said()).toBe('Outlet 14, sent to the PDU.');
    given = step(given, 'accepted', { offSeenAtMs: T + 3200 });
    expect(said()).toBe('Outlet 14 off. On in 15 seconds.');
    read(0);
    step(given, 'confirmed', { after: 'on' }, T + 18_400);
    await vi.advanceTimersByTimeAsync(1000);
    expect(toasts()).toEqual([]);
    read(2.28);
    expect(toasts()).toEqual([
      {
        tone: 'ok',
        title: 'Outlet 14, db-02 PSU A, cycled',
        text: 'On again after 15.4 s, draws 2.28 A. Written to the audit log.',
      },
    ]);
    expect(said()).toBe('Outlet 14 on again, 2.28 amperes.');
  });

  test('a cycle after which nothing is drawn says so and stays', async () => {
    read(0);
    step(put(testCommand([testPart('14')])), 'confirmed', { after: 'on' });
    await vi.advanceTimersByTimeAsync(5000);
    expect(toasts()).toEqual([
      {
        tone: 'warning',
        title: 'Outlet 14 is on but draws no current',
        text: "It drew 2.31 A before. Check the device's own power switch.",
      },
    ]);
  });

  test('turning off is told as read back', () => {
    step(put(testCommand([testPart('15')], { action: 'off' })), 'confirmed', { after: 'off' });
    expect(toasts()[0]?.title).toBe('Outlet 15 turned off');
    expect(said()).toBe('Outlet 15 off.');
  });

  test('what is announced is not spoken a second time by its toast', () => {
    const isAnnounced = () => useAppStore.getState().toasts.at(-1)?.isAnnounced ?? false;
    step(put(testCommand([testPart('15')], { action: 'off' })), 'confirmed', { after: 'off' });
    expect(isAnnounced()).toBe(true);
    step(put(testCommand([testPart('14')])), 'failed', { after: 'on' });
    expect(isAnnounced()).toBe(false);
  });

  test('a refusal says what happened and what is still true, once', () => {
    const given = put(testCommand([testPart('14')]));
    step(given, 'failed', { after: 'on', message: 'The PDU refused: the outlet is disabled (code 3).' });
    expect(toasts()).toEqual([
      {
        tone: 'critical',
        title: 'Outlet 14 was not cycled',
        text: 'The PDU refused: the outlet is disabled (code 3). It is still on.',
      },
    ]);
    const again = put(testCommand([testPart('14')]));
    step(again, 'failed', { after: 'on', message: 'The PDU refused. It is still on.' });
    expect(toasts()[0]?.text).toBe('The PDU refused. It is still on.');
  });

  test('undone is not a failure; stopped by the check is', () => {
    step(put(testCommand([testPart('14')])), 'notSent', { message: 'Not sent.' }, T + 1000);
    expect(toasts()).toEqual([{ tone: 'neutral', title: 'Not sent', text: 'Outlet 14 was not touched.' }]);
    const message = 'Not cycled: outlet 14 changed while you waited.';
    step(put(testCommand([testPart('14')])), 'notSent', { message }, T + 3020);
    expect(toasts()[1]).toMatchObject({ tone: 'critical', title: 'Outlet 14 was not cycled' });
  });

  test('no answer is told at once, and its toast gives way to the outcome', () => {
    let given = step(put(testCommand([testPart('15', { currentBeforeAmperes: null })])), 'sent');
    given = step(given, 'sent', { noAnswerYet: true });
    expect(toasts()[0]?.title).toBe('Outlet 15: no answer from the PDU');
    given = step(given, 'unknown');
    expect(toasts().map((toast) => toast.title)).toEqual(['Outlet 15: outcome unknown']);
    step(given, 'confirmed', { after: 'on' });
    expect(toasts().map((toast) => toast.title)).toEqual(['Outlet 15 cycled']);
  });

  test('an answer that comes late takes the toast back that there is none', () => {
    let given = step(put(testCommand([testPart('15')])), 'sent');
    given = step(given, 'sent', { noAnswerYet: true });
    expect(toasts()).toHaveLength(1);
    step(given, 'accepted', { noAnswerYet: false });
    expect(toasts()).toEqual([]);
  });

  test('the late outcome of a command that was dismissed takes the place of its toast, where that is still shown', () => {
    const forget = ({ id }: PowerCommand) => {
      const { fleet, receiveChange } = useAppStore.getState();
      receiveChange(fleet.revision + 1, { kind: 'commandForgotten', id });
    };
    const given = step(put(testCommand([testPart('15', { currentBeforeAmperes: null })])), 'unknown');
    forget(given);
    expect(toasts().map(({ title }) => title)).toEqual(['Outlet 15: outcome unknown']);
    step(given, 'confirmed', { after: 'on' });
    expect(toasts().map(({ title }) => title)).toEqual(['Outlet 15 cycled']);
    useAppStore.setState({ toasts: [] });
    forget(given);
    step(given, 'failed', { after: 'on' });
    expect(toasts()).toEqual([]);
  });

  test('a toast of what is armed elsewhere offers no undo once the command is sent', () => {
    const given = put(testCommand([testPart('14')]));
    useAppStore.getState().showToast(armedToast(given, 'cycle', OUTLET, 'A07-L', 10_000));
    expect(toasts()[0]?.text).toContain('Esc takes it back');
    step(given, 'sent');
    expect(toasts()).toEqual([
      { tone: 'progress', title: 'Outlet 14, db-02 PSU A, on A07-L', text: 'Sent to the PDU.' },
    ]);
  });

  test('a command that the engine knows no more when it is back is told as not known, and no toast goes on with it', () => {
    const running = step(put(testCommand([testPart('14')])), 'sent');
    step(put(testCommand([testPart('15')])), 'failed');
    const { receiveSnapshot } = useAppStore.getState();
    receiveSnapshot({ ...EMPTY_FLEET, pdus: [VIEW] });
    expect(toasts().find(({ title }) => title.startsWith('Outlet 14'))).toEqual({
      tone: 'critical',
      title: 'Outlet 14: outcome unknown',
      text: 'Busbar lost the command when its engine stopped. The audit log says how far it came. Read the state before you repeat it.',
    });
    expect(useAppStore.getState().toasts.filter(({ id }) => id === `command:${running.id}`)).toHaveLength(1);
    expect(toasts()).toHaveLength(2);
  });

  test('commands of the command line and those that were there before say nothing', () => {
    step(put(testCommand([testPart('14')], { door: 'commandLine' })), 'failed');
    expect(toasts()).toEqual([]);
    stop();
    const known = put(testCommand([testPart('14')]));
    stop = startCommandToasts();
    put({ ...known });
    expect(toasts()).toEqual([]);
  });
});

describe('several outlets', () => {
  const two = () => put(testCommand([testPart('14'), testPart('15')], { undoUntilMs: T + 5000 }));

  function only(given: PowerCommand, label: string, change: Partial<OutletCommand>): PowerCommand {
    const outlets = given.outlets.map((each) =>
      each.outlet === `outlet:${label}` ? { ...each, ...change } : each,
    );
    return put({ ...given, outlets });
  }

  test('one announcement, one toast that follows the run, one end', () => {
    let given = two();
    expect(said()).toBe('2 outlets cycle in 5 seconds. Press Escape to undo.');
    given = step(given, 'accepted');
    given = only(given, '14', { phase: 'confirmed' });
    expect(toasts()).toEqual([
      { tone: 'progress', title: 'Cycling 2 outlets, 1 of 2 done', text: '14 done, 15 waiting.' },
    ]);
    given = only(given, '15', { phase: 'confirmed' });
    expect(given.outlets.every((each) => isFinal(each.phase))).toBe(true);
    expect(toasts()).toEqual([
      { tone: 'ok', title: '2 outlets cycled', text: 'Each was read back. Written to the audit log.' },
    ]);
  });

  test('what was not done is named with its reason', () => {
    let given = step(two(), 'accepted');
    given = only(given, '14', { phase: 'confirmed' });
    only(given, '15', { phase: 'failed', message: 'Outlet 15 is off: it did not come on again.' });
    expect(toasts()).toEqual([
      {
        tone: 'critical',
        title: '1 of 2 outlets cycled',
        text: 'Not done: 15. Outlet 15 is off: it did not come on again.',
      },
    ]);
  });

  test('the same reason is said once, not of each outlet', () => {
    let given = step(two(), 'accepted');
    const message = (label: string) => `The PDU accepted the command, but outlet ${label} is still off.`;
    given = only(given, '14', { phase: 'failed', message: message('14') });
    only(given, '15', { phase: 'failed', message: message('15') });
    expect(toasts()[0]?.text).toBe(
      'Not done: 14 and 15. The PDU accepted the command, but each is still off.',
    );
  });

  test('an outcome that is learned after the end takes the place of the one that was unknown', () => {
    let given = step(two(), 'unknown');
    expect(toasts()[0]?.text).toContain('Outcome unknown: 14 and 15.');
    given = only(given, '14', { phase: 'confirmed' });
    expect(toasts()).toMatchObject([{ tone: 'critical', title: '1 of 2 outlets cycled' }]);
    only(given, '15', { phase: 'confirmed' });
    expect(toasts()).toMatchObject([{ tone: 'ok', title: '2 outlets cycled' }]);
  });

  test('a toast that follows a run stays in its place, and moves down only when the run ends', () => {
    let given = step(two(), 'accepted');
    step(put(testCommand([testPart('14')], { pdu: PDU })), 'failed');
    given = only(given, '14', { phase: 'confirmed' });
    expect(toasts().map(({ tone }) => tone)).toEqual(['progress', 'critical']);
    only(given, '15', { phase: 'failed' });
    expect(toasts().map(({ title }) => title)).toEqual(['Outlet 14 was not cycled', '1 of 2 outlets cycled']);
  });

  test('one undo takes all of them back', () => {
    step(two(), 'notSent', {}, T + 1000);
    expect(toasts()).toEqual([{ tone: 'neutral', title: 'Not sent', text: '2 outlets were not touched.' }]);
  });
});
