import type { DeviceError } from '../../shared/model/device-error.ts';
import { err, type Result } from '../../shared/result.ts';

export type Ready = Result<null, DeviceError>;

/** Where callers wait for the outcome of the next try to connect. */
export class ReadyGate {
  readonly #waiters = new Set<(outcome: Ready) => void>();
  #isClosed = false;

  /** Resolves with the next outcome, or `cancelled` when the signal aborts or the gate closes. */
  wait(signal: AbortSignal): Promise<Ready> {
    const cancelled: Ready = err({ kind: 'cancelled', message: 'Stopped before the PDU answered.' });
    if (signal.aborted || this.#isClosed) return Promise.resolve(cancelled);
    return new Promise((resolve) => {
      const settle = (outcome: Ready) => {
        this.#waiters.delete(settle);
        signal.removeEventListener('abort', stop);
        resolve(outcome);
      };
      const stop = () => settle(cancelled);
      signal.addEventListener('abort', stop, { once: true });
      this.#waiters.add(settle);
    });
  }

  settle(outcome: Ready): void {
    for (const settle of this.#waiters) settle(outcome);
  }

  close(): void {
    this.#isClosed = true;
    this.settle(err({ kind: 'cancelled', message: 'The PDU was closed in Busbar.' }));
  }
}
