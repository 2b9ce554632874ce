import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBrowserHost } from '../../app/browser/host.ts';
import { createEngine, type Engine } from '../../main/engine.ts';
import { createSessionSecretStore } from '../../main/storage/secret-store.ts';
import { silentLogger } from '../../main/support/logger.ts';
import type { CallContext } from '../../shared/ipc/builders.ts';
import { buildPage } from './page/build.ts';
import { withPast } from './past.ts';

/** The browser host with the real engine and simulated PDUs behind it, serving a page. */
export interface BenchHost extends AsyncDisposable {
  /** Opens the page once. */
  readonly url: string;
  readonly engine: Engine;
  /** Batches of readings pushed so far, and readings in all of them. */
  readonly pushed: { batches: number; values: number };
}

interface BenchHostOptions {
  /** Directory of the page's sources. */
  readonly page: string;
  /** Puts into the data directory what is to be there when the engine starts. */
  readonly prepare?: (dataDirectory: string) => void;
}

export const PDU_MODEL = 'px3-3ph-36';
/** The bench itself, as a window. */
export const BENCH: CallContext = { windowId: 'bench', door: 'app' };

/** An engine without PDUs, and the host of it. */
export async function startBenchHost({ page, prepare }: BenchHostOptions): Promise<BenchHost> {
  const directory = await mkdtemp(join(tmpdir(), 'busbar-bench-'));
  const rendererDirectory = join(directory, 'page');
  const dataDirectory = join(directory, 'data');
  await buildPage(page, rendererDirectory);
  prepare?.(dataDirectory);
  const engine = await createEngine({
    dataDirectory,
    host: 'browser',
    version: '0.0.0',
    secrets: createSessionSecretStore(),
    logger: silentLogger,
    operator: 'bench',
    workstation: 'bench',
    pollIntervalMs: 1000,
  });
  const pushed = { batches: 0, values: 0 };
  engine.onEvent((channel, payload) => {
    if (channel !== 'fleet.samples') return;
    pushed.batches += 1;
    pushed.values += (payload as { readonly values: readonly unknown[] }).values.length;
  });
  const host = await startBrowserHost({
    engine: {
      handlers: withPast(engine.handlers),
      onEvent: (listener) => engine.onEvent(listener),
      windowClosed: (windowId) => engine.windowClosed(windowId),
    },
    rendererDirectory,
    port: 0,
    logger: silentLogger,
  });
  return {
    url: host.urlWithToken,
    engine,
    pushed,
    [Symbol.asyncDispose]: async () => {
      await host[Symbol.asyncDispose]();
      await engine[Symbol.asyncDispose]();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The same page with one built-in PDU, read once. */
export async function startOnePduHost(): Promise<BenchHost> {
  const host = await startBenchHost({ page: join(import.meta.dirname, 'page') });
  const { pdus } = host.engine.handlers;
  const added = await pdus.addSimulated({ model: PDU_MODEL }, BENCH);
  if (!added.ok) throw new Error(added.error.message);
  const read = await pdus.readNow({ pdu: added.value }, BENCH);
  if (!read.ok) throw new Error(read.error.message);
  return host;
}
