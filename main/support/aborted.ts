/**
 * Null once the signal aborts, to race with what takes no signal. Listens as long as the signal lives: give it one that ends
 * with the call.
 */
export function aborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}
