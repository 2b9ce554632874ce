import { expect, test } from 'vitest';
import type { ShellAttributeFact } from '../../../shared/shell/attributes.ts';
import type { ShellProfile } from '../../../shared/shell/auto-load.ts';
import { testPdu } from '../../testing/test-power.ts';
import { testPduOf } from '../../testing/test-shell.ts';
import { attributeGroups, attributeRows, attributesAsText } from './attribute-rows.ts';
import { pduResource } from './describe-pdu.ts';

const FACTS: readonly ShellAttributeFact[] = [
  { name: 'User', value: 'lab-ops', isSet: true, keptBy: 'access' },
  { name: 'Password', value: null, isSet: true, keptBy: 'access' },
  { name: 'SNMP V3 Private Key', value: null, isSet: false, keptBy: 'access' },
  { name: 'CLI Connection Type', value: 'Auto', isSet: false, keptBy: 'attribute' },
];

function rowsOf(profile: ShellProfile, facts: readonly ShellAttributeFact[] = FACTS) {
  const { inventory, shellName } = pduResource(testPduOf(1), profile, {});
  return attributeRows({ inventory, facts, profile, shellName });
}
const textOf = (rows: ReturnType<typeof rowsOf>, name: string) =>
  rows.find((row) => row.attribute.name === name)?.text;

test('attributes stand under their full names with what CloudShell is told and what is kept', () => {
  const lines = attributesAsText(rowsOf('2g')).split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'CS_PDU.Vendor\tRaritan',
      'CS_PDU.OS Version\t4.0.20',
      'CS_PDU.Location\tnot set',
      'Raritan PDU.User\tlab-ops',
      'Raritan PDU.CLI Connection Type\tAuto',
    ]),
  );
});

test('the first generation has no prefixes, and its own name for the firmware', () => {
  const text = attributesAsText(rowsOf('1g'));
  expect(text).toContain('Firmware Version\t4.0.20\n');
  expect(text).not.toContain('OS Version');
  expect(text).not.toContain('CS_PDU.');
});

test('a secret is set or not set, even where a value came along', () => {
  const leaky: ShellAttributeFact = { name: 'Password', value: 'hunter2', isSet: true, keptBy: 'access' };
  const rows = rowsOf('2g', [leaky]);
  expect(textOf(rows, 'Password')).toBe('set');
  expect(textOf(rows, 'SNMP V3 Private Key')).toBe('not set');
  expect(attributesAsText(rows)).not.toContain('hunter2');
});

test('console attributes are one line while none of them is set', () => {
  const words = attributeGroups(rowsOf('2g')).flatMap((group) => group.folded.map((each) => each.words));
  expect(words).toContain('4 console attributes, all not set');
  const user: ShellAttributeFact = { name: 'Console User', value: 'x', isSet: true, keptBy: 'attribute' };
  const unfolded = attributeGroups(rowsOf('2g', [user])).flatMap((group) => group.rows);
  expect(unfolded.filter((row) => row.attribute.name.startsWith('Console '))).toHaveLength(4);
});

test('what the device says and what people give have their rules once each', () => {
  expect(attributeGroups(rowsOf('2g')).map((group) => group.rules)).toEqual([
    ['Settings', 'Available For Abstract Resources', 'Admin only'],
    ['Configuration'],
  ]);
});

test('an attribute that a person added stands after the others, under the name of the shell; a password as set', () => {
  const own: readonly ShellAttributeFact[] = [
    { name: 'Rack', value: 'A07', isSet: true, keptBy: 'attribute', customType: 'String' },
    { name: 'Door Code', value: 'hunter2', isSet: true, keptBy: 'attribute', customType: 'Password' },
  ];
  const text = attributesAsText(rowsOf('2g', [...FACTS, ...own]));
  expect(text).toMatch(/\nRaritan PDU\.Rack\tA07\nRaritan PDU\.Door Code\tset\n$/u);
  expect(attributesAsText(rowsOf('1g', own))).toMatch(/\nRack\tA07\nDoor Code\tset\n$/u);
  const [, given] = attributeGroups(rowsOf('2g', own));
  expect(given?.rows.map((row) => row.attribute.name)).toContain('Rack');
});

test('what a PDU says of itself is not known before it was read', () => {
  const { inventory, shellName } = pduResource(testPdu(null), '2g', {});
  const rows = attributeRows({ inventory, facts: FACTS, profile: '2g', shellName });
  expect(textOf(rows, 'Vendor')).toBe('not read yet');
  expect(textOf(rows, 'Console User')).toBe('not set');
});
