import { driverOn } from '../../main/drivers/snmp/testing/driver-on.ts';
import type { PduDriver, Sample } from '../../main/drivers/driver.ts';
import { hasNetSnmpTools, runNetSnmp } from '../../main/simulator/snmp/testing/net-snmp-tools.ts';
import type { Oid } from '../../main/snmp/oid.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import type { SnmpAccess } from '../../shared/model/snmp-access.ts';
import { median } from '../numbers.ts';
import type { BenchAgent } from './agent-child.ts';
import { smallestSubtree } from './subtree.ts';

/** What some work cost at one agent; times are medians. */
export interface Asked {
  readonly exchanges: number;
  /** On the loopback interface. */
  readonly seconds: number;
  /** With every answer `LATE_MS` late. */
  readonly lateSeconds: number;
}

export interface AskedByDriver {
  readonly model: PduModel;
  readonly sample: Sample;
  readonly discovery: Asked;
  /** Of all sensors and outlet states. */
  readonly reading: Asked;
  /** Holds everything that a reading asks for. */
  readonly subtree: Oid;
}

export interface AskedByTool extends Asked {
  /** With `-Cr100`, more rows than an answer can hold. */
  readonly filledExchanges: number;
}

/** What a network in a lab adds to an exchange, or a slow agent. */
export const LATE_MS = 5;
/** Enough for a median; a walk of everything takes ten seconds. */
const RUNS = 3;
const signal = new AbortController().signal;

async function repeated(agent: BenchAgent, work: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await work());
  // What came meanwhile is not counted again.
  await agent.count();
  return median(times);
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return (performance.now() - startedMs) / 1000;
}

async function late(agent: BenchAgent, work: () => Promise<number>): Promise<number> {
  await agent.late(LATE_MS);
  const seconds = await repeated(agent, work);
  await agent.late(0);
  return seconds;
}

async function discover(driver: PduDriver): Promise<PduModel> {
  const found = await driver.discover({ signal });
  if (!found.ok) throw new Error(found.error.message);
  return found.value;
}

async function read(driver: PduDriver): Promise<Sample> {
  const sample = await driver.read({ sensors: 'all', signal });
  if (!sample.ok) throw new Error(sample.error.message);
  return sample.value;
}

/** Discovery by a driver that knows nothing yet of the device, and its readings after that. */
export async function askByDriver(agent: BenchAgent, access: SnmpAccess): Promise<AskedByDriver> {
  const opened: PduDriver[] = [];
  const open = () => {
    const driver = driverOn(agent.port, { access });
    opened.push(driver);
    return driver;
  };
  const discoveringAfresh = () => secondsOf(() => discover(open()));
  try {
    const driver = open();
    await agent.count();
    const model = await discover(driver);
    const discovery = await agent.count();
    const sample = await read(driver);
    const reading = await agent.count();
    const rereading = () => secondsOf(() => read(driver));
    return {
      model,
      sample,
      subtree: smallestSubtree(reading.oids),
      discovery: {
        exchanges: discovery.exchanges,
        seconds: await repeated(agent, discoveringAfresh),
        lateSeconds: await late(agent, discoveringAfresh),
      },
      reading: {
        exchanges: reading.exchanges,
        seconds: await repeated(agent, rereading),
        lateSeconds: await late(agent, rereading),
      },
    };
  } finally {
    for (const driver of opened) await driver[Symbol.asyncDispose]();
  }
}

/**
 * Net-SNMP's `snmpbulkwalk` of a subtree by v2c; null where it is not installed. Its time is the agent's, from the first
 * request to the last answer, so that the start of a program is not held against it.
 */
export async function askByTool(agent: BenchAgent, subtree: Oid): Promise<AskedByTool | null> {
  if (!hasNetSnmpTools()) return null;
  const walk = async (...options: readonly string[]) => {
    const access = ['-v2c', '-c', 'public', ...options];
    const { exitCode, stderr } = await runNetSnmp('snmpbulkwalk', {
      access,
      hostPort: agent.hostPort,
      asks: [subtree],
    });
    if (exitCode !== 0) throw new Error(`snmpbulkwalk ended with ${exitCode}: ${stderr}`);
    return agent.count();
  };
  const spanSeconds = async () => (await walk()).spanMs / 1000;
  await agent.count();
  return {
    exchanges: (await walk()).exchanges,
    filledExchanges: (await walk('-Cr100')).exchanges,
    seconds: await repeated(agent, spanSeconds),
    lateSeconds: await late(agent, spanSeconds),
  };
}
