import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { describeKey } from './certificate.ts';

test('the key of a certificate is named as people read it elsewhere', () => {
  expect(describeKey(generateKeyPairSync('ed25519').publicKey)).toBe('Ed25519');
  expect(describeKey(generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).publicKey)).toBe('EC P-256');
  expect(describeKey(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey)).toBe('RSA 1024');
});
