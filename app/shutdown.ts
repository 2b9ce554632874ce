import type { Logger } from '../main/support/logger.ts';

export interface ShutdownStep {
  readonly name: string;
  readonly run: () => void | PromiseLike<void>;
}

/**
 * Ends what was started, in the order given. A step that fails or is late does not keep the next from running; both are
 * logged by name. Never rejects.
 */
export async function shutDown(
  steps: readonly ShutdownStep[],
  options: { readonly logger: Logger; readonly stepTimeoutMs: number },
): Promise<void> {
  for (const step of steps) {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), options.stepTimeoutMs);
    });
    try {
      const outcome = await Promise.race([(async () => step.run())(), late]);
      if (outcome === 'late') options.logger.warn({ step: step.name }, 'A shutdown step took too long');
    } catch (error) {
      options.logger.error({ step: step.name, err: error }, 'A shutdown step failed');
    } finally {
      clearTimeout(timer);
    }
  }
}
