import { expect, test } from 'vitest';
import { outletId } from '../../shared/model/ids.ts';
import { testCommand, testPart, testPdu } from '../testing/test-power.ts';
import { forbiddenNow, withCommand } from './forbidden.ts';

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

test('commands that went well, or failed for another reason, forbid nothing', () => {
  const known = withCommand(undefined, pdu, confirmed);
  expect(known === undefined ? null : forbiddenNow({ [pdu.id]: known }, pdu)).toBeNull();
  const failed = testCommand([testPart('1', { phase: 'failed' })]);
  expect(withCommand(undefined, pdu, failed)).toBeUndefined();
});
