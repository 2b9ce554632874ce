import { describe, expect, test } from 'vitest';
import { outletId, pduId } from '../../../shared/model/ids.ts';
import type { PowerState } from '../../../shared/model/power-state.ts';
import { deriveStatus } from './derive-status.ts';
import { ConnectedSocket } from './connected-socket.ts';

/** A socket in which these states were read, one each second. */
function socket(...states: readonly PowerState[]): ConnectedSocket {
  const connected = new ConnectedSocket({
    pdu: pduId('MEM001'),
    outlet: outletId('1'),
    endpoint: 'db-02',
    connectedAtMs: 0,
  });
  for (const [at, powerState] of states.entries())
    connected.observe({ powerState, lastPowerStateChangeMs: null, readAtMs: (at + 1) * 1000 });
  return connected;
}

const statusOf = (...sockets: readonly ConnectedSocket[]) => deriveStatus('db-02', sockets)?.status ?? null;

describe('the status of a resource', () => {
  test('is none before anything was read', () => {
    expect(statusOf(socket())).toBeNull();
    expect(statusOf(socket('unknown'))).toBeNull();
    expect(statusOf(socket('pendingOn'))).toBeNull();
    expect(statusOf()).toBeNull();
  });

  test('is none while one socket is off and the other was never read', () => {
    expect(statusOf(socket('off'), socket())).toBeNull();
    expect(statusOf(socket('on'), socket('unknown'))).toBe('Online');
  });

  test.each(['off', 'suspended', 'shed'] as const)('is Offline when all are %s', (state) => {
    expect(statusOf(socket(state), socket('off'))).toBe('Offline');
  });

  test.each(['unknown', 'pendingOn', 'cycling'] as const)('is not changed by %s alone', (state) => {
    expect(statusOf(socket('on', state))).toBe('Online');
    expect(statusOf(socket('off', state))).toBe('Offline');
  });

  test('is as old as what it follows from: the last that is on, or the first of those that are off', () => {
    expect(deriveStatus('db-02', [socket('on', 'on'), socket('on')])).toMatchObject({ atMs: 2000 });
    expect(deriveStatus('db-02', [socket('off', 'off'), socket('off')])).toMatchObject({ atMs: 1000 });
  });
});
