import { execFile } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openDriver } from '../main/drivers/registry.ts';
import type { PduDriver } from '../main/drivers/driver.ts';
import { systemClock } from '../main/support/clock.ts';
import { silentLogger } from '../main/support/logger.ts';
import type { BenchPdu } from './simulated.ts';

export interface Measured {
  readonly requests: number;
  readonly seconds: number;
}

export interface ProtocolResult {
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
const signal = new AbortController().signal;

/** Counts the requests that leave this process by undici, whoever makes them. */
function countRequests(): { count: number } & Disposable {
  const counter = { count: 0 };
  const count = () => {
    counter.count += 1;
  };
  subscribe('undici:request:create', count);
  return Object.assign(counter, { [Symbol.dispose]: () => void unsubscribe('undici:request:create', count) });
}

async function timed<Value>(work: () => Promise<Value>): Promise<{ value: Value; measured: Measured }> {
  using counter = countRequests();
  const startedMs = performance.now();
  const value = await work();
  return { value, measured: { requests: counter.count, seconds: (performance.now() - startedMs) / 1000 } };
}

export async function openBenchDriver(pdu: BenchPdu): Promise<PduDriver> {
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

/** Discovery and one full reading, beside the official SDK doing the same; and what polling costs. */
export async function benchProtocol(pdu: BenchPdu): Promise<ProtocolResult> {
  await using driver = await openBenchDriver(pdu);
  const discovery = await timed(() => driver.discover({ signal }));
  if (!discovery.value.ok) throw new Error(discovery.value.error.message);
  const reading = await timed(() => driver.read({ sensors: 'all', signal }));
  if (!reading.value.ok) throw new Error(reading.value.error.message);
  const values = reading.value.value.values.length;

  const before = process.cpuUsage();
  for (let poll = 0; poll < POLLS; poll += 1) await driver.read({ sensors: 'all', signal });
  const used = process.cpuUsage(before);
  return {
    busbar: { discovery: discovery.measured, reading: { ...reading.measured, values } },
    sdk: await measureSdk(pdu),
    cpuMsPerPoll: (used.user + used.system) / 1000 / POLLS,
    valuesPerPoll: values,
  };
}
