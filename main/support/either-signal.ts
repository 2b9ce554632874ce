/**
 * A signal that aborts when one of two does, until it is disposed. By hand: `AbortSignal.any` on a signal that lives
 * long keeps memory for every call (nodejs/node #54614).
 */
export function eitherSignal(
  first: AbortSignal,
  second: AbortSignal,
): Disposable & { readonly signal: AbortSignal } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  if (first.aborted || second.aborted) abort();
  first.addEventListener('abort', abort, { once: true });
  second.addEventListener('abort', abort, { once: true });
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => {
      first.removeEventListener('abort', abort);
      second.removeEventListener('abort', abort);
    },
  };
}
