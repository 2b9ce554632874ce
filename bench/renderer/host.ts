import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBrowserHost } from '../../app/browser/host.ts';
import { createEngine } from '../../main/engine.ts';
import { createSessionSecretStore } from '../../main/storage/secret-store.ts';
import { silentLogger } from '../../main/support/logger.ts';
import { buildPage } from './page/build.ts';
import { withPast } from './past.ts';

/** The browser host with the real engine and a simulated PDU behind it, serving the bench page. */
export interface BenchHost extends AsyncDisposable {
  /** Opens the page once. */
  readonly url: string;
  /** Batches of readings pushed so far, and readings in all of them. */
  readonly pushed: { batches: number; values: number };
}

export const PDU_MODEL = 'px3-3ph-36';
const context = { windowId: 'bench', door: 'app' } as const;

export async function startBenchHost(): Promise<BenchHost> {
  const directory = await mkdtemp(join(tmpdir(), 'busbar-bench-'));
  const rendererDirectory = join(directory, 'page');
  await buildPage(rendererDirectory);
  const engine = await createEngine({
    dataDirectory: join(directory, 'data'),
    host: 'browser',
    version: '0.0.0',
    secrets: createSessionSecretStore(),
    logger: silentLogger,
    operator: 'bench',
    workstation: 'bench',
    pollIntervalMs: 1000,
  });
  const added = await engine.handlers.pdus.addSimulated({ model: PDU_MODEL }, context);
  if (!added.ok) throw new Error(added.error.message);
  const read = await engine.handlers.pdus.readNow({ pdu: added.value }, context);
  if (!read.ok) throw new Error(read.error.message);

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
    pushed,
    [Symbol.asyncDispose]: async () => {
      await host[Symbol.asyncDispose]();
      await engine[Symbol.asyncDispose]();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
