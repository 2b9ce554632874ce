import type { OverCurrentProtectorType, Pole, TransferSwitch } from '../../../shared/model/pdu.ts';
import type { PoleName } from '../../../shared/model/quantity.ts';
import { quotable } from './http-errors.ts';
import { readCount, readList, readNumber, readRecord, readText, type JsonRecord } from './read-json.ts';

/** `PowerLine` (reference 4.1); earth and direct current have no place in the model. */
const LINES: readonly PoleName[] = ['L1', 'L2', 'L3', 'N'];

const OCP_TYPES: readonly OverCurrentProtectorType[] = [
  'breaker1Pole',
  'breaker2Pole',
  'breaker3Pole',
  'fuse',
  'fusePair',
  'rcbo2Pole',
  'rcbo3Pole',
  'rcbo4Pole',
];

const TRANSFER_SWITCH_TYPES: readonly TransferSwitch['type'][] = ['sts', 'ats', 'hts'];

/** An enumeration's name by its number; a number that a newer firmware added is `unknown`. */
function enumName<Name extends string>(names: readonly Name[], value: unknown): Name | 'unknown' {
  return (typeof value === 'number' ? names[value] : undefined) ?? 'unknown';
}

export const parseOcpType = (metaData: JsonRecord | null): OverCurrentProtectorType =>
  enumName(OCP_TYPES, metaData?.['type']);
export const parseTransferSwitchType = (metaData: JsonRecord | null): TransferSwitch['type'] =>
  enumName(TRANSFER_SWITCH_TYPES, metaData?.['type']);

/** Printed label, on one line; without one, `fallback`. */
export function parseLabel(metaData: JsonRecord | null, fallback: string): string {
  const label = quotable(readText(metaData?.['label']) ?? '');
  return label === '' ? fallback : label;
}

/** Text such as a plug or receptacle type. */
export function parsePlainText(metaData: JsonRecord | null, field: string): string {
  return quotable(readText(metaData?.[field]) ?? '');
}

/** Amperes of `Rating` (reference 4.1), free of the noise of a 32-bit float; null when there is none. */
export function parseRatingAmperes(metaData: JsonRecord | null): number | null {
  const rating = readRecord(metaData?.['rating']);
  const positive = (value: unknown) => {
    const amperes = readNumber(value);
    return amperes !== null && amperes > 0 && amperes < 1e5 ? Math.round(amperes * 1000) / 1000 : null;
  };
  return positive(rating?.['decimalCurrent']) ?? positive(rating?.['current']);
}

/** A pole with the struct it came from, which also holds the pole's sensor references. */
export interface ParsedPole extends Pole {
  readonly raw: JsonRecord;
}

/**
 * Poles of an inlet or outlet (`nodeId`), a protector or a transfer switch (`outNodeId`: the side its outlets hang on),
 * reference 4.5. Poles that are no L1 to N are left out, and a line that comes twice counts once.
 */
export function parsePoles(value: unknown): readonly ParsedPole[] {
  const poles: ParsedPole[] = [];
  for (const item of readList(value) ?? []) {
    const raw = readRecord(item);
    const lineNumber = raw?.['line'];
    const line = typeof lineNumber === 'number' ? LINES[lineNumber] : undefined;
    if (raw === null || line === undefined || poles.some((pole) => pole.line === line)) continue;
    poles.push({ line, nodeId: readCount(raw['nodeId']) ?? readCount(raw['outNodeId']), raw });
  }
  return poles;
}

export const plainPoles = (poles: readonly ParsedPole[]): readonly Pole[] =>
  poles.map(({ line, nodeId }) => ({ line, nodeId }));
