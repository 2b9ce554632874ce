import { numberOf, textOf, type SnmpValue, type SnmpValues } from '../../../snmp/value.ts';
import { indexParts, type Oid } from '../../../snmp/oid.ts';
import { oidOf } from './cell.ts';
import type { Codes, Condition, NumberSource, TextSource, TextSources } from './sources.ts';

/*
 * What a family's sources say for one row, from values that were read. Devices are untrusted: what does not fit its
 * source counts as absent.
 */

const MAX_TEXT = 256;
const LEADING_NUMBER = /^[-+]?\d+(?:\.\d+)?/u;

/** Text as it may be shown: on one line, without control characters, at most 256 characters. */
export function plainText(text: string): string {
  const printable = text.replaceAll(/\p{C}+/gu, ' ').trim();
  return printable
    .slice(0, MAX_TEXT)
    .replace(/\p{Cs}$/u, '')
    .trim();
}

/** What a number means; undefined for numbers that are not listed. */
export function meaningOf<Meaning>(codes: Codes<Meaning>, code: number | null): Meaning | undefined {
  return code === null || !Object.hasOwn(codes, code) ? undefined : codes[code];
}

/** A bit of a BITS value: 0 is the most significant of the first byte. False for what is no BITS. */
export function isBitSet(value: SnmpValue | undefined, bit: number): boolean {
  if (value?.type !== 'octets') return false;
  const byte = value.value[Math.floor(bit / 8)] ?? 0;
  return (byte & (0x80 >> (bit % 8))) !== 0;
}

/** Whether a condition holds for a row; what is not known does not hold. */
export function holds(condition: Condition, row: string, values: SnmpValues): boolean {
  const value = values.get(oidOf(condition, row));
  if ('present' in condition) return value !== undefined;
  if ('absent' in condition) return value === undefined;
  if ('bit' in condition)
    return isBitSet(value, condition.bit) || (condition.orAbsent === true && value === undefined);
  if ('notEmpty' in condition) return (textOf(value) ?? '') !== '';
  const number = numberOf(value);
  if ('unless' in condition) return number !== condition.unless;
  if (number === null) return false;
  if ('atLeast' in condition) return number >= condition.atLeast;
  return typeof condition.equals === 'number'
    ? number === condition.equals
    : condition.equals.includes(number);
}

/** Whether all hold; true for none. */
export function allHold(
  conditions: readonly Condition[] | undefined,
  row: string,
  values: SnmpValues,
): boolean {
  return (conditions ?? []).every((condition) => holds(condition, row, values));
}

function indexText(source: Extract<TextSource, { indexPart: number }>, row: string): string | null {
  const part = indexParts(row).at(source.indexPart);
  return part === undefined ? null : `${source.prefix ?? ''}${part + (source.base ?? 0)}`;
}

/** Text of a cell: of an OCTET STRING, or the digits of a number (some agents keep labels as numbers). */
function cellText(value: SnmpValue | undefined): string | null {
  return textOf(value) ?? numberOf(value)?.toString() ?? null;
}

function sourceText(source: TextSource, row: string, values: SnmpValues): string | null {
  if ('text' in source) return source.text;
  if ('indexPart' in source) return indexText(source, row);
  const text = cellText(values.get(oidOf(source, row)));
  const { pattern, prefix = '' } = source;
  const kept =
    pattern === undefined ? text : (pattern.exec((text ?? '').slice(0, 4 * MAX_TEXT))?.[1] ?? null);
  return kept === null || kept.trim() === '' ? null : prefix + kept;
}

/**
 * The first of the sources that is there and not empty, ready to be shown; null without any. `absentTexts` are those that
 * stand for "none", in lower case.
 */
export function textFrom(
  sources: TextSources | undefined,
  row: string,
  values: SnmpValues,
  absentTexts: readonly string[] = [],
): string | null {
  for (const source of sources ?? []) {
    const text = plainText(sourceText(source, row, values) ?? '');
    if (text !== '' && !absentTexts.includes(text.toLowerCase())) return text;
  }
  return null;
}

/** A number in the unit the source says; null where there is none. */
export function numberFrom(source: NumberSource | undefined, row: string, values: SnmpValues): number | null {
  if (source === undefined) return null;
  const raw = 'number' in source ? source.number : rawNumber(values.get(oidOf(source, row)));
  if (raw === null || (raw < 0 && source.signed !== true)) return null;
  return scaled(raw, source.scale ?? 1);
}

function rawNumber(value: SnmpValue | undefined): number | null {
  const number = numberOf(value);
  if (number !== null) return number;
  const digits = LEADING_NUMBER.exec(textOf(value) ?? '')?.[0];
  return digits === undefined ? null : Number(digits);
}

/** `raw × scale` without the noise of binary fractions. */
export function scaled(raw: number, scale: number): number {
  return Number((raw * scale).toPrecision(15));
}

/** OIDs a text may come from, for one row. */
export function textOids(sources: TextSources | undefined, row: string): readonly Oid[] {
  return (sources ?? []).flatMap((source) =>
    'text' in source || 'indexPart' in source ? [] : [oidOf(source, row)],
  );
}
