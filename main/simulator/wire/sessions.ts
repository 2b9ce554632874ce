import { randomBytes } from 'node:crypto';
import type { DeviceClock } from '../pdu/timers.ts';

/** A session ends this long after its last request (Xerus reference 1.4). */
export const SESSION_TIMEOUT_S = 30;

export interface Session {
  readonly id: number;
  readonly token: string;
  readonly user: string;
  readonly address: string;
  readonly clientType: string;
  readonly createdMs: number;
  lastRequestMs: number;
}

/** Sessions by token. */
export class Sessions {
  readonly #time: DeviceClock;
  readonly #bootedMs: number;
  #sessions: Session[] = [];
  #lastId = 0;

  constructor(time: DeviceClock) {
    this.#time = time;
    this.#bootedMs = time.nowMs();
  }

  open(user: string, address: string, clientType: string): Session {
    const nowMs = this.#time.nowMs();
    const session: Session = {
      id: ++this.#lastId,
      token: randomBytes(16).toString('hex'),
      user,
      address,
      clientType,
      createdMs: nowMs,
      lastRequestMs: nowMs,
    };
    this.#sessions = [...this.all(), session];
    return session;
  }

  /** The session of a token that has not expired; counts as a request. */
  use(token: string): Session | null {
    const session = this.find(token);
    if (session !== null) session.lastRequestMs = this.#time.nowMs();
    return session;
  }

  find(token: string): Session | null {
    return this.all().find((session) => session.token === token) ?? null;
  }

  all(): Session[] {
    const oldest = this.#time.nowMs() - SESSION_TIMEOUT_S * 1000;
    return this.#sessions.filter((session) => session.lastRequestMs >= oldest);
  }

  close(matches: (session: Session) => boolean): void {
    this.#sessions = this.#sessions.filter((session) => !matches(session));
  }

  /** Seconds from boot to the session's start, as `creationTime` has it. */
  createdAfterBootS(session: Session): number {
    return Math.floor((session.createdMs - this.#bootedMs) / 1000);
  }

  idleS(session: Session): number {
    return Math.floor((this.#time.nowMs() - session.lastRequestMs) / 1000);
  }
}
