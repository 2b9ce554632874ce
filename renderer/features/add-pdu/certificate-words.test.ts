import { expect, test } from 'vitest';
import {
  fingerprintEnds,
  fingerprintBytes,
  isSameFingerprint,
  issuerText,
  validityText,
} from './certificate-words.ts';

const fingerprint = '7C419ED05B22A8F3640DB917CE853AF6912E48DB70C31F9AE4560B8D37A2F964';
const certificate = {
  fingerprint,
  subject: 'CN=pdu-d02-l.lab.example',
  issuer: 'CN=Lab CA',
  selfSigned: false,
  validFromMs: new Date(2025, 1, 11).getTime(),
  validToMs: new Date(2035, 1, 9).getTime(),
  key: 'RSA 2048',
};

test('a fingerprint is shortened only to be recognised', () => {
  expect(fingerprintBytes(fingerprint)).toHaveLength(32);
  expect(fingerprintEnds(fingerprint)).toBe('7C 41 9E D0 5B 22 … A2 F9 64');
});

test('colons and case make no difference between fingerprints', () => {
  expect(isSameFingerprint(fingerprint, fingerprintBytes(fingerprint).join(':').toLowerCase())).toBe(true);
  expect(isSameFingerprint(fingerprint, fingerprint.replace('7C', '7D'))).toBe(false);
});

test('a certificate outside its validity says so', () => {
  const words = (nowMs: number) => validityText(certificate, nowMs);
  expect(words(new Date(2026, 0, 1).getTime())).toBe('2025-02-11 to 2035-02-09');
  expect(words(new Date(2036, 0, 1).getTime())).toBe('2025-02-11 to 2035-02-09, expired');
  expect(words(new Date(2024, 0, 1).getTime())).toBe('2025-02-11 to 2035-02-09, not valid yet');
});

test('a self-signed certificate names no issuer of its own', () => {
  expect(issuerText(certificate)).toBe('CN=Lab CA');
  expect(issuerText({ ...certificate, selfSigned: true })).toBe('Same as subject (self-signed)');
});
