/**
 * What firmware, agents and people who take numbers out of recordings write where there is no serial number: in lower
 * case, words with one space between them. `not set` is Xerus's, `notsupported` APC's, `default string` and `to be filled
 * by o e m` those of makers of boards.
 */
const NO_SERIAL_NUMBER: ReadonlySet<string> = new Set([
  'default',
  'default string',
  'empty',
  'hidden',
  'invalid',
  'n a',
  'na',
  'nil',
  'no serial',
  'no serial number',
  'none',
  'not applicable',
  'not assigned',
  'not available',
  'not configured',
  'not defined',
  'not programmed',
  'not set',
  'not specified',
  'not supported',
  'notsupported',
  'null',
  'private',
  'removed',
  'sensitive',
  'serial',
  'serial number',
  'serialnumber',
  'sn',
  'system serial number',
  'tbd',
  'to be filled by o e m',
  'unavailable',
  'undefined',
  'unknown',
  'unset',
]);

/** A memory that nothing was written to, or a pattern to fill in: nothing but zeros, nothing but Fs, nothing but Xs. */
const FILLER = /^(?:0+|f{4,}|x+)$/u;

/** Digits in a row, as examples in manuals have. */
const EXAMPLES: ReadonlySet<string> = new Set(['123456789', '1234567890', '0123456789']);

/**
 * A serial number as a PDU tells it; empty for a text that stands for none. Many PDUs share such a text, and would pass
 * for one: those are known by MAC address or address instead (docs/contracts.md, "Names of things").
 */
export function tellingSerial(serial: string): string {
  const words = serial
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const joined = words.replaceAll(' ', '');
  // A serial number becomes the key of a PDU, also in plain objects: no device has one like `constructor`.
  const isWord = serial in {};
  const isTelling =
    joined !== '' && !isWord && !NO_SERIAL_NUMBER.has(words) && !FILLER.test(joined) && !EXAMPLES.has(joined);
  return isTelling ? serial : '';
}
