import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { sameSecret } from '../same-secret.ts';

/** How many tokens may wait to be used; older ones lapse. */
const MAX_TOKENS = 8;

/**
 * Who may use a browser host. A token is exchanged once for a cookie; cookies are not bound to a port, so the port is in
 * the cookie's name and two hosts on one machine do not take each other's.
 */
export class BrowserAccess {
  readonly #cookieName: string;
  readonly #hosts: ReadonlySet<string>;
  readonly #sessions = new Set<string>();
  #tokens: string[] = [];

  constructor(port: number) {
    this.#cookieName = `busbar_${port}`;
    this.#hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  }

  issueToken(): string {
    const token = randomBytes(24).toString('base64url');
    this.#tokens = [...this.#tokens, token].slice(-MAX_TOKENS);
    return token;
  }

  /** The `Set-Cookie` value for a token that was not used before, else null. */
  exchange(token: string): string | null {
    const found = this.#tokens.find((each) => sameSecret(each, token));
    if (found === undefined) return null;
    this.#tokens = this.#tokens.filter((each) => each !== found);
    const session = randomBytes(24).toString('base64url');
    this.#sessions.add(session);
    return `${this.#cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`;
  }

  hasSession(headers: IncomingHttpHeaders): boolean {
    const cookies = (headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
    const prefix = `${this.#cookieName}=`;
    return cookies
      .filter((cookie) => cookie.startsWith(prefix))
      .some((cookie) =>
        [...this.#sessions].some((session) => sameSecret(session, cookie.slice(prefix.length))),
      );
  }

  /** A name that a hostile page let resolve to 127.0.0.1 (DNS rebinding) shows in the Host header. */
  isOurHost(headers: IncomingHttpHeaders): boolean {
    return headers.host !== undefined && this.#hosts.has(headers.host);
  }

  /** The page that makes the request is served by the same host and port. */
  isOurOrigin(headers: IncomingHttpHeaders): boolean {
    return headers.origin !== undefined && headers.origin === `http://${headers.host}`;
  }
}
