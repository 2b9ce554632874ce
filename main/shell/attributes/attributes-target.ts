import type { PduTarget } from '../../../shared/model/pdu-target.ts';
import { MIN_SNMP_PASSWORD_LENGTH, type SnmpAccess } from '../../../shared/model/snmp-access.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { ShellAttributeName } from '../../../shared/shell/attributes.ts';
import { authProtocol, NO_AUTH, NO_PRIV, privProtocol } from './snmp-protocols.ts';

/** Values as CloudShell writes them; none is empty. */
export type AttributeValues = ReadonlyMap<ShellAttributeName, string>;

/** Secrets that are absent. */
export interface AbsentSecrets {
  /** Without them nothing can be sent. */
  readonly needed: readonly ShellAttributeName[];
  /** They would be used if they were there: without a write community a PDU is only read, for one. */
  readonly usable: readonly ShellAttributeName[];
}

/** How a PDU is reached by its attributes. Holds secrets, empty where they are absent. */
export interface AttributesTarget {
  /** Nothing is pinned: what was trusted at the address counts. */
  readonly target: PduTarget;
  readonly absent: AbsentSecrets;
}

type Way<Value> = Result<Value & { readonly absent: AbsentSecrets }, string>;

const NONE: AbsentSecrets = { needed: [], usable: [] };

/** The address says it, else what there is to ask with. */
function isSnmp(address: string, values: AttributeValues): boolean {
  if (/^snmp:\/\//iu.test(address)) return true;
  if (/^https?:\/\//iu.test(address)) return false;
  if (values.has('SNMP Version')) return true;
  const ways = ['SNMP Read Community', 'SNMP Write Community', 'SNMP V3 User'] as const;
  return !values.has('User') && ways.some((name) => values.has(name));
}

/** `v2c` unless it is given (`cloudshell-shell-standards`), or a v3 user is and no community. */
function snmpVersion(values: AttributeValues): SnmpAccess['version'] {
  const given = values.get('SNMP Version');
  if (given === 'v1' || given === 'v2c' || given === 'v3') return given;
  const hasCommunity = values.has('SNMP Read Community') || values.has('SNMP Write Community');
  return values.has('SNMP V3 User') && !hasCommunity ? 'v3' : 'v2c';
}

function communityAccess(
  version: 'v1' | 'v2c',
  values: AttributeValues,
): Way<{ readonly access: SnmpAccess }> {
  const readCommunity = values.get('SNMP Read Community') ?? '';
  const writeCommunity = values.get('SNMP Write Community') ?? '';
  const absent: AbsentSecrets = {
    needed: readCommunity === '' ? ['SNMP Read Community'] : [],
    usable: writeCommunity === '' ? ['SNMP Write Community'] : [],
  };
  return ok({ access: { version, readCommunity, writeCommunity }, absent });
}

interface KeyAttributes {
  readonly protocol: 'SNMP V3 Authentication Protocol' | 'SNMP V3 Privacy Protocol';
  readonly password: 'SNMP V3 Password' | 'SNMP V3 Private Key';
  /** The protocol's value that stands for none. */
  readonly none: string;
  /** The protocol while a password is there and none is named: CloudShell's own (`cloudshell-snmp`, v3 parameters). */
  readonly byDefault: string;
}

const AUTH_KEYS: KeyAttributes = {
  protocol: 'SNMP V3 Authentication Protocol',
  password: 'SNMP V3 Password',
  none: NO_AUTH,
  byDefault: 'SHA',
};
const PRIV_KEYS: KeyAttributes = {
  protocol: 'SNMP V3 Privacy Protocol',
  password: 'SNMP V3 Private Key',
  none: NO_PRIV,
  byDefault: 'AES-128',
};

/** Protocol and password of one of the two keys; `protocol` null: it is not used. */
function keyOf(
  values: AttributeValues,
  keys: KeyAttributes,
): Way<{ readonly protocol: string | null; readonly password: string }> {
  const protocol = values.get(keys.protocol) ?? null;
  const password = values.get(keys.password) ?? '';
  if (protocol === keys.none) {
    if (password === '') return ok({ protocol: null, password, absent: NONE });
    return err(`${keys.password} is given and ${keys.protocol} says none: leave out one of the two.`);
  }
  if (password === '') {
    const name = [keys.password];
    const absent = protocol === null ? { needed: [], usable: name } : { needed: name, usable: [] };
    return ok({ protocol, password, absent });
  }
  if (password.length < MIN_SNMP_PASSWORD_LENGTH)
    return err(`${keys.password} must have at least ${MIN_SNMP_PASSWORD_LENGTH} characters.`);
  return ok({ protocol: protocol ?? keys.byDefault, password, absent: NONE });
}

function userAccess(values: AttributeValues): Way<{ readonly access: SnmpAccess }> {
  const user = values.get('SNMP V3 User');
  if (user === undefined) return err('SNMP V3 User is needed for SNMP v3.');
  const auth = keyOf(values, AUTH_KEYS);
  if (!auth.ok) return auth;
  const priv = keyOf(values, PRIV_KEYS);
  if (!priv.ok) return priv;
  const authName = auth.value.protocol === null ? null : authProtocol(auth.value.protocol);
  const privName = priv.value.protocol === null ? null : privProtocol(priv.value.protocol);
  if (privName === 'unsupported')
    return err(
      'SNMP V3 Privacy Protocol is one that Busbar cannot encrypt with: use AES-128 or AES-256, on the PDU and here.',
    );
  const mayAuthenticate = authName !== null || auth.value.absent.usable.length > 0;
  if (privName !== null && !mayAuthenticate)
    return err('SNMP v3 encrypts only what it authenticates: give SNMP V3 Password as well.');
  return ok({
    access: {
      version: 'v3',
      user,
      auth: authName === null ? null : { protocol: authName, password: auth.value.password },
      priv: privName === null ? null : { protocol: privName, password: priv.value.password },
      context: '',
    },
    absent: absentKeys(auth.value.absent, priv.value.absent, { isEncrypted: privName !== null }),
  });
}

/** What is encrypted must be authenticated, so its password is needed then; and without a sign-in there is no key. */
function absentKeys(
  auth: AbsentSecrets,
  priv: AbsentSecrets,
  { isEncrypted }: { readonly isEncrypted: boolean },
): AbsentSecrets {
  if (isEncrypted) return { needed: [...auth.needed, ...auth.usable, ...priv.needed], usable: priv.usable };
  return { needed: [...auth.needed, ...priv.needed], usable: [...auth.usable, ...priv.usable] };
}

/** How the PDU at an address is reached; a sentence that names the attribute when that cannot be. */
export function targetOfAttributes(
  address: string,
  values: AttributeValues,
): Result<AttributesTarget, string> {
  if (isSnmp(address, values)) {
    const version = snmpVersion(values);
    const asked = version === 'v3' ? userAccess(values) : communityAccess(version, values);
    if (!asked.ok) return asked;
    const { access, absent } = asked.value;
    return ok({ target: { protocol: 'snmp', address, access, engineId: null }, absent });
  }
  const user = values.get('User');
  if (user === undefined)
    return err(
      'Give User and Password, or for SNMP a community or SNMP V3 User: without them nobody can sign in.',
    );
  const password = values.get('Password') ?? '';
  return ok({
    target: { protocol: 'xerus', address, user, password, fingerprint: null },
    absent: { needed: password === '' ? ['Password'] : [], usable: [] },
  });
}
