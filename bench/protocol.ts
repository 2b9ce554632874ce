import { execFile } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openDriver } from '../main/drivers/registry.ts';
import type { PduDriver } from '../main/drivers/driver.ts';
import { systemClock } from '../main/support/clock.ts';
import { silentLogger } from '../main/support/logger.ts';
import { withDisposable } from '../app/cli/with-disposable.ts';
import { startBenchPdu, type BenchPdu } from './simulated.ts';

export interface Measured {
  readonly requests: number;
  readonly seconds: number;
}

export interface ProtocolResult {
  /** Of the simulated PDU. */
  readonly model: string;
  readonly busbar: { readonly discovery: Measured; readonly reading: Measured & { readonly values: number } };
  /** Null where the official SDK is not installed. */
  readonly sdk: ProtocolResult['busbar'] | null;
  /** Processor time of this process for one polled reading, milliseconds, and readings a second of it. */
  readonly cpuMsPerPoll: number;
  readonly valuesPerPoll: number;
}

const PYTHON = '/usr/bin/python3';
const SDK = '/usr/lib/python3/dist-packages/raritan';
const POLLS = 30;
/** The largest simulated PDU. */
const MODEL = 'px4-dual-48';
const signal = new AbortController().signal;

/** Counts the requests that leave this process by undici, whoever makes them, and the time. */
export async function timed<Value>(
  work: () => Promise<Value>,
): Promise<{ value: Value; measured: Measured }> {
  let requests = 0;
  const count = () => {
    requests += 1;
  };
  subscribe('undici:request:create', count);
  const startedMs = performance.now();
  try {
    const value = await work();
    return { value, measured: { requests, seconds: (performance.now() - startedMs) / 1000 } };
  } finally {
    unsubscribe('undici:request:create', count);
  }
}

export async function openBenchDriver(
  pdu: Pick<BenchPdu, 'url' | 'user' | 'password' | 'fingerprint'>,
): Promise<PduDriver> {
  const opened = await openDriver('xerus', {
    address: pdu.url,
    user: pdu.user,
    password: pdu.password,
    trustedFingerprint: pdu.fingerprint,
    clock: systemClock,
    logger: silentLogger,
  });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

async function measureSdk(pdu: BenchPdu): Promise<ProtocolResult['busbar'] | null> {
  if (!existsSync(PYTHON) || !existsSync(SDK)) return null;
  const script = join(import.meta.dirname, 'sdk_bench.py');
  const { stdout } = await promisify(execFile)(PYTHON, [
    script,
    new URL(pdu.url).host,
    pdu.user,
    pdu.password,
  ]);
  return JSON.parse(stdout) as ProtocolResult['busbar'];
}

/** Processor time of this process for one full reading, milliseconds. */
export async function processorMsPerPoll(driver: PduDriver): Promise<number> {
  const before = process.cpuUsage();
  for (let poll = 0; poll < POLLS; poll += 1) await driver.read({ sensors: 'all', signal });
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000 / POLLS;
}

/** Discovery and one full reading, beside the official SDK doing the same; and what polling costs. */
export async function benchProtocol(): Promise<ProtocolResult> {
  return withDisposable(startBenchPdu(MODEL), (pdu) =>
    withDisposable(openBenchDriver(pdu), (driver) => measure(pdu, driver)),
  );
}

async function measure(pdu: BenchPdu, driver: PduDriver): Promise<ProtocolResult> {
  const discovery = await timed(() => driver.discover({ signal }));
  if (!discovery.value.ok) throw new Error(discovery.value.error.message);
  const reading = await timed(() => driver.read({ sensors: 'all', signal }));
  if (!reading.value.ok) throw new Error(reading.value.error.message);
  const values = reading.value.value.values.length;

  const cpuMsPerPoll = await processorMsPerPoll(driver);
  return {
    model: MODEL,
    busbar: { discovery: discovery.measured, reading: { ...reading.measured, values } },
    sdk: await measureSdk(pdu),
    cpuMsPerPoll,
    valuesPerPoll: values,
  };
}
