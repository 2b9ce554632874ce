import type { Unsubscribe } from '../../shared/ipc/builders.ts';
import type { EngineHandlers } from '../../shared/ipc/contract.ts';

/** What a door needs of the engine; `main/engine.ts` is one. */
export interface ServedEngine {
  readonly handlers: EngineHandlers;
  /** Every event of the contract with its channel. */
  onEvent(listener: (channel: string, payload: unknown) => void): Unsubscribe;
  /** Commands armed by this window are not sent. */
  windowClosed(windowId: string): void;
}
