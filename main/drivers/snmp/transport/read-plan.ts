import type { Oid } from '../../../snmp/oid.ts';
import type { AgentLimits } from './agent-limits.ts';
import { ANSWER_BYTES } from './answer-size.ts';
import type { CellBlock } from './snmp-client.ts';

/** Neighbouring rows of some columns, read by GETBULK. */
export interface Range {
  readonly columns: readonly Oid[];
  /** The row before the first; null at the top of the table. */
  readonly after: string | null;
  readonly last: string;
  /** Rows there were when the table was walked. */
  readonly rows: number;
}

export interface ReadPlan {
  readonly ranges: readonly Range[];
  /** What is asked for by name. */
  readonly names: readonly Oid[];
}

/** Cells of rows in between that nobody asked for and that are cheaper to read than to leave out. */
const MAX_UNWANTED_CELLS = 24;

/** Runs of wanted rows, as first and last place in the block's rows. */
function runsOf(places: readonly number[], columns: number): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const place of places) {
    const run = runs.at(-1);
    const gap = place - (run?.at(-1) ?? Number.NEGATIVE_INFINITY) - 1;
    if (run !== undefined && gap * columns <= MAX_UNWANTED_CELLS) run.push(place);
    else runs.push([place]);
  }
  return runs;
}

function exchangesOfBulk(columns: readonly Oid[], rows: number, limits: AgentLimits): number {
  const rowsThatFit = Math.max(1, Math.floor(ANSWER_BYTES / limits.cellSizes.rowBytes(columns)));
  return Math.ceil(rows / Math.min(rowsThatFit, limits.repetitions.size));
}

/** Cells that lie close together by GETBULK, the others by GET, whichever takes fewer exchanges. */
export function planRead(
  blocks: readonly CellBlock[],
  single: readonly Oid[],
  limits: AgentLimits,
): ReadPlan {
  const ranges: Range[] = [];
  const names: Oid[] = [...single];
  for (const { columns, rows, wanted } of blocks) {
    const places = new Map(rows.map((row, place) => [row, place]));
    const known = wanted.flatMap((row) => places.get(row) ?? []).toSorted((a, b) => a - b);
    const unknown = wanted.filter((row) => !places.has(row));
    names.push(...cellsOf(columns, unknown));
    for (const run of runsOf(known, columns.length)) {
      const first = run[0] ?? 0;
      const last = run.at(-1) ?? first;
      const byName = (run.length * columns.length) / limits.varbinds.size;
      const isCheap = exchangesOfBulk(columns, last - first + 1, limits) <= byName;
      if (limits.bulk && isCheap) {
        const after = rows[first - 1] ?? null;
        ranges.push({ columns, after, last: rows[last] ?? '', rows: last - first + 1 });
      } else {
        names.push(
          ...cellsOf(
            columns,
            run.flatMap((place) => rows[place] ?? []),
          ),
        );
      }
    }
  }
  return { ranges, names };
}

/** The OIDs of these cells. */
export function cellsOf(columns: readonly Oid[], rows: readonly string[]): readonly Oid[] {
  return rows.flatMap((row) => columns.map((column) => `${column}.${row}`));
}
