import { describe, expect, test } from 'vitest';
import type { CommandPhase, OutletCommand } from '../../../shared/model/command.ts';
import { commandId, outletId, pduId } from '../../../shared/model/ids.ts';
import type { OutletObservation, PowerState } from '../../../shared/model/power-state.ts';
import { ConnectedSocket } from './connected-socket.ts';

const FIRST = commandId('first');
const SECOND = commandId('second');

const socket = () =>
  new ConnectedSocket({
    pdu: pduId('MEM001'),
    outlet: outletId('1'),
    endpoint: 'db-02',
    connectedAtMs: 0,
  });

const read = (powerState: PowerState, readAtMs = 5000): OutletObservation => ({
  powerState,
  lastPowerStateChangeMs: null,
  readAtMs,
});

function at(phase: CommandPhase, more: Partial<OutletCommand> = {}): OutletCommand {
  return {
    outlet: outletId('1'),
    phase,
    before: 'on',
    after: 'on',
    phaseAtMs: { [phase]: 4000 },
    offSeenAtMs: null,
    cycleDelayMs: null,
    currentBeforeAmperes: null,
    noAnswerYet: false,
    message: null,
    ...more,
  };
}

describe('a socket', () => {
  test('that is well again is not in error once more when the same outcome is told again', () => {
    const connected = socket();
    connected.judge(FIRST, 'off', at('failed'), read('on'));
    expect(connected.fault?.reason).toBe('Still on after power off');
    connected.observe(read('off'));
    expect(connected.fault).toBeNull();
    connected.judge(FIRST, 'off', at('failed'), read('off'));
    expect(connected.fault).toBeNull();
  });

  test('stays in error for as long as only the same state is read, or none that can be told', () => {
    const connected = socket();
    connected.judge(FIRST, 'off', at('failed'), read('on'));
    for (const state of ['on', 'unknown', 'cycling', 'pendingOn', 'on'] as const)
      connected.observe(read(state));
    expect(connected.fault).not.toBeNull();
  });

  test('whose sequence a person cancelled is off, and nothing went wrong', () => {
    const connected = socket();
    connected.observe(read('off'));
    connected.judge(FIRST, 'on', at('failed', { after: 'off', wasCancelled: true }), read('off'));
    expect(connected).toMatchObject({ fault: null, known: { isOn: false } });
  });

  test('is as the last command left it, whatever an earlier one is told to have come to since', () => {
    const connected = socket();
    connected.observe(read('on'));
    connected.judge(FIRST, 'off', at('unknown', { after: null }), read('on'));
    expect(connected.fault?.reason).toBe('No answer after power off');
    connected.judge(SECOND, 'on', at('confirmed'), read('on'));
    expect(connected.fault).toBeNull();
    connected.judge(FIRST, 'off', at('unknown', { after: null }), read('on'));
    expect(connected.fault).toBeNull();
  });

  test.each([
    ['on', 'off', 'Still off after power on'],
    ['on', 'suspended', 'Still off after power on'],
    ['on', null, 'Not as asked after power on'],
    ['off', 'on', 'Still on after power off'],
    ['cycle', 'on', 'Still on, not power cycled'],
    ['cycle', 'off', 'Not on again after power cycle'],
    ['cycle', 'pendingOn', 'Not as asked after power cycle'],
  ] as const)('after a failed %s that left it %s says "%s"', (action, after, reason) => {
    const connected = socket();
    connected.judge(FIRST, action, at('failed', { after }), read(after ?? 'unknown'));
    expect(connected.fault).toMatchObject({ reason, atMs: 4000 });
  });

  test.each([
    ['off', null, 'No answer after power off'],
    ['off', 'unknown', 'Power off not confirmed'],
    ['cycle', 'on', 'Power cycle not confirmed'],
  ] as const)(
    'of which it is not known what became of %s, and which reads %s, says "%s"',
    (action, after, reason) => {
      const connected = socket();
      connected.judge(FIRST, action, at('unknown', { after }), read('on'));
      expect(connected.fault?.reason).toBe(reason);
    },
  );

  test('of a PDU that did not answer is well again with the next state that is read', () => {
    const connected = socket();
    connected.observe(read('on', 1000));
    connected.unreachable('Power off not sent: the PDU could not be read', 2000);
    connected.observe(read('unknown', 3000));
    expect(connected.fault?.reason).toBe('Power off not sent: the PDU could not be read');
    connected.observe(read('on', 4000));
    expect(connected).toMatchObject({ fault: null, known: { isOn: true, readAtMs: 4000 } });
  });
});
