import { describe, expect, test } from 'vitest';
import { inletId, outletId, pduId } from '../../shared/model/ids.ts';
import { fragmentOfPlace, isStep, placeOfFragment } from './place-fragment.ts';
import type { Place } from './ui-slice.ts';

const pdu = pduId('10.0.0.1:443 #%/ä');

const PLACES: readonly Place[] = [
  { screen: 'fleet' },
  { screen: 'cloudshell' },
  { screen: 'events', entry: null },
  { screen: 'events', entry: 'audit/7' },
  { screen: 'pdu', pdu, tab: 'overview', element: null },
  { screen: 'pdu', pdu, tab: 'outlets', element: outletId('2/12') },
  { screen: 'pdu', pdu, tab: 'settings', element: 'pdu' },
];

describe('places in the address', () => {
  test.each(PLACES)('%o survives a reload', (place) => {
    const url = new URL(fragmentOfPlace(place), 'http://127.0.0.1:1/');
    expect(placeOfFragment(url.hash)).toEqual(place);
  });

  test('a PDU without a tab opens at its overview, and so does a tab that does not exist', () => {
    const overview = { screen: 'pdu', pdu: pduId('A'), tab: 'overview', element: null };
    expect(placeOfFragment('#/pdu/A')).toEqual(overview);
    expect(placeOfFragment('#/pdu/A/nonsense/nonsense')).toEqual(overview);
  });

  test('what names no place is none', () => {
    for (const fragment of ['', '#', '#/', '#/nonsense', '#/pdu/', '#/pdu/%E0%A4%A/outlets'])
      expect(placeOfFragment(fragment)).toBeNull();
  });
});

test('a line whose id is longer than any opens the list without it', () => {
  expect(placeOfFragment(`#/events/${'9'.repeat(101)}`)).toEqual({ screen: 'events', entry: null });
});

describe('a step that Back takes back', () => {
  const at = (tab: 'overview' | 'outlets', id = 'A'): Place => ({
    screen: 'pdu',
    pdu: pduId(id),
    tab,
    element: null,
  });
  test('is another screen, PDU or tab', () => {
    expect(isStep({ screen: 'fleet' }, at('overview'))).toBe(true);
    expect(isStep(at('overview'), at('outlets'))).toBe(true);
    expect(isStep(at('overview'), at('overview', 'B'))).toBe(true);
  });
  test('is not another selection', () => {
    expect(isStep(at('overview'), { ...at('overview'), element: inletId('I1') } as Place)).toBe(false);
    expect(isStep({ screen: 'events', entry: null }, { screen: 'events', entry: '1' })).toBe(false);
  });
});
