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
