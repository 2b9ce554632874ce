import { describe, expect, test } from 'vitest';
import { defaultShellName, packageNameProblem, shellNameProblem } from './shell-name.ts';

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
    ['Server Technology, Inc.', 'Server Technology Inc PDU'],
    ['3Com [EMEA]', 'Com EMEA PDU'],
  ])('for the vendor %j is %j', (vendor, name) => {
    expect(defaultShellName(vendor)).toBe(name);
  });

  test.each(['Raritan', '', '<b>🔌</b>', 'x'.repeat(500), `${'x'.repeat(54)} y`, '.', '[|]', '7', 'A.B'])(
    'can be the name of a shell that is installed, whatever the vendor: %j',
    (vendor) => {
      expect(packageNameProblem(defaultShellName(vendor))).toBeNull();
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

describe('a name for a shell that is installed', () => {
  test.each(['Raritan PDU', 'APC-PDU_2G', 'x'.repeat(59)])('%j is one', (name) => {
    expect(packageNameProblem(name)).toBeNull();
  });

  test.each(['', 'Räritan', '1st PDU', 'A.B', 'PDU [x]', 'A|B', 'x'.repeat(60)])('%j is none', (name) => {
    expect(packageNameProblem(name)).toMatch(/^The name of .*"Raritan PDU"\.$|^The name of the shell .*\.$/u);
  });
});
