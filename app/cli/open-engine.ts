import { randomUUID } from 'node:crypto';
import type { Logger } from '../../main/support/logger.ts';
import { createKeyFileSecretStore } from '../../main/storage/secret-store.ts';
import type { Clock } from '../../main/support/clock.ts';
import { compose } from '../compose.ts';
import { createDirectClient } from '../ipc/direct-client.ts';
import { connectToRunningEngine } from '../local-socket/client.ts';
import { CliFailure } from './exit.ts';
import type { EngineHandle } from './io.ts';

export interface OpenEngineOptions {
  readonly dataDirectory: string;
  readonly version: string;
  readonly logger: Logger;
  /** The machine's own when absent. */
  readonly clock?: Clock;
}

/** The engine that runs on this data directory; else one of our own that ends with the call. */
export async function openEngine(options: OpenEngineOptions): Promise<EngineHandle> {
  const running = await connectToRunningEngine(options.dataDirectory);
  if (running !== null) return running;
  const own = await compose({
    ...options,
    host: 'commandLine',
    // Another call may be using this engine by now, waiting for a power command to be confirmed.
    drainMs: 60_000,
    openSecrets: () => createKeyFileSecretStore(options.dataDirectory),
  });
  if (!own.ok) {
    // Another call may have started its engine in between.
    const other = await connectToRunningEngine(options.dataDirectory);
    if (other !== null) return other;
    throw new CliFailure(own.error.message);
  }
  const busbar = own.value;
  const client = createDirectClient(
    busbar.engine,
    { windowId: randomUUID(), door: 'commandLine' },
    options.logger,
  );
  return {
    ...client,
    // An engine of this process does not go away by itself.
    lost: new Promise(() => undefined),
    [Symbol.asyncDispose]: async () => {
      client[Symbol.dispose]();
      await busbar[Symbol.asyncDispose]();
    },
  };
}
