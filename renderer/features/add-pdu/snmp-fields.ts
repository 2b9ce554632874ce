import type { DeviceError } from '../../../shared/model/device-error.ts';
import {
  MIN_SNMP_PASSWORD_LENGTH,
  type SnmpAccess,
  type SnmpAccessFacts,
  type SnmpAuthProtocol,
  type SnmpPrivProtocol,
  type SnmpVersion,
} from '../../../shared/model/snmp-access.ts';

/** The level as RFC 3411 names it. */
export type SecurityLevel = 'noAuthNoPriv' | 'authNoPriv' | 'authPriv';

/** What is typed of an SNMP access. What does not belong to the chosen version or level is kept, and not used. */
export interface SnmpFields {
  readonly readCommunity: string;
  readonly writeCommunity: string;
  readonly user: string;
  readonly level: SecurityLevel;
  readonly authProtocol: SnmpAuthProtocol;
  readonly authPassword: string;
  readonly privProtocol: SnmpPrivProtocol;
  readonly privPassword: string;
  readonly context: string;
}

export const EMPTY_SNMP_FIELDS: SnmpFields = {
  readCommunity: '',
  writeCommunity: '',
  user: '',
  level: 'authPriv',
  authProtocol: 'sha256',
  authPassword: '',
  privProtocol: 'aes',
  privPassword: '',
  context: '',
};

/** The access that the fields describe. */
export function accessOf(version: SnmpVersion, fields: SnmpFields): SnmpAccess {
  const { readCommunity, writeCommunity, user, level, context } = fields;
  if (version !== 'v3') return { version, readCommunity, writeCommunity };
  const { authProtocol, authPassword, privProtocol, privPassword } = fields;
  return {
    version,
    user,
    auth: level === 'noAuthNoPriv' ? null : { protocol: authProtocol, password: authPassword },
    priv: level === 'authPriv' ? { protocol: privProtocol, password: privPassword } : null,
    context,
  };
}

/** Fields that say what is known of an access; what is secret is empty. */
export function fieldsOf(facts: SnmpAccessFacts): SnmpFields {
  if (facts.version !== 'v3') return EMPTY_SNMP_FIELDS;
  const { user, authProtocol, privProtocol, context } = facts;
  return {
    ...EMPTY_SNMP_FIELDS,
    user,
    context,
    level: authProtocol === null ? 'noAuthNoPriv' : privProtocol === null ? 'authNoPriv' : 'authPriv',
    authProtocol: authProtocol ?? EMPTY_SNMP_FIELDS.authProtocol,
    privProtocol: privProtocol ?? EMPTY_SNMP_FIELDS.privProtocol,
  };
}

/** Said at the field when it is left; null for a password that may be right, and for none yet. */
export function passwordProblem(password: string): string | null {
  const isShort = password !== '' && password.length < MIN_SNMP_PASSWORD_LENGTH;
  return isShort ? `At least ${MIN_SNMP_PASSWORD_LENGTH} characters` : null;
}

/** Fields that can be marked. */
export type SnmpFieldErrors = Partial<
  Record<'readCommunity' | 'user' | 'level' | 'authPassword' | 'privPassword', string>
>;

type RefusedPart = NonNullable<Extract<DeviceError, { kind: 'authRejected' }>['part']>;

const REFUSED: Readonly<Record<RefusedPart, SnmpFieldErrors>> = {
  user: { user: 'Not known to the PDU' },
  auth: { authPassword: 'Not accepted' },
  priv: { privPassword: 'Not accepted' },
  level: { level: 'The PDU wants another level' },
  context: {},
};

/** Which field an error of the PDU is about; the sentence itself stands below the fields. */
export function refusedFields(error: DeviceError | null): SnmpFieldErrors {
  if (error?.kind !== 'authRejected') return {};
  return error.part === undefined ? { user: 'Not accepted' } : REFUSED[error.part];
}
