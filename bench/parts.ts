import { benchClick } from './click.ts';
import type { PartReport } from './document.ts';
import { benchProtocol } from './protocol.ts';
import { benchRenderer } from './renderer/bench-renderer.ts';
import { benchScreens } from './renderer/bench-screens.ts';
import { JOURNAL_LINES, OUTLETS, PDUS } from './renderer/busy-room.ts';
import { clickRows, protocolRows, rendererRows, screenRows } from './rows.ts';
import { LATENCY_MS } from './simulated.ts';
import { benchRecorded } from './snmp/recorded.ts';
import { recordedRows, simulatedRows } from './snmp/rows.ts';
import { benchSimulatedPdu } from './snmp/simulated-pdu.ts';
import type { Row } from './table.ts';

export interface Part {
  readonly title: string;
  run(): Promise<{ readonly report: PartReport; readonly browserName: string | null }>;
}

interface Measured {
  readonly method: string;
  readonly rows: readonly Row[];
  readonly skipped?: string | null;
  readonly browserName?: string;
}

const LONGEST_MS = 5 * 60_000;

async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Error(`it took longer than ${LONGEST_MS / 60_000} min`)),
    LONGEST_MS,
  );
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** A part that breaks or hangs takes no other with it. */
function part(title: string, measure: () => Promise<Measured>): Part {
  return {
    title,
    run: async () => {
      try {
        const { method, rows, skipped = null, browserName = null } = await inTime(measure());
        return { report: { title, method, rows, skipped, failed: null }, browserName };
      } catch (error) {
        const failed = error instanceof Error ? error.message : String(error);
        return { report: { title, method: '', rows: [], skipped: null, failed }, browserName: null };
      }
    },
  };
}

export const protocolPart = part('Discovery and reading', async () => {
  const result = await benchProtocol();
  const { busbar, sdk } = result;
  const counts =
    sdk === null
      ? ''
      : ` A full reading has ${busbar.reading.values} values here and ${sdk.reading.values} there.`;
  return {
    method: `A simulated ${result.model} in a process of its own answers every request ${LATENCY_MS} ms late. Beside Busbar's driver the vendor's Python SDK does the same with its own bulk helper.${counts} Processor time is that of the process that polls, for all sensors every time; the app itself reads the slow ones less often.`,
    rows: protocolRows(result),
    skipped: sdk === null ? 'the official Python SDK is not installed' : null,
  };
});

export const clickPart = part('Click to wire', async () => ({
  method: `From the end of the undo window to the power command's arrival at the simulated PDU, ${LATENCY_MS} ms late like every request, while polling goes on. Between lie the pre-check, which is one exchange, and the durable audit record.`,
  rows: clickRows(await benchClick()),
}));

const NO_TOOL = 'snmpbulkwalk is not installed';

export const recordedPart = part('SNMP: recorded devices', async () => {
  const results = await benchRecorded();
  if (results === null)
    return { method: '', rows: [], skipped: 'BUSBAR_WALKS_DIR does not say where recordings are' };
  const isAlone = results.some(({ tool }) => tool === null);
  return {
    method: `Each recorded device that can be driven answers by v2c from a process of its own. A full reading is every sensor and the state of every outlet, after a discovery; beside it Net-SNMP's snmpbulkwalk, 10 rows at a time as it does by itself, of the smallest subtree that holds what the reading asks for. Exchanges are counted by the agent, which also takes the walk's time, from its first request to its last answer; Busbar's time includes making sense of the values.`,
    rows: recordedRows(results),
    skipped: isAlone ? NO_TOOL : null,
  };
});

export const simulatedSnmpPart = part('SNMP: a simulated PDU', async () => {
  const result = await benchSimulatedPdu();
  const { pduModel, outlets, sensorsPerOutlet, v2c, rpc } = result;
  return {
    method: `A simulated ${pduModel} in a process of its own: ${outlets} outlets with at least ${sensorsPerOutlet} readings each. A full refresh has ${v2c.values} values by SNMP and ${rpc.values} by JSON-RPC, which takes ${rpc.exchanges} requests for it. snmpbulkwalk as above. v3 authenticates by SHA-256 and encrypts by AES. Processor time is that of the process that asks.`,
    rows: simulatedRows(result),
    skipped: result.tool === null ? NO_TOOL : null,
  };
});

export const rendererPart = part('Renderer', async () => {
  const result = await benchRenderer();
  if (result === null) return { method: '', rows: [], skipped: 'there is no browser' };
  const { dragging, watching } = result;
  return {
    method: `${result.charts} charts over 15 minutes and the sequence of a simulated ${result.model}, from the browser host: real readings every second, ${result.readingsPerUpdate.toFixed(0)} values an update. ${dragging.seconds.toFixed(0)} s with a row dragged by ${dragging.pointerMoves} pointer moves, before that ${watching.seconds.toFixed(0)} s with nobody touching anything. Tasks are those of the page's main thread in the browser's own trace. A task's time includes waiting while other programs have the processor, its processor time does not. The calibration task is a fixed piece of JavaScript in the same page.`,
    rows: rendererRows(result),
    browserName: result.browser,
  };
});

export const screensPart = part('Every screen in a busy room', async () => {
  const result = await benchScreens();
  if (result === null) return { method: '', rows: [], skipped: 'there is no browser' };
  const [first] = result.screens;
  return {
    method: `The app itself at 1920×1080 with ${PDUS} simulated PDUs in its rail, all read every second, one of them with ${OUTLETS} outlets, and a journal of ${JOURNAL_LINES} lines; ${first?.phase.seconds.toFixed(0) ?? ''} s a screen after it has settled. Nobody touches anything but where it says so. Figures as above.`,
    rows: screenRows(result),
    browserName: result.browser,
  };
});
