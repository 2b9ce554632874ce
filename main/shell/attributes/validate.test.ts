import { describe, expect, it } from 'vitest';
import { SHELL_ATTRIBUTES, shellAttribute, type ShellAttribute } from '../../../shared/shell/attributes.ts';
import { validateAttribute } from './validate.ts';

function attribute(name: string): ShellAttribute {
  const found = shellAttribute(name);
  if (found === null) throw new Error(`There is no attribute ${name}.`);
  return found;
}

const value = (name: string, text: string) => validateAttribute(attribute(name), text);

describe('a value', () => {
  it.each([
    ['Console Port', '0', '0'],
    ['Console Port', ' 8443 ', '8443'],
    ['CLI TCP Port', '65535', '65535'],
    ['Sessions Concurrency Limit', '1', '1'],
    ['Sessions Concurrency Limit', '016', '16'],
    ['Enable SNMP', 'true', 'True'],
    ['Disable SNMP', 'FALSE', 'False'],
    ['Power Management', 'True', 'True'],
    ['CLI Connection Type', 'ssh', 'SSH'],
    ['CLI Connection Type', 'auto', 'Auto'],
    ['SNMP Version', 'V2C', 'v2c'],
    ['SNMP V3 Privacy Protocol', 'aes-256 blumenthal', 'AES-256 Blumenthal'],
    ['SNMP V3 Authentication Protocol', 'sha', 'SHA'],
    ['Backup Type', 'SCP', 'SCP'],
    ['Console Server IP Address', '192.0.2.4', '192.0.2.4'],
    ['Console Server IP Address', ' 2001:db8::4 ', '2001:db8::4'],
    ['Console Server IP Address', 'console-1.lab_a.example', 'console-1.lab_a.example'],
    ['Console User', ' with spaces ', ' with spaces '],
    ['Console Password', 'pass word ä', 'pass word ä'],
  ])('of %s, "%s", is kept as CloudShell writes it: "%s"', (name, text, expected) => {
    expect(value(name, text)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['Console Port', '-1'],
    ['Console Port', '1.5'],
    ['Console Port', '65536'],
    ['Console Port', '1e3'],
    ['Console Port', '٣'],
    ['CLI TCP Port', 'ssh'],
    ['Sessions Concurrency Limit', '0'],
    ['Sessions Concurrency Limit', '17'],
    ['Sessions Concurrency Limit', '99999999999999999999'],
    ['Enable SNMP', 'yes'],
    ['Power Management', '1'],
    ['CLI Connection Type', 'rlogin'],
    ['SNMP Version', 'v4'],
    ['SNMP V3 Authentication Protocol', 'SHA-1'],
    ['Console Server IP Address', 'a b'],
    ['Console Server IP Address', '-host'],
    ['Console Server IP Address', 'host/path'],
    ['Console Server IP Address', `${'a'.repeat(64)}.example`],
    ['Console User', 'a\u0000b'],
    ['Console Password', 'a\nb'],
    ['Console User', 'a\ud800b'],
    ['Location', 'x'.repeat(2001)],
  ])('of %s that cannot be one, %j, is refused by a sentence with its name', (name, text) => {
    const refused = value(name, text);
    expect(refused).toMatchObject({ ok: false });
    expect(refused.ok ? '' : refused.error).toMatch(new RegExp(`^${name} must .+\\.$`, 'u'));
  });

  it('is never repeated when it is refused, whatever the attribute: a password may stand in the wrong place', () => {
    const marker = 'hunter2-in-the-wrong-place';
    for (const each of SHELL_ATTRIBUTES) {
      for (const text of [`${marker}\u0007`, `${marker}${'x'.repeat(2000)}`, `${marker}!`]) {
        const refused = validateAttribute(each, text);
        expect(refused.ok ? '' : refused.error).not.toContain(marker);
      }
    }
  });

  it('of every default in the table fits its attribute', () => {
    for (const each of SHELL_ATTRIBUTES) {
      if (each.defaultValue === '') continue;
      expect(validateAttribute(each, each.defaultValue)).toEqual({ ok: true, value: each.defaultValue });
    }
  });
});
