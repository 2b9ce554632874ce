import type { ShellProfile } from './auto-load.ts';
import { SHELL_FAMILIES } from './families.ts';

/** Types as the standard names them. */
export type ShellAttributeType = 'String' | 'Password' | 'Numeric' | 'Lookup' | 'Boolean';
/** Of attributes that a person adds to a PDU. */
export const CUSTOM_ATTRIBUTE_TYPES = ['String', 'Password'] as const;
export type CustomAttributeType = (typeof CUSTOM_ATTRIBUTE_TYPES)[number];

/** One attribute of the PDU's root resource. */
export interface ShellAttribute {
  readonly name: string;
  readonly type: ShellAttributeType;
  /** Given by a person (rule Configuration), or found out by the driver. */
  readonly isUserInput: boolean;
  /** It belongs to the family and has its prefix, `CS_PDU.Vendor`; others have the shell's, `Raritan PDU.User`. */
  readonly isFamilyLevel: boolean;
  /** Listed by the standard, inherited in its TOSCA files only, added by Busbar, or by a person to one PDU. */
  readonly source: 'standard' | 'inherited' | 'busbar' | 'custom';
  /** Profiles that have it. */
  readonly profiles: readonly ShellProfile[];
  readonly defaultValue: string;
  /** What a Lookup may be, and a String of which the standard names the values. */
  readonly values?: readonly string[];
}

const BOTH = ['2g', '1g'] as const;
const ONLY_2G = ['2g'] as const;

type Row = Omit<ShellAttribute, 'name'>;
const input = (type: ShellAttributeType, more: Partial<Row> = {}): Row => ({
  type,
  isUserInput: true,
  isFamilyLevel: false,
  source: 'standard',
  profiles: BOTH,
  defaultValue: '',
  ...more,
});
const found = (more: Partial<Row> = {}): Row => ({ ...input('String'), isUserInput: false, ...more });
const inherited = { source: 'inherited', profiles: ONLY_2G } as const;
const added = { source: 'busbar', profiles: ONLY_2G } as const;

/** Values of `SNMP V3 Authentication Protocol`; the first three are those of `cloudshell-shell-standards`. */
export const SHELL_AUTH_PROTOCOLS = [
  'No Authentication Protocol',
  'MD5',
  'SHA',
  'SHA-224',
  'SHA-256',
  'SHA-384',
  'SHA-512',
] as const;
/** Values of `SNMP V3 Privacy Protocol` in `cloudshell-shell-standards`; the last is Busbar's. */
export const SHELL_PRIV_PROTOCOLS = [
  'No Privacy Protocol',
  'DES',
  '3DES-EDE',
  'AES-128',
  'AES-192',
  'AES-256',
  'AES-256 Blumenthal',
] as const;

/**
 * Attributes in the order in which they are shown and written. Sources: PDU Shell Standard 2.0.1, "Attributes";
 * `cloudshell_resource_standard_2_0_1.yaml` for what is inherited. `Firmware Version` has no place in the TOSCA files;
 * their family list has `OS Version`, which carries it in the second generation.
 */
