import { app, dialog } from 'electron';
import type { Logger } from '../../main/support/logger.ts';
import { shutDown, type ShutdownStep } from '../shutdown.ts';

/** What has not ended by then is left to the operating system. */
const QUIT_TIMEOUT_MS = 5000;

/** The first attempt to quit is held back until the steps have run in order; then the windows close. */
export function quitInOrder(steps: readonly ShutdownStep[], logger: Logger): void {
  let phase: 'running' | 'ending' | 'ended' = 'running';
  app.on('before-quit', (event) => {
    if (phase === 'ended') return;
    event.preventDefault();
    if (phase === 'ending') return;
    phase = 'ending';
    const everything = {
      name: 'everything',
      run: () => shutDown(steps, { logger, stepTimeoutMs: QUIT_TIMEOUT_MS }),
    };
    void shutDown([everything], { logger, stepTimeoutMs: QUIT_TIMEOUT_MS }).then(() => {
      phase = 'ended';
      app.quit();
    });
  });
  // On macOS as well: without a window nobody sees what the engine does.
  app.on('window-all-closed', () => app.quit());
}

/** For what keeps a started app from going on: a sentence, then an end in order, since commands may be under way. */
export function quitWithError(error: Error): void {
  dialog.showErrorBox('Busbar', error.message);
  app.quit();
}

/** For what keeps the app from starting: a sentence, then the end. */
export function endWithError(error: unknown): void {
  dialog.showErrorBox('Busbar', error instanceof Error ? error.message : String(error));
  app.exit(1);
}
