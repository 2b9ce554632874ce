import { readFile } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import { createEngine, type Engine } from '../main/engine.ts';
import type { EngineOptions } from '../main/engine/engine-options.ts';
import type { SecretStore } from '../main/storage/secret-store.ts';
import type { Clock } from '../main/support/clock.ts';
import type { Logger } from '../main/support/logger.ts';
import type { AppInfo } from '../shared/ipc/app.ts';
import type { Result } from '../shared/result.ts';
import { hostEngine, type EngineHostFailure, type HostedEngine } from './engine-host.ts';

export interface ComposeOptions {
  readonly host: AppInfo['host'];
  readonly dataDirectory: string;
  readonly version: string;
  /** Called when the data directory is held and exists. */
  readonly openSecrets: () => Promise<SecretStore>;
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly automationEndpoint?: EngineOptions['automationEndpoint'];
  /** How long calls of other programs may take to end at shutdown; 3 s unless told. */
  readonly drainMs?: number;
}

export type Busbar = HostedEngine<Engine>;

const DRAIN_MS = 3000;

/**
 * Every service of the program and how they are wired, for all three ways to start it. Disposing it ends them in reverse
 * order. Expected failures: the data directory is in use or cannot be used.
 */
export function compose(options: ComposeOptions): Promise<Result<Busbar, EngineHostFailure>> {
  const { dataDirectory, host, version, logger, clock, automationEndpoint } = options;
  return hostEngine({
    dataDirectory,
    logger,
    drainMs: options.drainMs ?? DRAIN_MS,
    create: async () =>
      createEngine({
        dataDirectory,
        host,
        version,
        logger,
        secrets: await options.openSecrets(),
        operator: userInfo().username,
        workstation: hostname(),
        ...(clock === undefined ? {} : { clock }),
        ...(automationEndpoint === undefined ? {} : { automationEndpoint }),
      }),
  });
}

/** Of `package.json`, for hosts that run from the source tree. */
export async function readVersion(): Promise<string> {
  const manifest = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}
