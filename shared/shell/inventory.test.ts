import { describe, expect, test } from 'vitest';
import { pduId } from '../model/ids.ts';
import { describePdu, inventoryJson } from './inventory.ts';
import type { SocketsOptions } from './sockets.ts';
import { labelledPdu, labelsTo } from './testing/labelled-pdu.ts';

const SECOND: SocketsOptions = {
  pdu: pduId('PEG7B00412'),
  profile: '2g',
  shellName: 'Raritan PDU',
  assigned: {},
};
const FIRST: SocketsOptions = { ...SECOND, profile: '1g' };

const namesOf = (model: Parameters<typeof describePdu>[0], options: SocketsOptions) =>
  describePdu(model, options).attributes.map(({ attribute_name }) => attribute_name);

test.each([1, 8, 24, 48, 60])('a PDU of %i outlets has as many resources, each described whole', (count) => {
  for (const options of [SECOND, FIRST]) {
    const { resources, attributes } = describePdu(labelledPdu(labelsTo(count)), options);
    expect(resources).toHaveLength(count);
    expect(new Set(resources.map((each) => each.relative_address)).size).toBe(count);
    for (const resource of resources) {
      expect(Object.keys(resource)).toEqual(['model', 'name', 'relative_address', 'unique_identifier']);
      expect(resource.relative_address).not.toBe('');
    }
    for (const attribute of attributes) {
      expect(Object.keys(attribute)).toEqual(['relative_address', 'attribute_name', 'attribute_value']);
      for (const value of Object.values(attribute)) expect(value).toBeTypeOf('string');
    }
  }
});

describe('what the PDU says of itself', () => {
  test('has the second generation family in front, before the sockets', () => {
    const { attributes } = describePdu(labelledPdu(['1', '2']), SECOND);
    expect(
      attributes.map((each) => [each.relative_address, each.attribute_name, each.attribute_value]),
    ).toEqual([
      ['', 'CS_PDU.Vendor', 'Raritan'],
      ['', 'CS_PDU.Model', 'PX3-5145R'],
      ['', 'CS_PDU.Model Name', 'PX3-5145R'],
      ['', 'CS_PDU.OS Version', '4.0.20.5-49038'],
      ['', 'CS_PDU.System Name', 'A07-L'],
      ['', 'CS_PDU.Location', 'Rack A07 left'],
      ['PS1', 'CS_PowerSocket.Model Name', 'IEC 60320 C13'],
      ['PS2', 'CS_PowerSocket.Model Name', 'IEC 60320 C13'],
    ]);
  });

  test('is three rows without a family in the first generation', () => {
    expect(describePdu(labelledPdu(['1']), FIRST).attributes).toEqual([
      { relative_address: '', attribute_name: 'Firmware Version', attribute_value: '4.0.20.5-49038' },
      { relative_address: '', attribute_name: 'Vendor', attribute_value: 'Raritan' },
      { relative_address: '', attribute_name: 'Model', attribute_value: 'PX3-5145R' },
    ]);
  });

  test('is left out where it is not known', () => {
    const unknown = labelledPdu(['1'], {
      identity: { vendor: '', model: ' ', firmware: '\n' },
      settings: { name: '', location: null },
      outlet: () => ({ receptacle: '' }),
    });
    expect(namesOf(unknown, SECOND)).toEqual([]);
    expect(namesOf(unknown, FIRST)).toEqual([]);
    expect(namesOf(labelledPdu([], { identity: { vendor: '' } }), FIRST)).toEqual([
      'Firmware Version',
      'Model',
    ]);
  });
});

describe('an inventory as a file', () => {
  test('has its fields in one order, two blanks a level and a final newline', () => {
    expect(
      inventoryJson({
        attributes: [{ attribute_value: 'Ä "🔌"', attribute_name: 'CS_PDU.Vendor', relative_address: '' }],
        resources: [],
      }),
    ).toBe(
      [
        '{',
        '  "resources": [],',
        '  "attributes": [',
        '    {',
        '      "relative_address": "",',
        '      "attribute_name": "CS_PDU.Vendor",',
        '      "attribute_value": "Ä \\"🔌\\""',
        '    }',
        '  ]',
        '}',
        '',
      ].join('\n'),
    );
  });

  test('is the same after outlets were renamed', () => {
    const before = inventoryJson(describePdu(labelledPdu(labelsTo(8)), SECOND));
    const renamed = labelledPdu(labelsTo(8), { outlet: (label) => ({ name: `new ${label}` }) });
    expect(inventoryJson(describePdu(renamed, SECOND))).toBe(before);
  });
});
