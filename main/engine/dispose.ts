import type { Logger } from '../support/logger.ts';

/** All steps of a shutdown together may take this long. */
const DEADLINE_MS = 5000;

export type DisposeStep = readonly [name: string, run: () => Promise<void>];

/**
 * Runs the steps in order. One that fails or hangs is named in the log and does not keep the next from running. Uses a
 * real timer: leaving must not depend on an injected clock.
 */
export async function disposeInOrder(logger: Logger, steps: readonly DisposeStep[]): Promise<void> {
  const deadline = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => deadline.resolve('late'), DEADLINE_MS);
  for (const [name, run] of steps) {
    try {
      const outcome = await Promise.race([run(), deadline.promise]);
      if (outcome === 'late') logger.warn({ step: name }, 'A step of the shutdown did not end in time');
    } catch (error) {
      logger.error({ step: name, err: error }, 'A step of the shutdown failed');
    }
  }
  clearTimeout(timer);
}
