import type { Result } from '../../shared/result.ts';
import type { Clock } from '../support/clock.ts';
import { backoffDelayMs } from './backoff.ts';
import type { Waker } from './waker.ts';

export interface PollLoopOptions<Failure> {
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly waker: Waker;
  /** Asked before each wait, so that a change takes effect with the next tick. */
  readonly intervalMs: () => number;
  /** One poll; brings its own time limit. Never throws for what a device does. */
  readonly poll: () => Promise<Result<unknown, Failure>>;
  /** Told of every failure in a row; `stop` ends the loop, otherwise it goes on after `nextDelayMs`. */
  readonly onFailure: (failure: Failure, attempt: number, nextDelayMs: number) => 'goOn' | 'stop';
}

/** Time to the next tick on the grid of `startedAtMs`; ticks that a slow poll ran over are left out. */
export function nextSlotDelayMs(startedAtMs: number, intervalMs: number, nowMs: number): number {
  const elapsedMs = Math.max(0, nowMs - startedAtMs);
  return intervalMs - (elapsedMs % intervalMs);
}

/** Polls until the signal aborts (null) or a failure ends it. Each wait starts when the poll before it is done. */
export async function runPollLoop<Failure>(options: PollLoopOptions<Failure>): Promise<Failure | null> {
  const { clock, signal, waker } = options;
  let attempt = 0;
  while (!signal.aborted) {
    const startedAtMs = clock.nowMs();
    const outcome = await options.poll();
    if (signal.aborted) break;
    let delayMs = nextSlotDelayMs(startedAtMs, options.intervalMs(), clock.nowMs());
    if (outcome.ok) {
      attempt = 0;
    } else {
      attempt += 1;
      delayMs = backoffDelayMs(attempt, options.random);
      if (options.onFailure(outcome.error, attempt, delayMs) === 'stop') return outcome.error;
    }
    await waker.sleep(clock, delayMs, signal);
  }
  return null;
}
