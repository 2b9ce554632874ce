import type { ServerResponse } from 'node:http';
import type { LiveStatus } from '../../../shared/shell/live-status.ts';
import type { ShellChange } from '../../../shared/shell/state.ts';
import { liveStatusAnswerOf } from './answers.ts';
import type { EndpointLimits } from './limits.ts';

/** A comment this often keeps tunnels open and lets readers notice that the other end is gone. */
const HEARTBEAT_MS = 15_000;

/**
 * Live status as server-sent events (HTML Standard, section 9.2): `snapshot` with all of them, then `liveStatus` and
 * `liveStatusRemoved` as they come. Ids grow by one with each change. A reader that does not read is cut off; when it
 * comes back it begins with a snapshot again.
 */
export class LiveFeed implements Disposable {
  readonly #all: () => readonly LiveStatus[];
  readonly #limits: Pick<EndpointLimits, 'maxStreams' | 'maxUnsentBytes'>;
  readonly #streams = new Set<ServerResponse>();
  readonly #heartbeat: NodeJS.Timeout;
  #lastId = 0;

  constructor(
    all: () => readonly LiveStatus[],
    limits: Pick<EndpointLimits, 'maxStreams' | 'maxUnsentBytes'>,
  ) {
    this.#all = all;
    this.#limits = limits;
    this.#heartbeat = setInterval(() => this.#send(':\n\n'), HEARTBEAT_MS).unref();
  }

  get isFull(): boolean {
    return this.#streams.size >= this.#limits.maxStreams;
  }

  /** Begins a stream on a response that nothing was written to. */
  open(response: ServerResponse): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    response.on('error', () => response.destroy());
    response.once('close', () => this.#streams.delete(response));
    this.#streams.add(response);
    const liveStatus = this.#all().map((each) => liveStatusAnswerOf(each));
    response.write(this.#event('snapshot', { liveStatus }));
  }

  changed(change: ShellChange): void {
    if (change.kind !== 'liveStatus' && change.kind !== 'liveStatusRemoved') return;
    this.#lastId += 1;
    if (change.kind === 'liveStatus')
      this.#send(this.#event('liveStatus', liveStatusAnswerOf(change.liveStatus)));
    else this.#send(this.#event('liveStatusRemoved', { resource: change.resource }));
  }

  /** Ends every stream at once: who reads must show a token again. */
  cut(): void {
    for (const response of this.#streams) response.destroy();
  }

  [Symbol.dispose](): void {
    clearInterval(this.#heartbeat);
    this.cut();
  }

  #event(name: string, data: unknown): string {
    return `id: ${this.#lastId}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
  }

  #send(text: string): void {
    for (const response of this.#streams) {
      if (response.writableLength > this.#limits.maxUnsentBytes) response.destroy();
      else response.write(text);
    }
  }
}
