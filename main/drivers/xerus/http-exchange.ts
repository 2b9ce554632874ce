import type { Dispatcher } from 'undici';

export interface HttpRequest {
  readonly origin: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
  /** For the whole exchange, from queueing in the dispatcher to the last byte. */
  readonly timeoutMs: number;
  /** An answer longer than this is given up. */
  readonly maxBytes: number;
  /** Called when the first byte may leave: a connection is up and it is its turn on it. */
  readonly onSent?: () => void;
}

export interface HttpReply {
  readonly status: number;
  readonly contentType: string;
  readonly location: string | null;
  readonly text: string;
}

/** `sent` tells whether a byte of the request may have left: before that nothing can have happened on the device. */
export type HttpOutcome =
  | { readonly kind: 'reply'; readonly reply: HttpReply }
  | {
      readonly kind: 'failed';
      readonly reason: 'cancelled' | 'timeout' | 'tooLong' | 'network';
      readonly sent: boolean;
      readonly error: Error | null;
    };

type Failure = Extract<HttpOutcome, { kind: 'failed' }>['reason'];

function headerText(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** Collects one answer. Told of a second start it aborts, so that a request is never written twice. */
class ReplyCollector implements Dispatcher.DispatchHandler {
  readonly #maxBytes: number;
  readonly #onSent: (() => void) | undefined;
  readonly #settle: (outcome: HttpOutcome) => void;
  #controller: Dispatcher.DispatchController | null = null;
  #chunks: Buffer[] = [];
  #bytes = 0;
  #head: Omit<HttpReply, 'text'> | null = null;
  #givenUp: Failure | null = null;

  constructor({ maxBytes, onSent }: HttpRequest, settle: (outcome: HttpOutcome) => void) {
    this.#maxBytes = maxBytes;
    this.#onSent = onSent;
    this.#settle = settle;
  }

  giveUp(reason: Failure, error: Error | null = null): void {
    if (this.#givenUp !== null) return;
    this.#givenUp = reason;
    this.#settle({ kind: 'failed', reason, sent: this.#controller !== null, error });
    this.#controller?.abort(new Error(reason));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#givenUp !== null || this.#controller !== null) {
      controller.abort(new Error('not sent again'));
      return;
    }
    this.#controller = controller;
    this.#onSent?.();
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.#head = {
      status,
      contentType: headerText(headers['content-type']) ?? '',
      location: headerText(headers['location']),
    };
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#maxBytes) this.giveUp('tooLong');
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.#head === null) {
      this.giveUp('network');
      return;
    }
    this.#settle({
      kind: 'reply',
      reply: { ...this.#head, text: Buffer.concat(this.#chunks).toString('utf8') },
    });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.giveUp('network', error);
  }
}

/** One POST over `dispatcher`, its body read to the end. Never rejects, never sends twice. */
export function exchange(dispatcher: Dispatcher, request: HttpRequest): Promise<HttpOutcome> {
  const { signal } = request;
  if (signal.aborted)
    return Promise.resolve({ kind: 'failed', reason: 'cancelled', sent: false, error: null });
  return new Promise((resolve) => {
    const collector = new ReplyCollector(request, (outcome) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      resolve(outcome);
    });
    const onAbort = () => collector.giveUp('cancelled');
    const timer = setTimeout(() => collector.giveUp('timeout'), request.timeoutMs);
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      dispatcher.dispatch(
        {
          origin: request.origin,
          path: request.path,
          method: 'POST',
          headers: request.headers,
          body: request.body,
          idempotent: false,
          headersTimeout: 0,
          bodyTimeout: 0,
        },
        collector,
      );
    } catch (error) {
      collector.giveUp('network', error instanceof Error ? error : null);
    }
  });
}
