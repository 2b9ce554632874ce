import type { DeviceError } from '../../../../shared/model/device-error.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';
import type { Oid } from '../../../snmp/oid.ts';
import type { SnmpValues } from '../../../snmp/value.ts';
import type { AgentLimits } from './agent-limits.ts';
import type { AgentLink, LinkCall } from './agent-link.ts';
import { ColumnReader } from './column-reader.ts';
import { protocolError } from './error-kinds.ts';
import { cursorOf, type ColumnCursor } from './step-columns.ts';

/** More than any PDU has: linked units with 60 outlets and 10 sensors each are below 4000. */
const MAX_ROWS = 4096;
const MAX_EXCHANGES = 4096;
/** Rows asked for of a table nothing is known about. */
const FIRST_GUESS = 10;

/** Rows that are worth asking for: those still expected and the one that shows the end. */
function rowsToAsk(cursors: readonly ColumnCursor[], expectedRows: number | null): number {
  const known =
    expectedRows ?? Math.max(0, ...cursors.filter((each) => each.hasEnded).map(({ rows }) => rows));
  const rows = cursors.find((each) => !each.hasEnded)?.rows ?? 0;
  if (known > 0 && known >= rows) return known - rows + 1;
  return rows === 0 ? FIRST_GUESS : Number.POSITIVE_INFINITY;
}

/** Every cell of these columns, from their first rows to their ends. */
export async function walkColumns(
  link: AgentLink,
  limits: AgentLimits,
  columns: readonly Oid[],
  call: LinkCall & { readonly expectedRows?: number },
): Promise<Result<SnmpValues, DeviceError>> {
  const reader = new ColumnReader(link, limits, call);
  const cursors = [...new Set(columns)].map((column) => cursorOf(column));
  for (let exchanges = 0; exchanges < MAX_EXCHANGES; exchanges += 1) {
    const open = cursors.filter((each) => !each.hasEnded);
    if (open.length === 0) return ok(reader.values);
    if (open.some(({ rows }) => rows > MAX_ROWS)) break;
    const step = await reader.advance(open, rowsToAsk(cursors, call.expectedRows ?? null));
    if (!step.ok) return step;
  }
  const { hostPort } = link.context;
  return err(
    protocolError(
      columns[0] ?? null,
      `A table of the PDU at ${hostPort} does not end; restart the PDU or update its firmware.`,
    ),
  );
}
