import { describe, expect, test } from 'vitest';
import type { CommandPhase, PowerCommand } from '../../../shared/model/command.ts';
import type { PduView } from '../../../shared/model/fleet.ts';
import { commandId, outletId, type OutletId } from '../../../shared/model/ids.ts';
import type { OutletObservation, PowerState } from '../../../shared/model/power-state.ts';
import type { OutletSequenceState } from '../../../shared/model/sequence.ts';
import { testModel, testOutlet } from '../../testing/test-model.ts';
import { T, testCommand, testPart, testPdu } from '../../testing/test-power.ts';
import { liveStates, sequenceRun, whyNotTurnOn } from './sequence-run.ts';

const [one, two, three, four] = ['1', '2', '3', '4'].map((label) => outletId(label)) as [
  OutletId,
  OutletId,
  OutletId,
  OutletId,
];
const observed = (powerState: PowerState): OutletObservation => ({
  powerState,
  lastPowerStateChangeMs: null,
  readAtMs: T,
});
const outletStates = {
  [one]: observed('on'),
  [two]: observed('pendingOn'),
  [three]: observed('pendingOn'),
  [four]: observed('off'),
};
const running: OutletSequenceState = {
  running: true,
  nextOutlet: two,
  timeUntilNextSwitchMs: 1500,
  outletsRemaining: 2,
  cancelableOutletsRemaining: 2,
};

const FREE = { engineConnected: true, forbidden: null };
const MODEL = testModel({ outlets: ['1', '2', '3', '4'].map((label) => testOutlet(label)) });

const pdu = (patch: Partial<PduView> = {}): PduView => testPdu(MODEL, { outletStates, ...patch });

const command = (phase: CommandPhase): PowerCommand =>
  testCommand([testPart('1', { phase })], {
    id: commandId('c1'),
    action: 'on',
    scope: 'all',
    undoUntilMs: 5000,
  });

describe('a running sequence', () => {
  test('is followed from the undo window to the end', () => {
    expect(sequenceRun(pdu(), [command('armed')])).toEqual({
      kind: 'armed',
      command: 'c1',
      undoUntilMs: 5000,
    });
    expect(sequenceRun(pdu(), [command('sent')])).toEqual({ kind: 'sent' });
    expect(sequenceRun(pdu({ sequenceState: running }), [command('accepted')])).toEqual({
      kind: 'running',
      next: two,
      untilNextMs: 1500,
      remaining: 2,
      cancelable: 2,
    });
    expect(sequenceRun(pdu(), [command('confirmed')])).toBeNull();
  });

  test('is shown when the PDU runs it by itself, after a power loss', () => {
    expect(sequenceRun(pdu({ sequenceState: running }), [])?.kind).toBe('running');
  });

  test('shows each outlet as it was read, and none as on before that', () => {
    const view = pdu({ sequenceState: running });
    expect(Object.fromEntries(liveStates(view, sequenceRun(view, [])) ?? [])).toEqual({
      [one]: 'on',
      [two]: 'next',
      [three]: 'waiting',
      [four]: 'off',
    });
    expect(liveStates(pdu(), null)).toBeNull();
  });
});

describe('turning on all', () => {
  test('is possible while an outlet is off and the PDU answers', () => {
    expect(whyNotTurnOn(pdu(), null, FREE)).toBeNull();
  });

  test('says why it is not possible', () => {
    const allOn = testPdu(MODEL);
    expect(whyNotTurnOn(allOn, null, FREE)).toBe('Every outlet is on.');
    expect(whyNotTurnOn(pdu({ connection: { kind: 'stopped' } }), null, FREE)).toContain('does not answer');
    expect(whyNotTurnOn(pdu(), { kind: 'sent' }, FREE)).toBe('It is running already.');
    const lost = { ...FREE, engineConnected: false };
    expect(whyNotTurnOn(pdu(), null, lost)).toContain('Busbar lost its engine.');
    const forbidden = { access: '', outlets: [one], isPartly: false };
    expect(whyNotTurnOn(pdu(), null, { ...FREE, forbidden })).toBe(
      'Read only. The user lab-ops may not switch outlets on A07-L.',
    );
    const partly = { ...FREE, forbidden: { ...forbidden, isPartly: true } };
    expect(whyNotTurnOn(pdu(), null, partly)).toBeNull();
    const left = pdu({ protectedOutlets: [two, three, four] });
    expect(whyNotTurnOn(left, null, FREE)).toBe('Every outlet that is not protected is on.');
    const atOnce = testModel({ ...MODEL, capabilities: ['switchOutlet', 'switchSeveral', 'switchAll'] });
    expect(whyNotTurnOn(pdu({ model: atOnce }), null, FREE)).toContain('cannot turn outlets on in sequence');
  });
});
