import { expect, test } from 'vitest';
import { tellingSerial } from './serial-number.ts';

test.each([
  '',
  '-',
  '---',
  '?',
  '0',
  '0000000000',
  '00-00-00',
  '<not set>',
  '<private>',
  'Default string',
  'FFFFFFFFFFFF',
  'N/A',
  'n.a.',
  'None',
  'not available',
  'NULL',
  '(null)',
  'Not Specified',
  'To Be Filled By O.E.M.',
  'UNKNOWN',
  'Unknown.',
  'XXXXXXXX',
  '1234567890',
  'constructor',
  '__proto__',
])('%j is no serial number', (text) => {
  expect(tellingSerial(text)).toBe('');
});

test.each([
  '1S12300000',
  '00000017',
  '5A1638E01463',
  'ADFC0001714',
  'F',
  'FFF',
  'NA12345678',
  'NONE-4711',
  'SN 0815',
  'XXXX0000001',
  '7',
  '序号一',
])('%j is one, and stays as it is', (serial) => {
  expect(tellingSerial(serial)).toBe(serial);
});
