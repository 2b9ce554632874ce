import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SnmpUserAccess } from '../../../../../shared/model/snmp-access.ts';
import { AUTH_ALGORITHMS, localizedKey, privacyKey } from './keys.ts';
import type { SecurityLevel } from './v3-message.ts';

/** Somebody whom the agent answers by v3, at the highest level that the two protocols give and at no lower one. */
export interface AgentUser {
  readonly name: string;
  readonly auth: SnmpUserAccess['auth'];
  readonly priv: SnmpUserAccess['priv'];
  readonly mayWrite: boolean;
}

type AuthKey = { readonly protocol: NonNullable<AgentUser['auth']>['protocol']; readonly key: Uint8Array };
type PrivKey = { readonly protocol: NonNullable<AgentUser['priv']>['protocol']; readonly key: Uint8Array };

/** A user with the keys at one engine. */
export class UserKeys {
  readonly user: AgentUser;
  readonly level: SecurityLevel;
  readonly #engineId: Uint8Array;
  #auth: AuthKey | null = null;
  #priv: PrivKey | null = null;

  /** @throws for an empty password, of which no key can be made */
  constructor(user: AgentUser, engineId: Uint8Array) {
    if (user.auth?.password === '' || user.priv?.password === '')
      throw new Error(`no password for ${user.name}`);
    this.user = user;
    this.#engineId = engineId;
    if (user.auth === null) this.level = 'noAuthNoPriv';
    else this.level = user.priv === null ? 'authNoPriv' : 'authPriv';
  }

  /** Made when first needed and then kept, since making it takes milliseconds. Null for a user without authentication. */
  get auth(): AuthKey | null {
    const { auth } = this.user;
    if (auth === null) return null;
    this.#auth ??= {
      protocol: auth.protocol,
      key: localizedKey(auth.protocol, auth.password, this.#engineId),
    };
    return this.#auth;
  }

  get priv(): PrivKey | null {
    const { auth, priv } = this.user;
    if (auth === null || priv === null) return null;
    const protocols = { auth: auth.protocol, priv: priv.protocol };
    this.#priv ??= { protocol: priv.protocol, key: privacyKey(protocols, priv.password, this.#engineId) };
    return this.#priv;
  }

  supports(level: SecurityLevel): boolean {
    if (level === 'noAuthNoPriv') return true;
    return level === 'authPriv' ? this.level === 'authPriv' : this.level !== 'noAuthNoPriv';
  }
}

/** As many zero bytes as the digest has, which stand in its place while it is made (RFC 3414, section 6.3.1). */
export function emptyDigest({ protocol }: AuthKey): Uint8Array {
  return new Uint8Array(AUTH_ALGORITHMS[protocol].macBytes);
}

export function digestOf({ protocol, key }: AuthKey, message: Uint8Array): Uint8Array {
  const { hash, macBytes } = AUTH_ALGORITHMS[protocol];
  return createHmac(hash, key).update(message).digest().subarray(0, macBytes);
}

/** `parameters` is the view into the datagram where its digest is. */
export function isAuthentic(key: AuthKey, datagram: Uint8Array, parameters: Uint8Array): boolean {
  const empty = emptyDigest(key);
  if (parameters.length !== empty.length) return false;
  const message = Uint8Array.from(datagram);
  message.set(empty, parameters.byteOffset - datagram.byteOffset);
  return timingSafeEqual(digestOf(key, message), parameters);
}
