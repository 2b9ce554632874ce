import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine } from '../main/engine.ts';
import { startSimulator, type RunningSimulator } from '../main/simulator/simulator.ts';
import { createSessionSecretStore } from '../main/storage/secret-store.ts';
import { silentLogger } from '../main/support/logger.ts';
import { withDisposable } from '../app/cli/with-disposable.ts';
import { median } from './numbers.ts';
import { LATENCY_MS } from './simulated.ts';

export interface ClickResult {
  /** From the call (the end of the undo window) to the power command reaching the PDU, milliseconds; polling goes on. */
  readonly medianMs: number;
  readonly worstMs: number;
  /** One bare exchange with the same PDU in the same run. */
  readonly exchangeMs: number;
}

const CLICKS = 15;
const MODEL = 'px4-dual-48';
const context = { windowId: 'bench', door: 'commandLine' } as const;

/** From a click to the request on the wire: the pre-check, the durable audit record and the queue lie between. */
export async function benchClick(): Promise<ClickResult> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'busbar-bench-'));
  const result = await withDisposable(startSimulator({ model: MODEL, seed: 1 }), (simulator) => {
    simulator.faults.delayMs = LATENCY_MS;
    const opening = createEngine({
      dataDirectory,
      host: 'commandLine',
      version: '0.0.0',
      secrets: createSessionSecretStore(),
      logger: silentLogger,
      operator: 'bench',
      workstation: 'bench',
    });
    return withDisposable(opening, (engine) => measureClicks(simulator, engine));
  });
  await rm(dataDirectory, { recursive: true, force: true });
  return result;
}

async function measureClicks(simulator: RunningSimulator, engine: Engine): Promise<ClickResult> {
  const { url, user, password, fingerprint } = simulator;
  const opened = await engine.handlers.pdus.openTemporary(
    { protocol: 'xerus', address: url, user, password, fingerprint },
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
  return { medianMs: median(waitsMs), worstMs: Math.max(...waitsMs), exchangeMs: median(exchangesMs) };
}
