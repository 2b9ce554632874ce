import { mkdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../main/support/logger.ts';
import { contract } from '../shared/ipc/contract.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { createDispatch } from './ipc/dispatch.ts';
import type { ServedEngine } from './ipc/served-engine.ts';
import { readEndpoint } from './local-socket/endpoint-file.ts';
import { acquireEngineLock } from './local-socket/engine-lock.ts';
import { startLocalServer } from './local-socket/server.ts';
import { shutDown } from './shutdown.ts';

/** Why no engine was started; `message` is the sentence to show. */
export interface EngineHostFailure {
  readonly kind: 'alreadyRunning' | 'dataDirectory';
  readonly message: string;
}

export interface HostedEngine<Engine> extends AsyncDisposable {
  readonly engine: Engine;
}

export interface EngineHostOptions<Engine> {
  readonly dataDirectory: string;
  readonly logger: Logger;
  /** How long calls that others make of this engine may take to end when it is disposed. */
  readonly drainMs: number;
  /** Called with the data directory held. */
  readonly create: () => Promise<Engine>;
}

/** Beyond this a step is left to itself. */
const STEP_TIMEOUT_MS = 5000;

/**
 * One engine per data directory: takes its lock, makes the engine, and serves it to this user's other programs. Disposing
 * lets their calls end, then the engine, then the lock.
 * What `create` throws is logged and told as a failure, with the lock given back.
 */
export async function hostEngine<Engine extends ServedEngine & AsyncDisposable>(
  options: EngineHostOptions<Engine>,
): Promise<Result<HostedEngine<Engine>, EngineHostFailure>> {
  const { dataDirectory, logger, drainMs } = options;
  const lock = await takeLock(dataDirectory);
  if (!lock.ok) return lock;
  const releaseLock = { name: 'lock', run: () => lock.value[Symbol.dispose]() };
  try {
    const engine = await options.create();
    const endEngine = { name: 'engine', run: () => engine[Symbol.asyncDispose]() };
    try {
      const dispatch = createDispatch({ contract, handlers: engine.handlers, logger });
      const server = await startLocalServer({ engine, dispatch, dataDirectory, drainMs });
      const endServer = { name: 'local socket', run: () => server[Symbol.asyncDispose]() };
      const end = async () => {
        await shutDown([endServer], { logger, stepTimeoutMs: drainMs + STEP_TIMEOUT_MS });
        await shutDown([endEngine, releaseLock], { logger, stepTimeoutMs: STEP_TIMEOUT_MS });
      };
      let ended: Promise<void> | null = null;
      return ok({ engine, [Symbol.asyncDispose]: () => (ended ??= end()) });
    } catch (error) {
      await shutDown([endEngine], { logger, stepTimeoutMs: STEP_TIMEOUT_MS });
      throw error;
    }
  } catch (error) {
    lock.value[Symbol.dispose]();
    logger.info({ err: error }, 'The engine could not be started');
    return err(unusable(dataDirectory, error));
  }
}

/** Most often a file that is damaged, read-only or of a newer Busbar: its sentence says which. */
function unusable(dataDirectory: string, error: unknown): EngineHostFailure {
  const reason = (error instanceof Error ? error.message : String(error)).replace(/\.$/u, '');
  const message = `Busbar cannot use its data directory ${dataDirectory} (${reason}). Mend it or make it writable, or set BUSBAR_DATA_DIR to another one.`;
  return { kind: 'dataDirectory', message };
}

/** For hosts that need it before the engine starts: makes the directory, and `inside` in it. Null when that worked. */
export function makeDataDirectory(dataDirectory: string, inside: string): EngineHostFailure | null {
  try {
    mkdirSync(join(dataDirectory, inside), { recursive: true, mode: 0o700 });
    return null;
  } catch (error) {
    return unusable(dataDirectory, error);
  }
}

async function takeLock(dataDirectory: string): Promise<Result<Disposable, EngineHostFailure>> {
  try {
    await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
    const lock = acquireEngineLock(dataDirectory);
    return lock === null ? err(await alreadyRunning(dataDirectory)) : ok(lock);
  } catch (error) {
    return err(unusable(dataDirectory, error));
  }
}

async function alreadyRunning(dataDirectory: string): Promise<EngineHostFailure> {
  const endpoint = await readEndpoint(dataDirectory);
  const which = endpoint === null ? '' : ` as process ${endpoint.processId}`;
  return {
    kind: 'alreadyRunning',
    message: `Busbar is already running on ${dataDirectory}${which}. Use that one or close it, or set BUSBAR_DATA_DIR to another directory.`,
  };
}
