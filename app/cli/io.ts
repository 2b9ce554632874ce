import type { EngineClient } from '../../shared/ipc/contract.ts';
import type { EndpointState } from '../../shared/shell/state.ts';
import { CliFailure } from './exit.ts';

/** A client of the running engine, or of one started for this call and ended with it. */
export type EngineHandle = EngineClient &
  AsyncDisposable & {
    /** Resolves when an engine of another program ends. */
    readonly lost: Promise<void>;
  };

export interface ServeCall {
  readonly port: number;
  /** `port` null is that of the setting. */
  readonly shell?: { readonly port: number | null };
}

/** What the command line touches outside itself; tests give their own. */
export interface CliIo {
  /** Writes to standard output: results only. */
  out(text: string): void;
  /** Writes one line to standard error: everything meant for people. */
  say(line: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readStdin(): Promise<string>;
  /** Asks for a secret without showing it; null where nobody can be asked. */
  askSecret(prompt: string): Promise<string | null>;
  openEngine(): Promise<EngineHandle>;
  /** Starts the browser host with an engine of its own; with `shell` the automation endpoint as well. */
  serve(
    options: ServeCall,
  ): Promise<{ readonly urlWithToken: string; readonly endpoint: EndpointState } & AsyncDisposable>;
  /** Aborts on SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
}

/** One document; `--json` makes it one line. */
export function printJson(io: CliIo, value: unknown, isCompact: boolean | undefined): void {
  io.out(`${isCompact ? JSON.stringify(value) : JSON.stringify(value, null, 2)}\n`);
}

/**
 * Work that changes nothing on a PDU, left when the person interrupts it.
 *
 * @throws CliFailure
 */
export async function orInterrupted<Value>(io: CliIo, work: Promise<Value>): Promise<Value> {
  const interrupted = untilAborted(io.signal).then(() => {
    throw new CliFailure('Interrupted. Nothing was switched or written.');
  });
  return Promise.race([work, interrupted]);
}

/** Resolves when the call is to end. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
