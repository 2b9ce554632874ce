import { describe, expect, test } from 'vitest';
import type { CommandPhase, PowerCommand } from '../../../shared/model/command.ts';
import type { PduView } from '../../../shared/model/fleet.ts';
import { commandId, outletId, pduId, type OutletId } from '../../../shared/model/ids.ts';
import type { PowerState } from '../../../shared/model/power-state.ts';
import type { OutletSequenceState } from '../../../shared/model/sequence.ts';
import { liveStates, sequenceRun, whyNotTurnOn } from './sequence-run.ts';

const [one, two, three, four] = ['1', '2', '3', '4'].map((label) => outletId(label)) as [
  OutletId,
  OutletId,
  OutletId,
  OutletId,
];
const states: Record<OutletId, PowerState> = {
  [one]: 'on',
  [two]: 'pendingOn',
  [three]: 'pendingOn',
  [four]: 'off',
};
const running: OutletSequenceState = {
  running: true,
  nextOutlet: two,
  timeUntilNextSwitchMs: 1500,
  outletsRemaining: 2,
  cancelableOutletsRemaining: 2,
};

const pdu = (patch: Partial<PduView> = {}): PduView =>
  ({
    id: pduId('PX3-1'),
    name: 'A07-L',
    connection: { kind: 'online' },
    model: {
      capabilities: ['switchOutlet', 'switchAll'],
      outlets: [one, two, three, four].map((id) => ({ id, switchable: true })),
    },
    outletStates: Object.fromEntries(Object.entries(states).map(([id, powerState]) => [id, { powerState }])),
    sequenceState: null,
    ...patch,
  }) as unknown as PduView;

const command = (phase: CommandPhase): PowerCommand =>
  ({
    id: commandId('c1'),
    pdu: pduId('PX3-1'),
    action: 'on',
    scope: 'all',
    undoUntilMs: 5000,
    outlets: [{ outlet: one, phase }],
  }) as unknown as PowerCommand;

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
    expect(whyNotTurnOn(pdu(), null)).toBeNull();
  });

  test('says why it is not possible', () => {
    const allOn = Object.fromEntries([one, two, three, four].map((id) => [id, { powerState: 'on' }]));
    expect(whyNotTurnOn(pdu({ outletStates: allOn as unknown as PduView['outletStates'] }), null)).toBe(
      'Every outlet is on.',
    );
    expect(whyNotTurnOn(pdu({ connection: { kind: 'stopped' } }), null)).toContain('does not answer');
    expect(whyNotTurnOn(pdu(), { kind: 'sent' })).toBe('It is running already.');
  });
});
