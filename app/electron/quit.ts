import { app, dialog } from 'electron';
import type { Logger } from '../../main/support/logger.ts';
import { shutDown, type ShutdownStep } from '../shutdown.ts';

/** What has not ended by then is left to the operating system. */
const QUIT_TIMEOUT_MS = 5000;

/**
 * The first attempt to quit is held back until it is known that nobody objects, then until the steps have run in order; then
 * the windows close.
 */
export function quitInOrder(
  steps: readonly ShutdownStep[],
  { logger, mayQuit }: { readonly logger: Logger; readonly mayQuit: () => Promise<boolean> },
): void {
  let phase: 'running' | 'asking' | 'ending' | 'ended' = 'running';
  const end = async () => {
    phase = 'ending';
    const everything = {
      name: 'everything',
      run: () => shutDown(steps, { logger, stepTimeoutMs: QUIT_TIMEOUT_MS }),
    };
    await shutDown([everything], { logger, stepTimeoutMs: QUIT_TIMEOUT_MS });
    phase = 'ended';
    app.quit();
  };
  app.on('before-quit', (event) => {
    if (phase === 'ended') return;
    event.preventDefault();
    if (phase !== 'running') return;
    phase = 'asking';
    void mayQuit().then((may) => {
      if (may) return end();
      phase = 'running';
      return undefined;
    });
  });
  // On macOS as well: without a window nobody sees what the engine does.
  app.on('window-all-closed', () => app.quit());
}

/** For what keeps the app from starting: a sentence, then the end. */
export function endWithError(error: unknown): void {
  dialog.showErrorBox('Busbar', error instanceof Error ? error.message : String(error));
  app.exit(1);
}
