import { InvalidArgumentError } from 'commander';

/** Parsers of option values; what they throw, commander prints beside the option's name. */
export function parseWhole(text: string): number {
  const value = Number(text);
  if (!/^\d+$/u.test(text) || !Number.isSafeInteger(value))
    throw new InvalidArgumentError('Use a whole number.');
  return value;
}

export function parsePort(text: string): number {
  const port = parseWhole(text);
  if (port > 65_535) throw new InvalidArgumentError('Use a port from 0 to 65535.');
  return port;
}

/** Of a SHA-256 fingerprint however it is spelled; 64 upper-case hex digits. */
export function parseFingerprint(text: string): string {
  const digits = text.replaceAll(/[\s:]/gu, '').toUpperCase();
  if (!/^[0-9A-F]{64}$/u.test(digits))
    throw new InvalidArgumentError('Use the 64 hex digits of a SHA-256 fingerprint, with or without colons.');
  return digits;
}

/** Up to an hour, as on the PDUs. */
export function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (text.trim() === '' || !Number.isFinite(seconds) || seconds < 0 || seconds > 3600) {
    throw new InvalidArgumentError('Use seconds from 0 to 3600.');
  }
  return seconds;
}

/** Milliseconds since 1970. */
export function parseInstant(text: string): number {
  const atMs = Date.parse(text);
  if (Number.isNaN(atMs))
    throw new InvalidArgumentError('Use an ISO 8601 time such as 2026-03-04T14:28:03Z.');
  return atMs;
}
