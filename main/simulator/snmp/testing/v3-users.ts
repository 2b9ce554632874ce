import { SNMP_AUTH_PROTOCOLS, SNMP_PRIV_PROTOCOLS } from '../../../../shared/model/snmp-access.ts';
import type { AgentUser } from '../agent/usm/users.ts';

const AUTH_PASSWORD = 'authenticate me';
const PRIV_PASSWORD = 'encrypt this too';

/** A user with these protocols, who may write; names are `sha256-aes`, `md5-none`, `none-none`. */
export function userWith(
  auth: NonNullable<AgentUser['auth']>['protocol'] | null,
  priv: NonNullable<AgentUser['priv']>['protocol'] | null,
): AgentUser {
  return {
    name: `${auth ?? 'none'}-${priv ?? 'none'}`,
    auth: auth === null ? null : { protocol: auth, password: AUTH_PASSWORD },
    priv: priv === null ? null : { protocol: priv, password: PRIV_PASSWORD },
    mayWrite: true,
  };
}

/** One user for every pair of protocols, and one for every level below. */
export const EVERY_USER: readonly AgentUser[] = [
  userWith(null, null),
  ...SNMP_AUTH_PROTOCOLS.flatMap((auth) => [
    userWith(auth, null),
    ...SNMP_PRIV_PROTOCOLS.map((priv) => userWith(auth, priv)),
  ]),
];
