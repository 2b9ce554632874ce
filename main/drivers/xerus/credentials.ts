import type { Clock } from '../../support/clock.ts';
import type { Logger } from '../../support/logger.ts';
import { err } from '../../../shared/result.ts';
import { authRejectedError } from './http-errors.ts';
import type { HttpOutcome } from './http-exchange.ts';
import type { LinkResult } from './interpret-outcome.ts';
import { NEW_SESSION_CODES, refusal } from './return-codes.ts';
import { readCount, readRecord, readText, type JsonRecord } from './read-json.ts';

export type AuthKind = 'basic' | 'session';

type Headers = Readonly<Record<string, string>>;

interface Session {
  readonly token: string;
  /** Idle time after which the PDU drops it. */
  readonly timeoutMs: number;
}

type Send = (request: {
  readonly rid: string;
  readonly body: JsonRecord;
  readonly signal: AbortSignal;
  readonly headers: Headers;
}) => Promise<HttpOutcome>;

/** A PDU drops a session after 30 s without a request unless it says otherwise (reference 1.4). */
const DEFAULT_SESSION_TIMEOUT_MS = 30_000;
/** Renewed this long before it runs out, so that a command does not meet a session that has just ended. */
const RENEWAL_MARGIN_MS = 3000;
const LOGOUT_TIMEOUT_MS = 2000;
const NO_SESSION = { session: null, reason: 'The PDU offers no sessions.' };
const TOKEN = /^[\w.~+/=-]{8,256}$/u;

/**
 * What is sent to say who asks: the password with every request, or a session token that the password bought. Where
 * the PDU allows this user no further session, or has no sessions, it goes on with the password.
 */
export class Credentials {
  readonly #basic: Headers;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #hostPort: string;
  readonly #send: Send;
  #useSession: boolean;
  #session: Session | null = null;
  #lastUseMs = 0;
  #login: Promise<LinkResult | null> | null = null;

  constructor(
    options: {
      readonly user: string;
      readonly password: string;
      readonly auth: AuthKind;
      readonly clock: Clock;
      readonly logger: Logger;
      readonly hostPort: string;
    },
    send: Send,
  ) {
    const encoded = Buffer.from(`${options.user}:${options.password}`, 'utf8').toString('base64');
    this.#basic = { authorization: `Basic ${encoded}` };
    this.#clock = options.clock;
    this.#logger = options.logger;
    this.#hostPort = options.hostPort;
    this.#useSession = options.auth === 'session';
    this.#send = send;
  }

  headers(): Headers {
    return this.#session === null ? this.#basic : { 'x-sessiontoken': this.#session.token };
  }

  /** Any answered request resets the session's idle time. */
  noteUse(): void {
    this.#lastUseMs = this.#clock.nowMs();
  }

  /** Opens a session when one is wanted and none is alive. Null when requests can go out, else why not. */
  prepare(signal: AbortSignal): Promise<LinkResult | null> {
    const session = this.#session;
    if (!this.#useSession) return Promise.resolve(null);
    const idleMs = this.#clock.nowMs() - this.#lastUseMs;
    if (session !== null && idleMs >= 0 && idleMs < session.timeoutMs - RENEWAL_MARGIN_MS)
      return Promise.resolve(null);
    return this.#loginOnce(signal);
  }

  /** After a 401 to a request sent with `used`. Null when it may be sent again, else the refusal. */
  renewAfter401(used: Headers, signal: AbortSignal): Promise<LinkResult | null> {
    if ('authorization' in used) {
      return Promise.resolve(err({ error: authRejectedError(this.#hostPort), status: 401 }));
    }
    const current = this.#session?.token;
    if (current !== undefined && current !== used['x-sessiontoken']) return Promise.resolve(null);
    return this.#loginOnce(signal);
  }

  /** Requests that meet a dead session at the same time share one login. */
  #loginOnce(signal: AbortSignal): Promise<LinkResult | null> {
    this.#login ??= this.#openSession(signal).finally(() => {
      this.#login = null;
    });
    return this.#login;
  }

  async #openSession(signal: AbortSignal): Promise<LinkResult | null> {
    this.#session = null;
    const outcome = await this.#send({
      rid: '/session',
      body: { jsonrpc: '2.0', method: 'newSession', params: {}, id: 1 },
      signal,
      headers: this.#basic,
    });
    if (outcome.kind === 'failed' || outcome.reply.status >= 500) return null;
    if (outcome.reply.status === 401) return err({ error: authRejectedError(this.#hostPort), status: 401 });
    const opened = outcome.reply.status === 200 ? parseNewSession(outcome.reply.text) : NO_SESSION;
    if (opened.session === null) {
      this.#useSession = false;
      const { reason } = opened;
      this.#logger.info({ pdu: this.#hostPort, reason }, 'no session, each request carries the credentials');
      return null;
    }
    this.#session = opened.session;
    this.noteUse();
    return null;
  }

  /** Closes the session it opened. Best effort: the PDU drops it by itself a little later. */
  async logout(): Promise<void> {
    const session = this.#session;
    if (session === null) return;
    this.#session = null;
    await this.#send({
      rid: '/session',
      body: { jsonrpc: '2.0', method: 'closeCurrentSession', params: { reason: 0 }, id: 1 },
      signal: AbortSignal.timeout(LOGOUT_TIMEOUT_MS),
      headers: { 'x-sessiontoken': session.token },
    });
  }
}

/** Answer of `newSession`: a session, or why there is none. */
function parseNewSession(text: string): { readonly session: Session | null; readonly reason: string } {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return NO_SESSION;
  }
  const result = readRecord(readRecord(answer)?.['result']);
  const code = readCount(result?.['_ret_']);
  const token = readText(result?.['token']);
  if (code !== null && code !== 0) return { session: null, reason: refusal(code, NEW_SESSION_CODES).message };
  if (result === null || code === null || token === null || !TOKEN.test(token)) return NO_SESSION;
  const timeoutS = readCount(readRecord(result['session'])?.['timeout']);
  const timeoutMs = timeoutS === null || timeoutS === 0 ? DEFAULT_SESSION_TIMEOUT_MS : timeoutS * 1000;
  return { session: { token, timeoutMs }, reason: '' };
}
