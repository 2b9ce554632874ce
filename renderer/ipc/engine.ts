import type { EngineClient } from '../../shared/ipc/contract.ts';

let client: EngineClient | null = null;

/** Called once at start, before anything is drawn. */
export function connectEngine(engine: EngineClient): void {
  client = engine;
}

/** The engine, for hooks and actions; components never call it while drawing. */
export function engine(): EngineClient {
  if (client === null) throw new Error('The engine was used before it was connected.');
  return client;
}
