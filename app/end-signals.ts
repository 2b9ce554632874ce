/** A second interruption this soon is the same one: terminal and npm both pass it on. */
const SAME_INTERRUPTION_MS = 1000;
const PARENT_LOOK_MS = 500;

/**
 * Aborts when the program is to end: by SIGINT, by SIGTERM, or because the shell that npm runs it in is gone (npm passes
 * SIGTERM to that shell, which dies of it and passes nothing on). Whoever interrupts once more does not want to wait:
 * `leave` is called.
 */
export function endSignal(leave: () => void): AbortSignal {
  const ending = new AbortController();
  let firstMs: number | null = null;
  const end = () => {
    firstMs ??= performance.now();
    if (performance.now() - firstMs > SAME_INTERRUPTION_MS) leave();
    ending.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
  // The reader of the output may go away first.
  process.stdout.on('error', () => ending.abort());
  if (process.env['npm_lifecycle_event'] !== undefined) watchParent(() => ending.abort());
  return ending.signal;
}

function watchParent(onGone: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, PARENT_LOOK_MS);
  timer.unref();
}
