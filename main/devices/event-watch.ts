import type { DriverEvent, PduDriver } from '../drivers/driver.ts';
import { backoffDelayMs } from '../polling/backoff.ts';
import type { Clock } from '../support/clock.ts';
import type { Logger } from '../support/logger.ts';

/** Keeps the event channel up until the signal aborts. While it is down, polling covers what it would have told. */
export async function watchEvents(options: {
  readonly driver: PduDriver;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly onEvent: (event: DriverEvent) => void;
  readonly onAlive: (isAlive: boolean) => void;
}): Promise<void> {
  const { driver, clock, random, logger, signal, onEvent, onAlive } = options;
  let attempt = 0;
  while (!signal.aborted) {
    const reason = await driver.watch({
      signal,
      onEvent,
      onAlive: () => {
        attempt = 0;
        onAlive(true);
      },
    });
    onAlive(false);
    if (signal.aborted || reason.kind === 'unsupported' || reason.kind === 'authRejected') return;
    attempt += 1;
    logger.debug({ reason: reason.message }, 'The event channel was lost');
    await clock.sleep(backoffDelayMs(attempt, random), signal);
  }
}
