import { AuthProtocols, PrivProtocols, SecurityLevel, type User } from 'net-snmp';
import { securityLevel, type SnmpUserAccess } from '../../../../shared/model/snmp-access.ts';

/** A v3 user as the library wants it. */
export function userOf(access: SnmpUserAccess): User {
  const level = SecurityLevel[securityLevel(access)];
  return {
    name: access.user,
    level,
    ...(access.auth === null
      ? {}
      : { authProtocol: AuthProtocols[access.auth.protocol], authKey: access.auth.password }),
    ...(access.auth === null || access.priv === null
      ? {}
      : { privProtocol: PrivProtocols[access.priv.protocol], privKey: access.priv.password }),
  };
}
