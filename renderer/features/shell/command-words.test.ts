import { describe, expect, test } from 'vitest';
import type { CommandPhase, OutletCommand, PowerCommand } from '../../../shared/model/command.ts';
import { commandId, outletId, pduId } from '../../../shared/model/ids.ts';
import { newestArmed } from '../../state/running-commands.ts';
import { testModel, testOutlet } from '../../testing/test-model.ts';
import { commandToast, drawsNothing, spokenPhase } from './command-words.ts';

const model = testModel({ outlets: [testOutlet('14', { name: 'db-02 PSU A' })] });

function outlet(label: string, phase: CommandPhase, patch: Partial<OutletCommand> = {}): OutletCommand {
  return {
    outlet: outletId(label),
    phase,
    before: 'on',
    after: null,
    phaseAtMs: { armed: 0, sent: 3000, confirmed: 18_400 },
    offSeenAtMs: null,
    cycleDelayMs: 15_000,
    currentBeforeAmperes: 2.31,
    noAnswerYet: false,
    message: null,
    ...patch,
  };
}

function command(outlets: readonly OutletCommand[], patch: Partial<PowerCommand> = {}): PowerCommand {
  return {
    id: commandId('c1'),
    pdu: pduId('S1'),
    action: 'cycle',
    scope: outlets.length === 1 ? 'one' : 'several',
    respectSequence: false,
    door: 'app',
    undoUntilMs: 3000,
    outlets,
    ...patch,
  };
}

describe('what the app says about a command', () => {
  test('a confirmed cycle names the outlet, how long it took and what it draws', () => {
    expect(commandToast(command([outlet('14', 'confirmed')]), model, 2.28)).toEqual({
      tone: 'ok',
      title: 'Outlet 14, db-02 PSU A, cycled',
      text: 'On again after 15.4 s, draws 2.28 A. Written to the audit log.',
      staysUntilDismissed: false,
    });
  });

  test('a refusal says what was not done and stays', () => {
    const refused = outlet('14', 'failed', {
      message: 'The PDU refused: the outlet is disabled (code 3). It is still on.',
    });
    expect(commandToast(command([refused]), model, null)).toMatchObject({
      tone: 'critical',
      title: 'Outlet 14 was not cycled',
      staysUntilDismissed: true,
    });
  });

  test('an unknown outcome is never called a failure or a success', () => {
    const toast = commandToast(command([outlet('14', 'unknown')]), model, null);
    expect(toast?.title).toBe('Outlet 14: it is not known whether it was cycled');
    expect(toast?.staysUntilDismissed).toBe(true);
  });

  test('a missing answer warns against repeating the command', () => {
    const waiting = command([outlet('14', 'sent', { noAnswerYet: true })]);
    expect(commandToast(waiting, model, null)?.text).toContain('Do not repeat it yet.');
    expect(commandToast(command([outlet('14', 'sent')]), model, null)).toBeNull();
  });

  test('of several outlets it names those that failed and those nobody knows of', () => {
    const mixed = command([
      outlet('1', 'confirmed'),
      outlet('2', 'failed', { message: 'The PDU refused.' }),
      outlet('3', 'unknown'),
    ]);
    expect(commandToast(mixed, model, null)).toMatchObject({
      tone: 'critical',
      title: '1 of 3 outlets cycled',
      text: 'Not cycled: 2. Not known: 3. The PDU refused.',
    });
  });

  test('what was taken back was not touched, and the title is not said twice', () => {
    const undone = outlet('14', 'notSent', { message: 'Not sent. Outlet 14 was not touched.' });
    expect(commandToast(command([undone]), model, null)).toMatchObject({
      tone: 'neutral',
      title: 'Not sent',
      text: 'Outlet 14 was not touched.',
    });
  });

  test('a command the pre-check stopped is a failure that stays on screen', () => {
    const stopped = outlet('14', 'notSent', { message: 'Not cycled: outlet 14 changed while you waited.' });
    expect(commandToast(command([stopped]), model, null)).toEqual({
      tone: 'critical',
      title: 'Outlet 14 was not cycled',
      text: 'Outlet 14 changed while you waited.',
      staysUntilDismissed: true,
    });
  });

  test('an outlet that stays without current points at the device', () => {
    expect(drawsNothing(outlet('14', 'confirmed')).text).toBe(
      "It drew 2.31 A before. Check the device's own power switch.",
    );
  });

  test('arming and the off of a cycle are spoken once, outcomes are left to their toasts', () => {
    const armed = command([outlet('14', 'armed')]);
    expect(spokenPhase(armed, outlet('14', 'armed'), model, 0)).toBe(
      'Outlet 14, db-02 PSU A, cycles in 3 seconds. Press Escape to undo.',
    );
    const off = outlet('14', 'accepted', { offSeenAtMs: 4000 });
    expect(spokenPhase(command([off]), off, model, 4000)).toBe('Outlet 14 off. On in 15 s.');
    expect(spokenPhase(command([outlet('14', 'confirmed')]), outlet('14', 'confirmed'), model, 0)).toBeNull();
  });
});

describe('Esc', () => {
  test('takes back what was armed last and leaves what is already on its way', () => {
    const at = (id: string, phase: CommandPhase, armedMs: number) =>
      command([outlet('14', phase, { phaseAtMs: { armed: armedMs } })], { id: commandId(id) });
    const commands = [at('old', 'armed', 1), at('new', 'armed', 2), at('sent', 'sent', 3)];
    expect(newestArmed(commands)?.id).toBe('new');
    expect(newestArmed([at('sent', 'sent', 3)])).toBeNull();
  });
});
