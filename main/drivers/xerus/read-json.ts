/**
 * Readers for what devices send: `unknown` in, the value or null out. Firmware differs in the fields it sends
 * (Xerus reference 6.2), so everything is optional here and the caller decides what it cannot do without.
 */
export type JsonRecord = Readonly<Record<string, unknown>>;

export const EMPTY_RECORD: JsonRecord = {};

export function readRecord(value: unknown): JsonRecord | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : null;
}

export function readList(value: unknown): readonly unknown[] | null {
  return Array.isArray(value) ? value : null;
}

export function readText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function readFlag(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

/** A finite number; JSON such as `1e999` becomes Infinity and is none. */
export function readNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function readInteger(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

/** A delay or a count: a whole number that is not negative. */
export function readCount(value: unknown): number | null {
  const number = readInteger(value);
  return number !== null && number >= 0 ? number : null;
}

/** Reference to an object on the device. RIDs are opaque and change with the firmware: they live in memory only. */
export interface ObjectRef {
  readonly rid: string;
  readonly type: string;
}

/** RIDs become URL paths: only what may stand in one, so that a device cannot smuggle headers or hosts in. */
const RID = /^\/[\w/:.,~@!$&'()*+;=%-]*$/u;

export function readRef(value: unknown): ObjectRef | null {
  const record = readRecord(value);
  const rid = readText(record?.['rid']);
  if (rid === null || rid.length > 500 || !RID.test(rid)) return null;
  return { rid, type: readText(record?.['type']) ?? '' };
}

/** The references in a list; nulls and broken ones stay as null so that positions keep their meaning. */
export function readRefs(value: unknown): readonly (ObjectRef | null)[] {
  return (readList(value) ?? []).map(readRef);
}
