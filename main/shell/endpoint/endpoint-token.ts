import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { EndpointTokenStore } from '../../storage/endpoint-token-store.ts';

const hashOf = (token: string) => createHash('sha256').update(token).digest();

/** The one token that opens the automation endpoint: 32 random bytes, shown once; a new one voids it. */
export class EndpointToken {
  readonly #store: EndpointTokenStore;
  #validity = new AbortController();

  constructor(store: EndpointTokenStore) {
    this.#store = store;
  }

  get isMade(): boolean {
    return this.#store.read() !== null;
  }

  /** Aborts when the token that is valid now is void. */
  get voided(): AbortSignal {
    return this.#validity.signal;
  }

  renew(): string {
    const token = randomBytes(32).toString('base64url');
    this.#store.put(hashOf(token));
    const before = this.#validity;
    this.#validity = new AbortController();
    before.abort();
    return token;
  }

  /** Whether this `Authorization` header carries it, in a time that tells nothing about where it differs (RFC 6750, 2.1). */
  isIn(authorization: string | undefined): boolean {
    const kept = this.#store.read();
    const given = /^Bearer +([\w-]{1,256})$/iu.exec(authorization ?? '')?.[1];
    return kept !== null && given !== undefined && timingSafeEqual(hashOf(given), kept);
  }
}
