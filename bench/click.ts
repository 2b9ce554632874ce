import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../main/engine.ts';
import { startSimulator } from '../main/simulator/simulator.ts';
import { createSessionSecretStore } from '../main/storage/secret-store.ts';
import { silentLogger } from '../main/support/logger.ts';
import { LATENCY_MS } from './simulated.ts';

export interface ClickResult {
  /** From the call (the end of the undo window) to the power command reaching the PDU, milliseconds; polling goes on. */
  readonly medianMs: number;
  readonly worstMs: number;
  /** One bare exchange with the same PDU in the same run. */
  readonly exchangeMs: number;
}

const CLICKS = 15;
const context = { windowId: 'bench', door: 'commandLine' } as const;

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** From a click to the request on the wire: the pre-check, the durable audit record and the queue lie between. */
export async function benchClick(): Promise<ClickResult> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'busbar-bench-'));
  await using simulator = await startSimulator({ model: 'px4-dual-48', seed: 1 });
  simulator.faults.delayMs = LATENCY_MS;
  await using engine = await createEngine({
    dataDirectory,
    host: 'commandLine',
    version: '0.0.0',
    secrets: createSessionSecretStore(),
    logger: silentLogger,
    operator: 'bench',
    workstation: 'bench',
  });
  const { url, user, password, fingerprint } = simulator;
  const opened = await engine.handlers.pdus.openTemporary(
    { address: url, user, password, fingerprint },
    context,
  );
  if (!opened.ok) throw new Error(opened.error.message);
  const pdu = opened.value;
  const read = await engine.handlers.pdus.readNow({ pdu }, context);
  if (!read.ok) throw new Error(read.error.message);
  const outlets = read.value.view.model?.outlets.filter((outlet) => outlet.switchable) ?? [];

  const waitsMs: number[] = [];
  const exchangesMs: number[] = [];
  for (const outlet of outlets.slice(0, CLICKS)) {
    const arrived = new Promise<number>((resolve) => {
      simulator.requestLog.onRequest = ({ method }) => {
        if (method === 'setPowerState') resolve(performance.now());
      };
    });
    const clickedMs = performance.now();
    const done = engine.handlers.power.run(
      {
        pdu,
        action: 'on',
        scope: 'one',
        outlets: [outlet.id],
        respectSequence: false,
        includeProtected: true,
        cycleDelayMs: null,
      },
      context,
    );
    waitsMs.push((await arrived) - clickedMs);
    await done;
    const startedMs = performance.now();
    await engine.handlers.power.readAgain({ pdu, outlet: outlet.id }, context);
    exchangesMs.push(performance.now() - startedMs);
  }
  await rm(dataDirectory, { recursive: true, force: true });
  return { medianMs: median(waitsMs), worstMs: Math.max(...waitsMs), exchangeMs: median(exchangesMs) };
}
