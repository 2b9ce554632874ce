import { Agent } from 'undici';
import type { DeviceError } from '../../../shared/model/device-error.ts';
import type { Result } from '../../../shared/result.ts';
import type { Clock } from '../../support/clock.ts';
import type { Logger } from '../../support/logger.ts';
import type { DeviceAddress } from './address.ts';
import { Credentials, type AuthKind } from './credentials.ts';
import { eitherSignal } from '../../support/either-signal.ts';
import { exchange, type HttpOutcome } from './http-exchange.ts';
import { findHttpsAddress } from './https-upgrade.ts';
import { authRejectedError, protocolError } from './http-errors.ts';
import { failure, interpretOutcome, type LinkResult } from './interpret-outcome.ts';
import { cancelledError } from '../cancelled.ts';
import { createPinnedConnector } from './pinned-connector.ts';
import type { JsonRecord } from './read-json.ts';
import { redirectTarget } from './redirect.ts';
import type { Priority, Turns } from '../turns.ts';

/** Longest answer that is read: a bulk of 314 calls was recorded with 120 kB (reference 2). */
const MAX_REPLY_BYTES = 16 * 1024 * 1024;

export interface LinkOptions {
  /** An address that could not be read makes every call fail with its reason. */
  readonly address: Result<DeviceAddress, DeviceError>;
  readonly user: string;
  readonly password: string;
  readonly trustedFingerprint: string;
  readonly auth: AuthKind;
  /** Bounds the exchanges in flight. */
  readonly turns: Turns;
  readonly requestTimeoutMs: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface LinkRequest {
  readonly rid: string;
  readonly body: JsonRecord;
  readonly signal: AbortSignal;
  readonly priority: Priority;
  /** Called when its turn has come, just before it is sent. */
  readonly onTurn?: () => void;
  /** Called when its first byte may leave; until then aborting keeps it back. */
  readonly onSent?: () => void;
  /** Moves power: a lost answer leaves its outcome unknown, and it is never sent a second time. */
  readonly command?: boolean;
  /** Gives back what was taken on the PDU: still sent when the link is stopping. */
  readonly cleanup?: boolean;
  /** The event long poll: own connection, own time limit, not counted as an exchange. */
  readonly longPollTimeoutMs?: number;
}

/** Stands in for an address that could not be read; nothing is ever sent there. */
const NOWHERE: DeviceAddress = { host: '', port: 0, origin: 'https://invalid', hostPort: '' };

/**
 * The way to one PDU: one POST at a time (or as many as allowed), authenticated, over pinned TLS. After the PDU has
 * refused the credentials it sends nothing more, since repeated tries get accounts blocked.
 */
export class Link implements AsyncDisposable {
  readonly #options: LinkOptions;
  readonly #address: DeviceAddress;
  readonly #createAgent: (connections: number) => Agent;
  /** With as many connections as exchanges may be in flight. */
  #agent: { readonly connections: number; readonly agent: Agent };
  readonly #eventAgent: Agent;
  /** Every agent that has not closed yet. */
  readonly #agents = new Set<Agent>();
  readonly #turns: Turns;
  readonly #credentials: Credentials;
  readonly #stopping = new AbortController();
  #origin: string;
  #authRejected = false;
  #known = false;
  #closed = false;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#address = options.address.ok ? options.address.value : NOWHERE;
    this.#origin = this.#address.origin;
    const connect = createPinnedConnector({
      trustedFingerprint: options.trustedFingerprint,
      timeoutMs: options.requestTimeoutMs,
    });
    const shared = { connect, pipelining: 1, allowH2: false, maxCachedSessions: 0 };
    this.#createAgent = (connections) => {
      const agent = new Agent({ ...shared, connections });
      this.#agents.add(agent);
      return agent;
    };
    this.#turns = options.turns;
    const connections = this.#turns.limit;
    this.#agent = { connections, agent: this.#createAgent(connections) };
    this.#eventAgent = this.#createAgent(1);
    this.#credentials = new Credentials({ ...options, hostPort: this.hostPort }, (request) =>
      this.#send(request, this.#agentOfNow()),
    );
  }

  get hostPort(): string {
    return this.#address.hostPort;
  }

  /** One JSON-RPC exchange. The value is the answer's envelope, already known to be a JSON object. */
  async post(request: LinkRequest): Promise<LinkResult> {
    if (this.#closed) return failure(cancelledError());
    if (!this.#options.address.ok) return failure(this.#options.address.error);
    if (request.cleanup === true) return this.#postInTurn(request);
    const either = eitherSignal(request.signal, this.#stopping.signal);
    try {
      return await this.#postInTurn({ ...request, signal: either.signal });
    } finally {
      either[Symbol.dispose]();
    }
  }

  async #postInTurn(request: LinkRequest): Promise<LinkResult> {
    if (request.longPollTimeoutMs !== undefined) return this.#postAuthenticated(request);
    const outcome = await this.#turns.run(request.priority, request.signal, () =>
      this.#postAuthenticated(request),
    );
    return outcome ?? failure(cancelledError());
  }

  /** How many exchanges may be in flight from now on; nothing under way is cut off. */
  limitSessions(sessionsConcurrencyLimit: number): void {
    this.#turns.limit = sessionsConcurrencyLimit;
  }

  /** The limit may have changed: connections made for another one close once what they carry is answered. */
  #agentOfNow(): Agent {
    const connections = this.#turns.limit;
    const { agent } = this.#agent;
    if (this.#agent.connections === connections) return agent;
    this.#agent = { connections, agent: this.#createAgent(connections) };
    // It rejects when all of them are destroyed meanwhile, and then it is gone, too.
    void Promise.allSettled([agent.close()]).then(() => this.#agents.delete(agent));
    return this.#agent.agent;
  }

  /** Ends what is under way; from now on only cleaning up is sent. */
  stop(): void {
    this.#stopping.abort();
  }

  async #postAuthenticated(request: LinkRequest): Promise<LinkResult> {
    if (this.#authRejected) return failure(authRejectedError(this.hostPort), 401);
    request.onTurn?.();
    const https = await findHttpsAddress({ ...this.#address, origin: this.#origin }, this.#limits(request));
    if (!https.ok) return failure(https.error);
    this.#origin = https.value.origin;
    const login = await this.#credentials.prepare(request.signal);
    if (login !== null) return this.#noteRejection(login);
    const used = this.#credentials.headers();
    const outcome = await this.#sendFollowing(request, used);
    if (outcome.ok || outcome.error.status !== 401) return outcome;
    const renewal = await this.#credentials.renewAfter401(used, request.signal);
    if (renewal !== null) return this.#noteRejection(renewal);
    if (request.command === true) return failure(sessionEndedError(), 401);
    return this.#noteRejection(await this.#sendFollowing(request, this.#credentials.headers()));
  }

  #limits(request: LinkRequest): { readonly signal: AbortSignal; readonly timeoutMs: number } {
    return { signal: request.signal, timeoutMs: this.#options.requestTimeoutMs };
  }

  #noteRejection(outcome: LinkResult): LinkResult {
    if (!outcome.ok && outcome.error.status === 401) {
      this.#authRejected = true;
      this.#options.logger.warn({ pdu: this.hostPort }, 'credentials refused, nothing more is sent');
    }
    return outcome;
  }

  /** Sends, and after one redirect to the same host with HTTPS sends there once, and from then on. */
  async #sendFollowing(request: LinkRequest, headers: Readonly<Record<string, string>>): Promise<LinkResult> {
    const agent = () => (request.longPollTimeoutMs === undefined ? this.#agentOfNow() : this.#eventAgent);
    const first = await this.#send({ ...request, headers }, agent());
    if (!isRedirect(first)) return this.#interpret(first, request);
    const target = redirectTarget(first.reply.location, this.#address);
    if (!target.ok) return failure(target.error, first.reply.status);
    this.#origin = target.value;
    const second = await this.#send({ ...request, headers }, agent());
    if (isRedirect(second)) {
      return failure(
        protocolError('Location', `${this.hostPort} redirects in a circle; check its HTTPS settings.`),
        second.reply.status,
      );
    }
    return this.#interpret(second, request);
  }

  async #send(
    request: Omit<LinkRequest, 'priority'> & { readonly headers: Readonly<Record<string, string>> },
    agent: Agent,
  ): Promise<HttpOutcome> {
    const startedAtMs = performance.now();
    const outcome = await exchange(agent, {
      origin: this.#origin,
      path: request.rid,
      headers: {
        'content-type': 'application/json; charset=UTF-8',
        'x-client-type': 'Busbar',
        ...request.headers,
      },
      body: JSON.stringify(request.body),
      signal: request.signal,
      timeoutMs: request.longPollTimeoutMs ?? this.#options.requestTimeoutMs,
      maxBytes: MAX_REPLY_BYTES,
      ...(request.onSent === undefined ? {} : { onSent: request.onSent }),
    });
    this.#options.logger.debug(
      {
        pdu: this.hostPort,
        rid: request.rid,
        method: request.body['method'],
        outcome: outcome.kind === 'reply' ? outcome.reply.status : outcome.reason,
        elapsedMs: Math.round(performance.now() - startedAtMs),
      },
      'exchange',
    );
    return outcome;
  }

  #interpret(outcome: HttpOutcome, request: LinkRequest): LinkResult {
    const interpreted = interpretOutcome(outcome, {
      hostPort: this.hostPort,
      trustedFingerprint: this.#options.trustedFingerprint,
      isCommand: request.command === true,
      isKnown: this.#known,
      isClosed: this.#closed,
    });
    if (interpreted.ok) {
      this.#known = true;
      this.#credentials.noteUse();
    }
    return interpreted;
  }

  /** Ends what is under way, then the session it opened, if any, and closes every connection. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#closed) return;
    this.stop();
    this.#closed = true;
    if (!this.#authRejected) await this.#credentials.logout();
    await Promise.all([...this.#agents].map((agent) => agent.destroy()));
  }
}

function isRedirect(outcome: HttpOutcome): outcome is Extract<HttpOutcome, { kind: 'reply' }> {
  return outcome.kind === 'reply' && (outcome.reply.status === 302 || outcome.reply.status === 307);
}

function sessionEndedError(): DeviceError {
  return {
    kind: 'rejectedByDevice',
    code: 401,
    message:
      'The PDU had ended the session and did not take the command; a new session is open, give the command again.',
  };
}
