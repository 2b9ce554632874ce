/** A place in the list: what comes after it is older. */
export interface Cursor {
  readonly atMs: number;
  readonly source: 'audit' | 'event';
  readonly number: number;
}

/** Newest first; of one moment the audit first, then by number. The same order as the queries have. */
export function compareLines(one: Cursor, other: Cursor): number {
  if (one.atMs !== other.atMs) return other.atMs - one.atMs;
  if (one.source !== other.source) return one.source === 'audit' ? -1 : 1;
  return other.number - one.number;
}

export function cursorText({ atMs, source, number }: Cursor): string {
  return `${atMs}:${source}:${number}`;
}

/** Null for the beginning of the list, and for what no page ever said. */
export function parseCursor(text: string | null): Cursor | null {
  const match = /^(-?\d{1,16}):(audit|event):(\d{1,16})$/u.exec(text ?? '');
  if (match === null) return null;
  return {
    atMs: Number(match[1]),
    source: match[2] === 'audit' ? 'audit' : 'event',
    number: Number(match[3]),
  };
}

/** `audit:318` or `event:57`; null when it is neither. */
export function parseLineId(id: string): Pick<Cursor, 'source' | 'number'> | null {
  const match = /^(audit|event):(\d{1,16})$/u.exec(id);
  if (match === null) return null;
  return { source: match[1] === 'audit' ? 'audit' : 'event', number: Number(match[2]) };
}
