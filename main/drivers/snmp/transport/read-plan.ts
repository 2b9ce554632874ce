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

interface ReadPlan {
  readonly ranges: readonly Range[];
  /** What is asked for by name. */
  readonly names: readonly Oid[];
}

/** What can be read either way. */
interface Choice {
  readonly range: Range;
  /** The wanted cells of the range. */
  readonly cells: readonly Oid[];
  /** Answers that the range fills. */
  readonly answers: number;
  /** GETs that its cells fill. */
  readonly gets: number;
}

/** Cells of rows in between that nobody asked for and that are cheaper to read than to leave out. */
const MAX_UNWANTED_CELLS = 24;
/** About what fits an answer when columns stand side by side: a shorter range beside a longer one is asked for as many. */
const ROWS_AT_ONCE = 12;

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

function choicesOf({ columns, rows, wanted }: CellBlock, limits: AgentLimits): readonly Choice[] {
  const places = new Map(rows.map((row, place) => [row, place]));
  const known = wanted.flatMap((row) => places.get(row) ?? []).toSorted((a, b) => a - b);
  return runsOf(known, columns.length).map((run) => {
    const first = run[0] ?? 0;
    const last = run.at(-1) ?? first;
    const height = last - first + 1;
    const cells = cellsOf(
      columns,
      run.flatMap((place) => rows[place] ?? []),
    );
    return {
      range: { columns, after: rows[first - 1] ?? null, last: rows[last] ?? '', rows: height },
      cells,
      answers: (height * limits.cellSizes.rowBytes(columns)) / ANSWER_BYTES,
      gets: cells.length / limits.varbinds.size,
    };
  });
}

/** How many of these choices, from the first, should be read by GETBULK for the fewest exchanges. */
function countForBulk(choices: readonly Choice[], named: number, limits: AgentLimits): number {
  const { repetitions, varbinds } = limits;
  let byName = choices.reduce((sum, { cells }) => sum + cells.length, named);
  let best = { count: 0, exchanges: Math.ceil(byName / varbinds.size) };
  let tallest = 0;
  let answers = 0;
  for (const [place, { range, cells, answers: own }] of choices.entries()) {
    const asked = place === 0 ? range.rows : Math.ceil(range.rows / ROWS_AT_ONCE) * ROWS_AT_ONCE;
    tallest = Math.max(tallest, range.rows);
    answers += (own * asked) / range.rows;
    byName -= cells.length;
    const bulks = Math.ceil(Math.max(tallest / repetitions.size, answers));
    const exchanges = bulks + Math.ceil(byName / varbinds.size);
    if (exchanges <= best.exchanges) best = { count: place + 1, exchanges };
  }
  return best.count;
}

/**
 * Cells that lie close together by GETBULK, the others by GET, so that all of it takes the fewest exchanges: a column that
 * is dear by itself may be cheap beside others, for agents answer only so many rows at once.
 */
export function planRead(
  blocks: readonly CellBlock[],
  single: readonly Oid[],
  limits: AgentLimits,
): ReadPlan {
  const unknown = blocks.flatMap(({ columns, rows, wanted }) => {
    const known = new Set(rows);
    return cellsOf(
      columns,
      wanted.filter((row) => !known.has(row)),
    );
  });
  // Those that gain most by it first.
  const choices = blocks
    .flatMap((block) => choicesOf(block, limits))
    .toSorted((a, b) => a.answers - a.gets - (b.answers - b.gets));
  const names = [...single, ...unknown];
  const count = limits.bulk ? countForBulk(choices, names.length, limits) : 0;
  return {
    ranges: choices.slice(0, count).map(({ range }) => range),
    names: [...names, ...choices.slice(count).flatMap(({ cells }) => cells)],
  };
}

/** The OIDs of these cells. */
export function cellsOf(columns: readonly Oid[], rows: readonly string[]): readonly Oid[] {
  return rows.flatMap((row) => columns.map((column) => `${column}.${row}`));
}
