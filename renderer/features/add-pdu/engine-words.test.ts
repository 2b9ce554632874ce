import { expect, test } from 'vitest';
import { engineBytes, engineFacts, isSameEngine } from './engine-words.ts';

test('an engine id made from a MAC address tells maker and address', () => {
  expect(engineFacts('800035ae03000d5d010203')).toEqual({
    maker: 'Raritan, enterprise 13742',
    source: { term: 'MAC address in it', text: '00:0d:5d:01:02:03' },
  });
});

test('an engine id made from an IP address or a text tells it', () => {
  expect(engineFacts('8000013e01c0000211').source).toEqual({ term: 'IP address in it', text: '192.0.2.17' });
  expect(engineFacts('80000216047064752d31')).toEqual({
    maker: 'Eaton, enterprise 534',
    source: { term: 'Text in it', text: 'pdu-1' },
  });
});

test('an engine id that says nothing, or that is cut short, claims nothing', () => {
  expect(engineFacts('80001f8880e2a3f1c4d5e6f701').source).toBeNull();
  expect(engineFacts('800035ae03000d5d').source).toBeNull();
  expect(engineFacts('8000021604000102').source).toBeNull();
  // Before RFC 3411: no first bit, and no format.
  expect(engineFacts('0000000903000d5d010203')).toEqual({ maker: 'Unknown, enterprise 9', source: null });
});

test('engine ids are compared whatever the case of their digits', () => {
  expect(isSameEngine('800035AE03', '800035ae03')).toBe(true);
  expect(isSameEngine('800035ae03', '800035ae04')).toBe(false);
  expect(engineBytes('800035ae03')).toEqual(['80', '00', '35', 'AE', '03']);
});
