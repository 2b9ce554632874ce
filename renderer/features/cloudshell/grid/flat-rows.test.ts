import { describe, expect, test } from 'vitest';
import { testPduOf } from '../../../testing/test-shell.ts';
import { pduId } from '../../../../shared/model/ids.ts';
import { pduResource } from '../describe-pdu.ts';
import { DOMAIN_KEY } from '../resources.ts';
import { rowText } from '../row-text.ts';
import { resourceTree } from '../tree-rows.ts';
import { flatRows, indexByName, moveOf } from './flat-rows.ts';

const first = pduResource(testPduOf(20), '2g', {});
const second = pduResource(testPduOf(2, { id: pduId('B'), name: 'B05-L' }), '2g', {});
const tree = resourceTree([first, second], {
  filter: { text: '', chip: 'all' },
  links: new Map(),
  whole: new Set(),
});
const rowsWith = (...open: readonly string[]) => (tree === null ? [] : flatRows(tree, new Set(open)));
const rows = rowsWith(DOMAIN_KEY, first.key);
const LAST = rows.length - 1;

test('rows stand from top to bottom with level and place, closed ones without what nests under them', () => {
  const brief = (at: number) => {
    const row = rows[at];
    return row === undefined ? null : [rowText(row.row), row.level, row.place, row.siblings, row.isOpen];
  };
  expect(brief(0)).toEqual(['Global', 1, 1, 1, true]);
  expect(brief(1)).toEqual(['A07-L', 2, 1, 2, true]);
  expect(brief(2)).toEqual(['Power Socket 1', 3, 1, 17, null]);
  expect(brief(LAST - 1)).toEqual(['4 more sockets', 3, 17, 17, null]);
  expect(brief(LAST)).toEqual(['B05-L', 2, 2, 2, false]);
  expect(rowsWith().map(({ row }) => rowText(row))).toEqual(['Global']);
});

describe('keys', () => {
  const move = (key: string, at: number) => moveOf(key, rows, at, 10);
  test('go up and down, by pages and to the ends, and stop there', () => {
    expect(move('ArrowDown', 1)).toEqual({ kind: 'go', index: 2 });
    expect(move('ArrowUp', 0)).toEqual({ kind: 'go', index: 0 });
    expect(move('PageDown', 1)).toEqual({ kind: 'go', index: 11 });
    expect(move('PageDown', LAST - 2)).toEqual({ kind: 'go', index: LAST });
    expect(move('End', 0)).toEqual({ kind: 'go', index: LAST });
    expect(move('Home', LAST)).toEqual({ kind: 'go', index: 0 });
  });
  test('to the right open a row, then go into it; to the left close it, then go to its parent', () => {
    expect(move('ArrowRight', LAST)).toEqual({ kind: 'open', index: LAST });
    expect(move('ArrowRight', 1)).toEqual({ kind: 'go', index: 2 });
    expect(move('ArrowRight', 2)).toBeNull();
    expect(move('ArrowLeft', 1)).toEqual({ kind: 'close', index: 1 });
    expect(move('ArrowLeft', 5)).toEqual({ kind: 'go', index: 1 });
    expect(move('ArrowLeft', LAST)).toEqual({ kind: 'go', index: 0 });
  });
  test('Enter and Space list the sockets that are left out, and open or close a PDU', () => {
    expect(move(' ', LAST)).toEqual({ kind: 'open', index: LAST });
    expect(move('Enter', LAST - 1)).toEqual({ kind: 'act', index: LAST - 1 });
    expect(move('Enter', LAST)).toEqual({ kind: 'open', index: LAST });
    expect(move('Enter', 2)).toBeNull();
  });
});

test('letters jump by name: one letter to the next such row, more of them stay where they fit', () => {
  const find = (typed: string, from: number) => indexByName(rows, rowText, typed, from);
  expect(find('b', 0)).toBe(LAST);
  expect(find('p', 2)).toBe(3);
  expect(find('power socket 3', 3)).toBe(4);
  expect(find('power socket 3', 4)).toBe(4);
  expect(find('14', 0)).toBe(15);
  expect(find('zzz', 0)).toBe(-1);
});
