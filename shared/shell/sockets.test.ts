import { describe, expect, test } from 'vitest';
import { outletId, pduId } from '../model/ids.ts';
import { shellSockets, type SocketsOptions } from './sockets.ts';
import { labelledPdu, labelsTo } from './testing/labelled-pdu.ts';

const OPTIONS: SocketsOptions = {
  pdu: pduId('PEG7B00412'),
  profile: '2g',
  shellName: 'Raritan PDU',
  assigned: {},
};
const secondGeneration = (labels: readonly string[], more: Partial<SocketsOptions> = {}) =>
  shellSockets(labelledPdu(labels), { ...OPTIONS, ...more });
const addressesOf = (labels: readonly string[], more: Partial<SocketsOptions> = {}) =>
  secondGeneration(labels, more).map(({ relativeAddress }) => relativeAddress);

describe('power sockets of the second generation', () => {
  test('have the label in name, address and identifier', () => {
    expect(secondGeneration(['14'])).toEqual([
      {
        outlet: 'outlet:14',
        name: 'Power Socket 14',
        relativeAddress: 'PS14',
        model: 'Raritan PDU.PowerSocket',
        uniqueIdentifier: 'PEG7B00412/14',
        modelName: 'IEC 60320 C13',
      },
    ]);
  });

  test.each<[readonly string[], readonly string[]]>([
    [
      ['AA1', 'AA2'],
      ['PSAA1', 'PSAA2'],
    ],
    [
      ['PS1', '1'],
      ['PSPS1', 'PS1'],
    ],
    [
      ['1', '2/1'],
      ['PS1', 'PS2-1'],
    ],
    [
      ['2-1', '2/1'],
      ['PS2-1', 'PS2-1-2'],
    ],
    [
      ['2/1', '2-1'],
      ['PS2-1-1', 'PS2-1'],
    ],
    [
      ['2/1', '2:1'],
      ['PS2-1-1', 'PS2-1-2'],
    ],
    [
      ['2/1', '2-1', '2-1-1'],
      ['PS2-1-2', 'PS2-1', 'PS2-1-1'],
    ],
    [
      ['a1', 'A1'],
      ['PSa1', 'PSA1-1'],
    ],
    [
      ['🔌', '🔋'],
      ['PS1', 'PS2'],
    ],
    [
      ['🔌', '1'],
      ['PS1-1', 'PS1'],
    ],
    [
      ['', '\n'],
      ['PS1', 'PS2'],
    ],
    [['Outlet 1'], ['PSOutlet 1']],
    [['1~3.2'], ['PS1-3.2']],
    [['../etc/passwd'], ['PS..-etc-passwd']],
    [['x'.repeat(300)], [`PS${'x'.repeat(64)}`]],
  ])('with the labels %j have the addresses %j', (labels, addresses) => {
    expect(addressesOf(labels)).toEqual(addresses);
  });

  test.each([
    [[...labelsTo(12), ...labelsTo(12).map((label) => `2/${label}`), '2-1', '2-1-2', '2:1']],
    [['🔌', '🔋', '💡', '1', '2', 'ps1', 'PS1', 'Ps1']],
    [['x'.repeat(64), 'x'.repeat(65), 'x'.repeat(66)]],
    [['/', '//', '///', '-', '--', ' ']],
  ])('have names and addresses that are unique, whatever the labels: %j', (labels) => {
    const sockets = secondGeneration(labels);
    for (const texts of [
      sockets.map(({ name }) => name.toLowerCase()),
      sockets.map(({ relativeAddress }) => relativeAddress.toLowerCase()),
      sockets.map(({ uniqueIdentifier }) => uniqueIdentifier),
    ])
      expect(new Set(texts).size).toBe(labels.length);
    for (const { name, relativeAddress } of sockets) {
      expect(relativeAddress).toMatch(/^PS[A-Za-z\d .\-|_[\]]+$/u);
      expect(name.length).toBeLessThanOrEqual(100);
    }
  });

  test.each([
    [{ serial: 'PEG7B00412' }, 'PEG7B00412/2/1'],
    [{ serial: '' }, '00:0d:5d:01:02:03/2/1'],
    [{ serial: '', mac: '' }, '192.0.2.17/2/1'],
  ])('are identified by what the PDU is known by: %j', (identity, identifier) => {
    const [socket] = shellSockets(labelledPdu(['2/1'], { identity }), {
      ...OPTIONS,
      pdu: pduId('192.0.2.17@snmp'),
    });
    expect(socket?.uniqueIdentifier).toBe(identifier);
  });

  test('are identified by a text that can be handed back, however long labels are', () => {
    const labels = ['🔌'.repeat(500), `${'🔌'.repeat(500)}x`];
    const identifiers = secondGeneration(labels).map(({ uniqueIdentifier }) => uniqueIdentifier ?? '');
    expect(new Set(identifiers).size).toBe(2);
    for (const identifier of identifiers) {
      expect(identifier.length).toBeLessThanOrEqual(256);
      expect(identifier.isWellFormed()).toBe(true);
    }
  });

  test('keep what was handed out, and others do not get it', () => {
    const assigned = {
      [outletId('2')]: { relativeAddress: 'PS1', uniqueIdentifier: 'OLD/1' },
      [outletId('3')]: { relativeAddress: 'PS3-0', uniqueIdentifier: 'OLD/3' },
    };
    expect(addressesOf(['1', '2', '3', '3-0'], { assigned })).toEqual(['PS1-0', 'PS1', 'PS3-0', 'PS3-0-0']);
    expect(
      secondGeneration(['1', '2'], { assigned }).map(({ uniqueIdentifier }) => uniqueIdentifier),
    ).toEqual(['PEG7B00412/1', 'OLD/1']);
  });

  test('do not get the address of an outlet that is gone', () => {
    const assigned = { [outletId('2/1')]: { relativeAddress: 'PS2-1', uniqueIdentifier: 'PEG7B00412/2/1' } };
    expect(addressesOf(['2-1'], { assigned })).toEqual(['PS2-1-0']);
  });

  test('get the first free number where something else of CloudShell has the address', () => {
    expect(addressesOf(['1', '2'], { taken: ['ps1', 'PS1-0'] })).toEqual(['PS1-1', 'PS2']);
  });

  test('do not change with the name of the outlet', () => {
    const named = labelledPdu(labelsTo(8), { outlet: (label) => ({ name: `db-${label}/PSU` }) });
    expect(shellSockets(named, OPTIONS)).toEqual(secondGeneration(labelsTo(8)));
  });

  test('are not looked up on what every object has', () => {
    const [socket] = secondGeneration(['1'], {
      assigned: Object.create({ 'outlet:1': { relativeAddress: 'x' } }),
    });
    expect(socket?.relativeAddress).toBe('PS1');
  });
});

