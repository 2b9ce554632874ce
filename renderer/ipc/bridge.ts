import type { EngineClient } from '../../shared/ipc/contract.ts';

declare global {
  interface Window {
    /** Put there by Electron's preload; absent in the browser host, which connects by WebSocket. */
    readonly busbar?: EngineClient;
  }
}
