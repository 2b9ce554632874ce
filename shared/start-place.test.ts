import { expect, test } from 'vitest';
import { pduId } from './model/ids.ts';
import { fragmentOfPdu, pduOfFragment } from './start-place.ts';

test('a PDU survives the way through an address, whatever its id', () => {
  for (const id of ['SIM1000001', '10.0.0.1:443', 'a b#c%/ä']) {
    const url = new URL(`http://127.0.0.1/${fragmentOfPdu(pduId(id))}`);
    expect(pduOfFragment(url.hash)).toBe(id);
  }
});

test('a part of a PDU leads to that PDU', () => {
  expect(pduOfFragment('#/pdu/SIM1000001/overview/outlet%3A14')).toBe('SIM1000001');
});

test('any other fragment is no PDU', () => {
  for (const fragment of ['', '#', '#other', '#/fleet', '#/pdu', '#/pdu/', '#/pdu/%E0%A4%A'])
    expect(pduOfFragment(fragment)).toBeNull();
});