describe('power sockets of the first generation', () => {
  const numbersOf = (labels: readonly string[]) =>
    shellSockets(labelledPdu(labels), { ...OPTIONS, profile: '1g' });

  test('have a number and nothing that identifies them', () => {
    expect(numbersOf(['1'])).toEqual([
      {
        outlet: 'outlet:1',
        name: 'Socket 1',
        relativeAddress: '1',
        model: 'Generic Power Socket',
        uniqueIdentifier: null,
        modelName: 'IEC 60320 C13',
      },
    ]);
  });

  test.each<[readonly string[], readonly string[]]>([
    [
      ['1', '2', '3'],
      ['1', '2', '3'],
    ],
    [
      ['3', '1', '2'],
      ['3', '1', '2'],
    ],
    [
      ['2', '3', '4'],
      ['1', '2', '3'],
    ],
    [
      ['1', '2', '2/1'],
      ['1', '2', '3'],
    ],
    [
      ['AA1', 'AA2'],
      ['1', '2'],
    ],
    [
      ['01', '02'],
      ['1', '2'],
    ],
    [[], []],
  ])('with the labels %j are the numbers %j', (labels, numbers) => {
    const sockets = numbersOf(labels);
    expect(sockets.map(({ relativeAddress }) => relativeAddress)).toEqual(numbers);
    expect(sockets.map(({ name }) => name)).toEqual(numbers.map((number) => `Socket ${number}`));
  });

  test('do not keep what the second generation handed out', () => {
    const assigned = { [outletId('1')]: { relativeAddress: 'PS1-0', uniqueIdentifier: 'x' } };
    const [socket] = shellSockets(labelledPdu(['1']), { ...OPTIONS, profile: '1g', assigned });
    expect(socket?.relativeAddress).toBe('1');
  });
});
