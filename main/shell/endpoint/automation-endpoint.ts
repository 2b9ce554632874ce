import type { Door } from '../../../shared/model/command.ts';
import type { AuditAction } from '../../../shared/model/audit.ts';
import type { EndpointState, ShellChange } from '../../../shared/shell/state.ts';
import type { AuditLog } from '../../storage/audit-log.ts';
import type { EndpointTokenStore } from '../../storage/endpoint-token-store.ts';
import type { Logger } from '../../support/logger.ts';
import { EndpointCalls, type EndpointParts } from './calls.ts';
import type { EndpointServer } from './endpoint-server.ts';
import { EndpointToken } from './endpoint-token.ts';
import { ENDPOINT_LIMITS, type EndpointLimits } from './limits.ts';
import { LiveFeed } from './live-feed.ts';

export interface AutomationEndpointOptions extends EndpointParts {
  readonly tokens: EndpointTokenStore;
  readonly audit: AuditLog;
  readonly logger: Logger;
  readonly onChange: (state: EndpointState) => void;
  /** Some of them, for tests. */
  readonly endpointLimits?: Partial<EndpointLimits>;
}

interface Running {
  readonly server: EndpointServer;
  readonly feed: LiveFeed;
}

/** The four commands over HTTP on loopback, for a lab controller on this machine or at the end of a tunnel. */
export class AutomationEndpoint implements AsyncDisposable {
  readonly #options: AutomationEndpointOptions;
  readonly #limits: EndpointLimits;
  readonly #token: EndpointToken;
  #running: Running | null = null;
  #failure: string | null = null;
  /** Starting and stopping take turns. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: AutomationEndpointOptions) {
    this.#options = options;
    this.#limits = { ...ENDPOINT_LIMITS, ...options.endpointLimits };
    this.#token = new EndpointToken(options.tokens);
  }

  get state(): EndpointState {
    if (this.#failure !== null) return { kind: 'failed', message: this.#failure };
    if (this.#running === null) return { kind: 'off' };
    const { port, url } = this.#running.server;
    return { kind: 'listening', port, url, hasToken: this.#token.isMade };
  }

  /**
   * Listens on a port, 0 for any free one, instead of the one before. Never rejects: why it cannot listen is its state.
   * `door`: where a person switched it on, for the audit log; null when it only goes on as it was.
   */
  start(port: number, door: Door | null): Promise<EndpointState> {
    return this.#inTurn(async () => {
      await this.#close();
      await this.#open(port);
      const { state } = this;
      this.#options.onChange(state);
      if (door !== null) this.#record(door, 'automationEndpointOn', state);
      return state;
    });
  }

  /** Closes the port and every connection; commands that wait their turn are not sent. */
  stop(door: Door | null): Promise<void> {
    return this.#inTurn(async () => {
      await this.#close();
      this.#options.onChange(this.state);
      if (door !== null) this.#record(door, 'automationEndpointOff', this.state);
    });
  }

  /** A token for callers; the one before it is void at once, and who reads by it is cut off. */
  newToken(door: Door): string {
    const token = this.#token.renew();
    this.#running?.feed.cut();
    this.#record(door, 'newEndpointToken', this.state);
    this.#options.onChange(this.state);
    return token;
  }

  /** Windows were told something; live status goes to those who read the stream. */
  onShellChange(change: ShellChange): void {
    this.#running?.feed.changed(change);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#inTurn(() => this.#close());
  }

  async #open(port: number): Promise<void> {
    const { liveStatus, logger } = this.#options;
    // Most never switch it on; the server is loaded when it is.
    const { startEndpointServer } = await import('./endpoint-server.ts');
    const liveStatuses = () => liveStatus.all;
    const feed = new LiveFeed(liveStatuses, this.#limits);
    const started = await startEndpointServer({
      port,
      limits: this.#limits,
      calls: new EndpointCalls(this.#options, this.#limits.maxCalls),
      liveStatuses,
      feed,
      token: this.#token,
      logger,
    });
    if (started.ok) {
      this.#running = { server: started.value, feed };
    } else {
      feed[Symbol.dispose]();
      this.#failure = started.error;
    }
  }

  async #close(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    this.#failure = null;
    running?.feed[Symbol.dispose]();
    await running?.server[Symbol.asyncDispose]();
  }

  #record(door: Door, action: AuditAction, state: EndpointState): void {
    this.#options.audit.write([
      {
        door,
        pdu: null,
        pduName: '',
        pduUser: null,
        action,
        result: state.kind === 'failed' ? 'failed' : 'done',
        after: state.kind === 'listening' ? state.url : null,
        message: state.kind === 'failed' ? state.message : null,
      },
    ]);
  }

  #inTurn<Value>(task: () => Promise<Value>): Promise<Value> {
    const done = this.#turn.then(task);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}
