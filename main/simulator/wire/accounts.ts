import { timingSafeEqual, createHash } from 'node:crypto';

export interface Account {
  readonly user: string;
  readonly password: string;
  /** May read everything and change nothing. */
  readonly isReadOnly: boolean;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Who may log in. */
export class Accounts {
  readonly #accounts: readonly Account[];

  constructor(accounts: readonly Account[]) {
    this.#accounts = accounts;
  }

  find(user: string): Account | undefined {
    return this.#accounts.find((account) => account.user === user);
  }

  /** The account of an `Authorization: Basic` header; null when it does not fit. */
  authenticate(header: string): Account | null {
    const [scheme, encoded] = header.split(' ');
    if (scheme?.toLowerCase() !== 'basic' || encoded === undefined) return null;
    const [user = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
    const account = this.find(user);
    if (account === undefined) return null;
    return timingSafeEqual(digest(account.password), digest(rest.join(':'))) ? account : null;
  }

  mayDo(user: string): boolean {
    return this.find(user)?.isReadOnly === false;
  }
}
