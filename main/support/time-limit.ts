import type { Clock } from './clock.ts';

/**
 * Runs a task under a signal of its own that aborts with the parent or after `ms`. The listener on the parent is taken
 * away again: `AbortSignal.any` on a signal that lives long has leaked in Node (nodejs/node 54614).
 */
export async function withTimeLimit<Value>(
  options: { readonly clock: Clock; readonly ms: number; readonly signal: AbortSignal },
  task: (signal: AbortSignal) => Promise<Value>,
): Promise<{ readonly value: Value; readonly timedOut: boolean }> {
  const controller = new AbortController();
  const timer = new AbortController();
  const stop = () => controller.abort();
  let timedOut = false;
  if (options.signal.aborted) controller.abort();
  options.signal.addEventListener('abort', stop, { once: true });
  void options.clock.sleep(options.ms, timer.signal).then(() => {
    if (timer.signal.aborted) return;
    timedOut = true;
    controller.abort();
  });
  try {
    return { value: await task(controller.signal), timedOut };
  } finally {
    timer.abort();
    options.signal.removeEventListener('abort', stop);
  }
}
