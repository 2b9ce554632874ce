import { describe, expect, test } from 'vitest';
import { defaultShellName, shellNameProblem } from './shell-name.ts';

describe('the name of a shell by default', () => {
  test.each([
    ['Raritan', 'Raritan PDU'],
    ['Server Technology', 'Server Technology PDU'],
    ['', 'PDU'],
    ['  ', 'PDU'],
    ['"Müller" & Söhne', 'Muller Sohne PDU'],
    ['Vertiv/Geist', 'Vertiv Geist PDU'],
    ['力登', 'PDU'],
    ['--', 'PDU'],
    ['APC\r\n', 'APC PDU'],
  ])('for the vendor %j is %j', (vendor, name) => {
    expect(defaultShellName(vendor)).toBe(name);
  });

  test.each(['Raritan', '', '<b>🔌</b>', 'x'.repeat(500), `${'x'.repeat(95)} y`, '.', '[|]'])(
    'can be the name of a shell, whatever the vendor: %j',
    (vendor) => {
      expect(shellNameProblem(defaultShellName(vendor))).toBeNull();
    },
  );
});

describe('a name for a shell', () => {
  test.each(['Raritan PDU', 'Raritan PDU 2G', 'a.b-c|d_e[f]', 'x'.repeat(100), '7'])('%j is one', (name) => {
    expect(shellNameProblem(name)).toBeNull();
  });

  test.each([
    ['', 'is empty'],
    [' ', 'is empty'],
    ['x'.repeat(101), 'is too long: it has 101 characters'],
    ['Raritan/PDU', 'contains invalid symbols'],
    ['Raritan PDU\n', 'contains invalid symbols'],
    ['Räritan', 'contains invalid symbols'],
    ['PDU 🔌', 'contains invalid symbols'],
    ['..', 'has no letter or digit'],
    [' Raritan PDU', 'begins or ends with a blank'],
  ])('%j is none', (name, why) => {
    const problem = shellNameProblem(name);
    expect(problem).toContain(why);
    expect(problem).toMatch(/^The name of the shell .*\.$/u);
  });
});
