import type { DeviceError } from '../../../../shared/model/device-error.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { compareOids, type Oid } from '../../../snmp/oid.ts';
import type { SnmpValues } from '../../../snmp/value.ts';
import type { AgentLimits } from './agent-limits.ts';
import type { AgentLink, LinkCall } from './agent-link.ts';
import { ColumnReader } from './column-reader.ts';
import { GetValues } from './get-values.ts';
import { cellsOf, planRead, type Range } from './read-plan.ts';
import type { CellBlock } from './snmp-client.ts';
import { cursorOf, type ColumnCursor } from './step-columns.ts';

interface Part {
  readonly cursor: ColumnCursor;
  readonly last: Oid;
  readonly rows: number;
}

function partsOf({ columns, after, last, rows }: Range): readonly Part[] {
  return columns.map((column) => ({
    cursor: cursorOf(column, after === null ? column : `${column}.${after}`),
    last: `${column}.${last}`,
    rows,
  }));
}

/** Rows that a range may have got since it was walked, besides as many again. Agents invent rows without end. */
const FEW_NEW_ROWS = 20;

/**
 * Ranges of the same height side by side, until each has been passed or GETBULK turns out not to work. What stands behind
 * too many new rows is asked for by name.
 */
async function readRanges(
  reader: ColumnReader,
  ranges: readonly Range[],
): Promise<Result<null, DeviceError>> {
  const parts = ranges.toSorted((a, b) => b.rows - a.rows).flatMap(partsOf);
  for (;;) {
    for (const { cursor, last, rows } of parts)
      cursor.hasEnded ||= compareOids(cursor.at, last) >= 0 || cursor.rows > 2 * rows + FEW_NEW_ROWS;
    const open = parts.filter(({ cursor }) => !cursor.hasEnded);
    const [first] = open;
    if (first === undefined || !reader.bulk) return ok(null);
    const left = first.rows - first.cursor.rows;
    const rows = left > 0 ? left : FEW_NEW_ROWS;
    const step = await reader.advance(
      open.map(({ cursor }) => cursor),
      rows,
    );
    if (!step.ok) return step;
  }
}

/** Cells and single OIDs in as few exchanges as the agent allows. */
export async function readCells(
  link: AgentLink,
  limits: AgentLimits,
  cells: { readonly blocks: readonly CellBlock[]; readonly single: readonly Oid[] },
  call: LinkCall,
): Promise<Result<SnmpValues, DeviceError>> {
  const plan = planRead(cells.blocks, cells.single, limits);
  const reader = new ColumnReader(link, limits, call);
  const ranged = await readRanges(reader, plan.ranges);
  if (!ranged.ok) return ranged;
  const names = new Set(plan.names);
  const missed = cells.blocks
    .flatMap(({ columns, wanted }) => cellsOf(columns, wanted))
    .filter((oid) => !names.has(oid) && !isSettled(oid, reader, limits));
  const named = await new GetValues(link, limits, [...names, ...missed], call).run();
  if (!named.ok) return named;
  for (const oid of missed) if (!named.value.has(oid)) limits.missing.add(oid);
  return ok(new Map([...reader.values, ...named.value]));
}

function isSettled(oid: Oid, reader: ColumnReader, limits: AgentLimits): boolean {
  return reader.values.has(oid) || reader.empty.has(oid) || limits.missing.has(oid);
}
