import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import { createEngine, type Engine } from '../../engine.ts';
import type { EngineOptions } from '../engine-options.ts';
import { createSessionSecretStore } from '../../storage/secret-store.ts';
import { silentLogger } from '../../support/logger.ts';

export interface PushedEvent {
  readonly channel: string;
  readonly payload: unknown;
}

export interface EngineBench extends AsyncDisposable {
  readonly engine: Engine;
  readonly dataDirectory: string;
  readonly pushed: readonly PushedEvent[];
  /** The PDU as every window sees it; throws when it is not there. */
  view(pdu: PduId): Promise<PduView>;
}

/** An engine on a fresh data directory, which goes with it unless one was given. */
export async function startEngine(options: Partial<EngineOptions> = {}): Promise<EngineBench> {
  const dataDirectory = options.dataDirectory ?? (await mkdtemp(join(tmpdir(), 'busbar-engine-')));
  const pushed: PushedEvent[] = [];
  const engine = await createEngine({
    host: 'browser',
    version: '0.0.0',
    secrets: createSessionSecretStore(),
    logger: silentLogger,
    operator: 'tester',
    workstation: 'bench',
    random: () => 0.5,
    ...options,
    dataDirectory,
  });
  engine.onEvent((channel, payload) => pushed.push({ channel, payload }));
  return {
    engine,
    dataDirectory,
    pushed,
    view: async (pdu) => {
      const fleet = await engine.handlers.fleet.snapshot({}, { windowId: 'test', door: 'app' });
      const found = fleet.pdus.find((each) => each.id === pdu);
      if (found === undefined) throw new Error(`There is no PDU ${pdu}.`);
      return found;
    },
    [Symbol.asyncDispose]: async () => {
      await engine[Symbol.asyncDispose]();
      if (options.dataDirectory === undefined) await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
