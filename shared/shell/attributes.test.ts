import { expect, test } from 'vitest';
import {
  attributePrefix,
  attributeRules,
  isSecretAttribute,
  SHELL_ATTRIBUTES,
  shellAttribute,
} from './attributes.ts';
import { SHELL_FAMILIES } from './families.ts';

/*
 * The tables as the documents have them, written down a second time: name, type, whether a person gives it, whether it is
 * of the family, default.
 */

/** PDU Shell Standard 2.0.1, "Attributes". */
const OF_STANDARD = [
  ['User', 'String', true, false, ''],
  ['Password', 'Password', true, false, ''],
  ['Firmware Version', 'String', false, false, ''],
  ['Vendor', 'String', false, true, ''],
  ['Model', 'String', false, true, ''],
  ['SNMP Read Community', 'Password', true, false, ''],
  ['SNMP Write Community', 'Password', true, false, ''],
  ['SNMP V3 User', 'String', true, false, ''],
  ['SNMP V3 Password', 'Password', true, false, ''],
  ['SNMP V3 Private Key', 'String', true, false, ''],
  ['SNMP Version', 'String', true, false, ''],
  ['Console Server IP Address', 'String', true, false, ''],
  ['Console User', 'String', true, false, ''],
  ['Console Port', 'Numeric', true, false, ''],
  ['Console Password', 'Password', true, false, ''],
  ['CLI Connection Type', 'Lookup', true, false, 'Auto'],
  ['Sessions Concurrency Limit', 'Numeric', true, false, '1'],
  ['Model Name', 'String', false, true, ''],
] as const;

/** `cloudshell_resource_standard_2_0_1.yaml`, and the family's attribute list of `cloudshell_pdu_standard_2_0_1.yaml`. */
const INHERITED = [
  ['OS Version', 'String', false, true, ''],
  ['System Name', 'String', false, true, ''],
  ['Location', 'String', false, true, ''],
  ['Contact Name', 'String', false, false, ''],
  ['Enable Password', 'Password', true, false, ''],
  ['Power Management', 'Boolean', true, false, 'True'],
  ['Enable SNMP', 'Boolean', true, false, 'True'],
  ['Disable SNMP', 'Boolean', true, false, 'False'],
  ['CLI TCP Port', 'Numeric', true, false, ''],
  ['Backup Location', 'String', true, false, ''],
  ['Backup Type', 'String', true, false, 'File System'],
  ['Backup User', 'String', true, false, ''],
  ['Backup Password', 'Password', true, false, ''],
] as const;

const TABLES = { standard: OF_STANDARD, inherited: INHERITED } as const;
const ROWS = (['standard', 'inherited'] as const).flatMap((source) =>
  TABLES[source].map((row) => ({ source, row })),
);

test.each(ROWS)('$row.0 is in the table as the document has it', ({ source, row }) => {
  const [name, type, isUserInput, isFamilyLevel, defaultValue] = row;
  expect(shellAttribute(name)).toMatchObject({ type, isUserInput, isFamilyLevel, defaultValue, source });
});

test.each(['standard', 'inherited'] as const)('what is %s is in the document', (source) => {
  const names = SHELL_ATTRIBUTES.filter((each) => each.source === source).map(({ name }) => name);
  expect(new Set<string>(names)).toEqual(new Set(TABLES[source].map(([name]) => name)));
});

test('what may be chosen are the values of the standard', () => {
  expect(shellAttribute('CLI Connection Type')?.values).toEqual(['Auto', 'Console', 'SSH', 'Telnet', 'TCP']);
  expect(shellAttribute('SNMP Version')?.values).toEqual(['v1', 'v2c', 'v3']);
});

test('secrets are those of type Password, and the private key, which is a String', () => {
  const secret = SHELL_ATTRIBUTES.filter(isSecretAttribute).map(({ name }) => name);
  const passwords = [...OF_STANDARD, ...INHERITED].filter(([, type]) => type === 'Password');
  expect(new Set<string>(secret)).toEqual(
    new Set([...passwords.map(([name]) => name), 'SNMP V3 Private Key']),
  );
});

test('what a person gives has the rule Configuration, what is found has the three others', () => {
  expect(attributeRules({ isUserInput: true })).toEqual(['Configuration']);
  expect(attributeRules({ isUserInput: false })).toEqual([
    'Settings',
    'Available For Abstract Resources',
    'Admin only',
  ]);
});

test.each([
  ['Vendor', '2g', 'CS_PDU.'],
  ['User', '2g', 'Raritan PDU.'],
  ['Vendor', '1g', ''],
  ['User', '1g', ''],
] as const)('%s has in the profile %s the prefix "%s"', (name, profile, prefix) => {
  const attribute = shellAttribute(name);
  expect(attribute && attributePrefix(attribute, profile, 'Raritan PDU')).toBe(prefix);
});

test('families have the names and rules of the standard', () => {
  const pdu = ['Searchable', 'IsPowerSwitch'];
  const socket = ['Searchable', 'Connectable', 'Locked By Default'];
  expect(SHELL_FAMILIES).toEqual({
    '2g': { pdu: { name: 'CS_PDU', rules: pdu }, socket: { name: 'CS_PowerSocket', rules: socket } },
    '1g': { pdu: { name: 'PDU', rules: pdu }, socket: { name: 'Power Socket', rules: socket } },
  });
});
