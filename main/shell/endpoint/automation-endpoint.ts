import type { EndpointState } from '../../../shared/shell/state.ts';

/** The four commands over HTTP on loopback, for a lab controller on this machine or at the end of a tunnel. */
export class AutomationEndpoint implements AsyncDisposable {
  readonly #onChange: (state: EndpointState) => void;

  constructor(onChange: (state: EndpointState) => void) {
    this.#onChange = onChange;
  }

  get state(): EndpointState {
    return { kind: 'off' };
  }

  /** Never rejects: why it cannot listen is its state. `port` 0 takes a free one. */
  async start(_port: number): Promise<void> {
    this.#onChange(this.state);
  }

  async stop(): Promise<void> {}

  /** A token for callers; the one before it is void at once. */
  newToken(): string {
    throw new Error('Not built yet.');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}
