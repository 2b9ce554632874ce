import type { CertificateInfo } from '../../../shared/model/device-error.ts';
import { formatDate } from '../../../shared/words/durations.ts';

const SHOWN_AT_ENDS = 6;

/** `7C 41 9E …` from 64 hex digits, with or without separators. */
export function fingerprintBytes(fingerprint: string): readonly string[] {
  return (
    fingerprint
      .toUpperCase()
      .replaceAll(/[^0-9A-F]/gu, '')
      .match(/../gu) ?? []
  );
}

/** `41 D2 0C 9B 77 E1 … 5A 7F 0A`: to recognise, never to compare. */
export function fingerprintEnds(fingerprint: string): string {
  const bytes = fingerprintBytes(fingerprint);
  return `${bytes.slice(0, SHOWN_AT_ENDS).join(' ')} … ${bytes.slice(-SHOWN_AT_ENDS / 2).join(' ')}`;
}

export function isSameFingerprint(one: string, other: string): boolean {
  return fingerprintBytes(one).join('') === fingerprintBytes(other).join('');
}

export function issuerText({ selfSigned, issuer }: CertificateInfo): string {
  return selfSigned ? 'Same as subject (self-signed)' : issuer;
}

/** `2025-02-11 to 2035-02-09`, and whether today is in it. */
export function validityText({ validFromMs, validToMs }: CertificateInfo, nowMs: number): string {
  const span = `${formatDate(validFromMs)} to ${formatDate(validToMs)}`;
  if (nowMs > validToMs) return `${span}, expired`;
  return nowMs < validFromMs ? `${span}, not valid yet` : span;
}

export const COMPARED_TEXT = 'I compared it, and all 32 bytes match';
export const HOW_TO_COMPARE =
  'To compare: open the PDU’s web page from a network you trust, or its serial console, and read the fingerprint of the active TLS certificate.';
