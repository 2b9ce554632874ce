import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PowerCommand } from '../../shared/model/command.ts';
import { EMPTY_FLEET, type PduView } from '../../shared/model/fleet.ts';
import { outletId } from '../../shared/model/ids.ts';
import { ONLINE, T, testCommand, testPart, testPdu } from '../testing/test-power.ts';
import { forbiddenNow, forbiddenOf, forgetForbidden, startForbiddenWatch, withCommand } from './forbidden.ts';
import { useAppStore } from './store.ts';

const pdu = testPdu(null, { user: 'lab-view' });
const O1 = outletId('1');
const refused = testCommand([testPart('1', { phase: 'failed', wasForbidden: true })]);
const confirmed = testCommand([testPart('2', { phase: 'confirmed' })]);

test('a refusal of the user is kept until somebody else asks', () => {
  const known = withCommand(undefined, pdu, refused);
  expect(known).toMatchObject({ outlets: [O1], isPartly: false });
  if (known === undefined) return;
  const byPdu = { [pdu.id]: known };
  expect(forbiddenNow(byPdu, pdu)).toBe(known);
  expect(forbiddenNow(byPdu, { ...pdu, user: 'lab-ops' })).toBeNull();
});

test('a user who has switched other outlets, before or after, has rights by outlet', () => {
  const partly = { outlets: [O1], isPartly: true };
  expect(withCommand(withCommand(undefined, pdu, refused), pdu, confirmed)).toMatchObject(partly);
  expect(withCommand(withCommand(undefined, pdu, confirmed), pdu, refused)).toMatchObject(partly);
});

test('what was switched after all is not refused any more', () => {
  const two = testCommand(
    ['1', '2'].map((label) => testPart(label, { phase: 'failed', wasForbidden: true })),
  );
  const known = withCommand(withCommand(undefined, pdu, two), pdu, confirmed);
  expect(known).toMatchObject({ outlets: [O1], isPartly: true });
});

describe('in a window', () => {
  const at = (atMs: number) => ({ phaseAtMs: { armed: T, failed: atMs } });
  const late = testCommand([testPart('1', { phase: 'failed', wasForbidden: true, ...at(T + 4000) })]);
  const show = (view: PduView, ...commands: readonly PowerCommand[]) =>
    useAppStore.getState().receiveSnapshot({ ...EMPTY_FLEET, pdus: [view], commands });
  let stop = () => {};

  beforeEach(() => useAppStore.getState().receiveSnapshot(EMPTY_FLEET));
  afterEach(() => {
    stop();
    forgetForbidden(pdu.id);
  });

  test('who tries again is not told the old refusal when everything is read anew', () => {
    stop = startForbiddenWatch();
    show(pdu, late);
    expect(forbiddenOf(pdu)).toMatchObject({ outlets: [O1] });
    forgetForbidden(pdu.id);
    show(pdu, structuredClone(late));
    expect(forbiddenOf(pdu)).toBeNull();
  });

  test('a refusal of one user is not laid on the next, in this window nor in one that opens later', () => {
    stop = startForbiddenWatch();
    show(pdu, late);
    const next = { ...pdu, user: 'lab-ops', connection: { ...ONLINE, sinceMs: T + 9000 } };
    show(next, structuredClone(late));
    expect(forbiddenOf(next)).toBeNull();
    stop();
    stop = startForbiddenWatch();
    expect(forbiddenOf(next)).toBeNull();
  });

  test('a window that opens later knows what was refused to the user of now', () => {
    show(pdu, late);
    stop = startForbiddenWatch();
    expect(forbiddenOf(pdu)).toMatchObject({ outlets: [O1] });
  });
});

test('commands that went well, or failed for another reason, forbid nothing', () => {
  const known = withCommand(undefined, pdu, confirmed);
  expect(known === undefined ? null : forbiddenNow({ [pdu.id]: known }, pdu)).toBeNull();
  const failed = testCommand([testPart('1', { phase: 'failed' })]);
  expect(withCommand(undefined, pdu, failed)).toBeUndefined();
});
