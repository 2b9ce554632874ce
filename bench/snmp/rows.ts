import { fewerThan, milliseconds, ratio, seconds } from '../numbers.ts';
import type { Row } from '../table.ts';
import { LATE_MS, type AskedByTool } from './asked.ts';
import type { RecordedResult } from './recorded.ts';
import type { SimulatedResult } from './simulated-pdu.ts';

const MOST_EXCHANGES = 60;
const TOOL = 'snmpbulkwalk';
const LATE = `time with answers ${LATE_MS} ms late`;

function exchangesRow(what: string, ours: number, tool: AskedByTool | null, target = ''): Row {
  return {
    what: `${what}, exchanges`,
    measured: String(ours),
    beside:
      tool === null ? `${TOOL} not installed` : `${TOOL} ${tool.exchanges} (-Cr100: ${tool.filledExchanges})`,
    ratio: ratio(ours, tool?.exchanges ?? null),
    target,
  };
}

/** Beside the same of something else; `theirs` is null where that is not installed. */
function costRow(
  what: string,
  ours: number,
  beside: { readonly by: string; readonly theirs: number | null; readonly as?: (value: number) => string },
): Row {
  const { by, theirs, as = seconds } = beside;
  return {
    what,
    measured: as(ours),
    beside: theirs === null ? `${by} not installed` : `${by} ${as(theirs)}`,
    ratio: ratio(ours, theirs),
    target: '',
  };
}

/** Rows of the recorded devices; `snmpbulkwalk` reads everything below what a reading needs. */
export function recordedRows(results: readonly RecordedResult[]): readonly Row[] {
  return results.flatMap(({ walk, reading, discovery, tool }) => {
    const target = tool === null ? '' : fewerThan(tool.exchanges, reading.exchanges);
    const atOnce = { by: TOOL, theirs: tool?.seconds ?? null };
    const late = { by: TOOL, theirs: tool?.lateSeconds ?? null };
    return [
      exchangesRow(`${walk}: full reading`, reading.exchanges, tool, target),
      costRow(`${walk}: full reading, time`, reading.seconds, atOnce),
      costRow(`${walk}: full reading, ${LATE}`, reading.lateSeconds, late),
      exchangesRow(`${walk}: discovery`, discovery.exchanges, tool),
      costRow(`${walk}: discovery, ${LATE}`, discovery.lateSeconds, late),
    ];
  });
}

/** Rows of the simulated PDU. */
export function simulatedRows({ v2c, v3, rpc, discovery, tool }: SimulatedResult): readonly Row[] {
  const [byV2c, byV3] = ['Full refresh by v2c', 'Full refresh by v3'];
  const walked = { by: TOOL, theirs: tool?.lateSeconds ?? null };
  return [
    exchangesRow(byV2c, v2c.exchanges, tool, fewerThan(MOST_EXCHANGES, v2c.exchanges)),
    costRow(`${byV2c}, ${LATE}`, v2c.lateSeconds, walked),
    exchangesRow('Discovery by v2c', discovery.exchanges, tool),
    costRow(`Discovery by v2c, ${LATE}`, discovery.lateSeconds, walked),
    costRow(`${byV2c}, ${LATE}`, v2c.lateSeconds, { by: 'JSON-RPC', theirs: rpc.lateSeconds }),
    costRow(`${byV2c}, processor time`, v2c.cpuMs, { by: 'JSON-RPC', theirs: rpc.cpuMs, as: milliseconds }),
    costRow(`${byV3}, exchanges`, v3.exchanges, { by: 'v2c', theirs: v2c.exchanges, as: String }),
    costRow(`${byV3}, ${LATE}`, v3.lateSeconds, { by: 'v2c', theirs: v2c.lateSeconds }),
    costRow(`${byV3}, processor time`, v3.cpuMs, { by: 'v2c', theirs: v2c.cpuMs, as: milliseconds }),
  ];
}
