import { describe, expect, test } from 'vitest';
import { accessFacts } from '../../../shared/model/snmp-access.ts';
import { accessOf, EMPTY_SNMP_FIELDS, fieldsOf, passwordProblem, refusedFields } from './snmp-fields.ts';

const FIELDS = {
  ...EMPTY_SNMP_FIELDS,
  readCommunity: 'public',
  writeCommunity: 'private',
  user: 'lab-ops',
  authPassword: 'auth-password',
  privPassword: 'priv-password',
};

describe('the fields become the access that is asked with', () => {
  test('by version', () => {
    const communities = { readCommunity: 'public', writeCommunity: 'private' };
    expect(accessOf('v1', FIELDS)).toEqual({ version: 'v1', ...communities });
    expect(accessOf('v2c', FIELDS)).toEqual({ version: 'v2c', ...communities });
    expect(accessOf('v3', FIELDS)).toMatchObject({
      version: 'v3',
      user: 'lab-ops',
      auth: { protocol: 'sha256', password: 'auth-password' },
      priv: { protocol: 'aes', password: 'priv-password' },
    });
  });

  test('and a password that the level does not use is not sent', () => {
    expect(accessOf('v3', { ...FIELDS, level: 'authNoPriv' })).toMatchObject({ priv: null });
    expect(accessOf('v3', { ...FIELDS, level: 'noAuthNoPriv' })).toMatchObject({ auth: null, priv: null });
  });
});

test('what is known of a user is filled in, and nothing secret is', () => {
  for (const level of ['authPriv', 'authNoPriv', 'noAuthNoPriv'] as const) {
    const fields = fieldsOf(accessFacts(accessOf('v3', { ...FIELDS, level, privProtocol: 'aes256r' })));
    expect(fields).toMatchObject({ user: 'lab-ops', level, authPassword: '', privPassword: '' });
    if (level === 'authPriv') expect(fields.privProtocol).toBe('aes256r');
  }
});

test('a password of v3 has at least 8 characters', () => {
  expect(passwordProblem('')).toBeNull();
  expect(passwordProblem('1234567')).toBe('At least 8 characters');
  expect(passwordProblem('12345678')).toBeNull();
});

test('what the PDU refuses marks the field it is about', () => {
  const refused = { kind: 'authRejected', message: 'Refused.' } as const;
  expect(refusedFields({ ...refused, part: 'user' })).toHaveProperty('user');
  expect(refusedFields({ ...refused, part: 'auth' })).toHaveProperty('authPassword');
  expect(refusedFields({ ...refused, part: 'priv' })).toHaveProperty('privPassword');
  expect(refusedFields({ ...refused, part: 'level' })).toHaveProperty('level');
  expect(refusedFields(refused)).toHaveProperty('user');
  expect(refusedFields({ kind: 'timeout', message: 'No answer.' })).toEqual({});
  expect(refusedFields(null)).toEqual({});
});
