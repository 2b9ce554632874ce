import { spawn } from 'node:child_process';

/** Electron that ends badly this soon never got as far as a window. */
const EARLY_MS = 10_000;

/**
 * Runs the app in Electron until it ends.
 *
 * @returns its exit code, or `couldNotStart` when the executable is not able to run on this machine: a library or the
 * sandbox is missing, or it is root's
 */
export async function runElectron(options: {
  readonly executable: string;
  readonly projectRoot: string;
  readonly args: readonly string[];
  readonly signal: AbortSignal;
}): Promise<number | 'couldNotStart'> {
  const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env;
  const startedMs = performance.now();
  const child = spawn(options.executable, [options.projectRoot, ...options.args], { stdio: 'inherit', env });
  const stop = () => child.kill('SIGTERM');
  options.signal.addEventListener('abort', stop, { once: true });
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null));
    child.on('exit', (exitCode) => resolve(exitCode));
  });
  options.signal.removeEventListener('abort', stop);
  if (code === 0 || options.signal.aborted) return code ?? 0;
  return performance.now() - startedMs < EARLY_MS ? 'couldNotStart' : (code ?? 1);
}
