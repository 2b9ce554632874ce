import { accessTo, driverOn } from '../../main/drivers/snmp/testing/driver-on.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import type { SnmpAccess } from '../../shared/model/snmp-access.ts';
import { withDisposable } from '../../app/cli/with-disposable.ts';
import { median } from '../numbers.ts';
import { openBenchDriver, processorMsPerPoll, timed } from '../protocol.ts';
import { startBenchAgent, type BenchAgent } from './agent-child.ts';
import { askByDriver, askByTool, LATE_MS, type Asked, type AskedByTool } from './asked.ts';

/** One full refresh by some protocol. */
export interface Refresh {
  readonly exchanges: number;
  readonly values: number;
  /** With every answer late. */
  readonly lateSeconds: number;
  /** Processor time of the process that asks, milliseconds. */
  readonly cpuMs: number;
}

/** The largest simulated PDU, by SNMP and by JSON-RPC. */
export interface SimulatedResult {
  readonly pduModel: string;
  readonly outlets: number;
  /** Readings of the outlet that has the fewest. */
  readonly sensorsPerOutlet: number;
  readonly discovery: Asked;
  readonly v2c: Refresh;
  readonly v3: Refresh;
  readonly rpc: Refresh;
  /** `snmpbulkwalk` of what a refresh reads in, by v2c; null where it is not installed. */
  readonly tool: AskedByTool | null;
}

const MODEL = 'px4-dual-48';
const RUNS = 5;
const signal = new AbortController().signal;

export function fewestSensorsOfAnOutlet({ outlets, sensors }: Pick<PduModel, 'outlets' | 'sensors'>): number {
  const counts = outlets.map(({ id }) => sensors.filter(({ element }) => element === id).length);
  return outlets.length === 0 ? 0 : Math.min(...counts);
}

export async function benchSimulatedPdu(): Promise<SimulatedResult> {
  return withDisposable(startBenchAgent({ kind: 'simulated', model: MODEL }), async (agent) => {
    const { simulated } = agent;
    if (simulated === null) throw new Error('This agent is no simulated PDU.');
    const communities = accessTo(simulated.accounts, 'v2c');
    const v2c = await askByDriver(agent, communities);
    const secure = accessTo(simulated.accounts, 'v3');
    const v3 = await askByDriver(agent, secure);
    const values = v2c.sample.values.length;
    return {
      pduModel: MODEL,
      outlets: v2c.model.outlets.length,
      sensorsPerOutlet: fewestSensorsOfAnOutlet(v2c.model),
      discovery: v2c.discovery,
      v2c: { ...v2c.reading, values, cpuMs: await processorTime(agent, communities) },
      v3: { ...v3.reading, values: v3.sample.values.length, cpuMs: await processorTime(agent, secure) },
      rpc: await refreshByRpc(agent, simulated),
      tool: await askByTool(agent, v2c.subtree),
    };
  });
}

function processorTime(agent: BenchAgent, access: SnmpAccess): Promise<number> {
  return withDisposable(Promise.resolve(driverOn(agent.port, { access })), async (driver) => {
    const found = await driver.discover({ signal });
    if (!found.ok) throw new Error(found.error.message);
    return processorMsPerPoll(driver);
  });
}

/** The same PDU's other side. */
async function refreshByRpc(agent: BenchAgent, pdu: NonNullable<BenchAgent['simulated']>): Promise<Refresh> {
  return withDisposable(openBenchDriver(pdu), async (driver) => {
    const found = await driver.discover({ signal });
    if (!found.ok) throw new Error(found.error.message);
    const cpuMs = await processorMsPerPoll(driver);
    await agent.late(LATE_MS);
    const seconds: number[] = [];
    for (let run = 0; run < RUNS; run += 1)
      seconds.push((await timed(() => driver.read({ sensors: 'all', signal }))).measured.seconds);
    const { value, measured } = await timed(() => driver.read({ sensors: 'all', signal }));
    await agent.late(0);
    if (!value.ok) throw new Error(value.error.message);
    return {
      exchanges: measured.requests,
      values: value.value.values.length,
      lateSeconds: median(seconds),
      cpuMs,
    };
  });
}