const TABLE = {
  Vendor: found({ isFamilyLevel: true }),
  Model: found({ isFamilyLevel: true }),
  'Model Name': found({ isFamilyLevel: true }),
  'OS Version': found({ isFamilyLevel: true, ...inherited }),
  'Firmware Version': found({ profiles: ['1g'] }),
  'System Name': found({ isFamilyLevel: true, ...inherited }),
  Location: found({ isFamilyLevel: true, ...inherited }),
  'Contact Name': found(inherited),
  User: input('String'),
  Password: input('Password'),
  'Enable Password': input('Password', inherited),
  'SNMP Version': input('String', { values: ['v1', 'v2c', 'v3'] }),
  'SNMP Read Community': input('Password'),
  'SNMP Write Community': input('Password'),
  'SNMP V3 User': input('String'),
  'SNMP V3 Password': input('Password'),
  'SNMP V3 Private Key': input('String'),
  'SNMP V3 Authentication Protocol': input('Lookup', { values: SHELL_AUTH_PROTOCOLS, ...added }),
  'SNMP V3 Privacy Protocol': input('Lookup', { values: SHELL_PRIV_PROTOCOLS, ...added }),
  'Enable SNMP': input('Boolean', { defaultValue: 'True', ...inherited }),
  'Disable SNMP': input('Boolean', { defaultValue: 'False', ...inherited }),
  'CLI Connection Type': input('Lookup', {
    defaultValue: 'Auto',
    values: ['Auto', 'Console', 'SSH', 'Telnet', 'TCP'],
  }),
  'CLI TCP Port': input('Numeric', inherited),
  'Console Server IP Address': input('String'),
  'Console User': input('String'),
  'Console Port': input('Numeric'),
  'Console Password': input('Password'),
  'Power Management': input('Boolean', { defaultValue: 'True', ...inherited }),
  'Sessions Concurrency Limit': input('Numeric', { defaultValue: '1' }),
  'Backup Location': input('String', inherited),
  'Backup Type': input('String', { defaultValue: 'File System', ...inherited }),
  'Backup User': input('String', inherited),
  'Backup Password': input('Password', inherited),
} as const satisfies Record<string, Row>;

export type ShellAttributeName = keyof typeof TABLE;
/** One of the table. */
export type KnownShellAttribute = ShellAttribute & { readonly name: ShellAttributeName };

/** Of a value, in UTF-16 units, which is how CloudShell counts; longer ones are cut (`cloudshell-shell-standards`). */
export const MAX_ATTRIBUTE_LENGTH = 2000;
/** The most that `Sessions Concurrency Limit` may be: more exchanges at a time are no use to any PDU. */
export const MAX_SESSIONS_CONCURRENCY_LIMIT = 16;

export const SHELL_ATTRIBUTES: readonly KnownShellAttribute[] = Object.entries(TABLE).map(([name, row]) => ({
  name: name as ShellAttributeName,
  ...row,
}));

/** Null for a name that is not in the table. */
export function shellAttribute(name: string): KnownShellAttribute | null {
  return SHELL_ATTRIBUTES.find((each) => each.name === name) ?? null;
}

/**
 * The type is Password, or the standard calls it a key: `SNMP V3 Private Key` is a plain String there, and is what v3
 * encrypts with all the same. Its value is never shown, logged or exported.
 */
export function isSecretAttribute({ name, type }: Pick<ShellAttribute, 'name' | 'type'>): boolean {
  return type === 'Password' || name === 'SNMP V3 Private Key';
}

/** Attribute rules in CloudShell ("Attributes", guidelines). */
export function attributeRules({ isUserInput }: Pick<ShellAttribute, 'isUserInput'>): readonly string[] {
  return isUserInput ? ['Configuration'] : ['Settings', 'Available For Abstract Resources', 'Admin only'];
}

/** What stands before the dot of its name; empty in the first generation. */
export function attributePrefix(
  { isFamilyLevel }: Pick<ShellAttribute, 'isFamilyLevel'>,
  profile: ShellProfile,
  shellName: string,
): string {
  if (profile === '1g') return '';
  return `${isFamilyLevel ? SHELL_FAMILIES['2g'].pdu.name : shellName}.`;
}

/** What a Busbar window or file tells of one attribute; never a secret's value. */
export interface ShellAttributeFact {
  readonly name: string;
  /** Null for secrets, and where there is no value. */
  readonly value: string | null;
  readonly isSet: boolean;
  /** Where it is changed: kept beside the PDU, or by changing how the PDU is accessed. */
  readonly keptBy: 'attribute' | 'access' | 'device';
  /** Type of an attribute that a person added to this PDU; absent for those of the table. */
  readonly customType?: CustomAttributeType;
}
