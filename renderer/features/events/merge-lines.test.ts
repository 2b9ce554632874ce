import { expect, test } from 'vitest';
import { testLine, testLines } from '../../journal/testing/test-line.ts';
import { appendLines, mergeNewest, patchLines } from './merge-lines.ts';

const ids = (lines: readonly { readonly id: string }[] | null) => lines?.map(({ id }) => id);

test('new lines come on top, and those below keep their identity', () => {
  const known = testLines(5);
  const page = testLines(4, 7);
  const merged = mergeNewest(known, page, false);
  expect(ids(merged)).toEqual(['event:7', 'event:6', 'event:5', 'event:4', 'event:3', 'event:2', 'event:1']);
  expect(merged?.slice(2)).toEqual(known);
  expect(merged?.[2]).toBe(known[0]);
});

test('a page that does not reach what is known leaves a gap, which is said', () => {
  expect(mergeNewest(testLines(5), testLines(3, 20), false)).toBeNull();
});

test('a page that is everything takes the place of what is known', () => {
  expect(ids(mergeNewest(testLines(5), testLines(2, 9), true))).toEqual(['event:9', 'event:8']);
  expect(mergeNewest(testLines(5), [], true)).toEqual([]);
});

test('nothing new leaves the very same list', () => {
  const known = testLines(5);
  expect(mergeNewest(known, testLines(5), false)).toBe(known);
  expect(patchLines(known, testLines(3, 4))).toBe(known);
});

test('a line that went on is replaced where it stands, and no other', () => {
  const known = testLines(3);
  const [first, second, third] = known;
  const ended = testLine({ ...second, state: 'ended' });
  const patched = patchLines(known, [ended, testLine({ id: 'event:99' })]);
  expect(patched).toEqual([first, ended, third]);
  expect(patched[0]).toBe(first);
});

test('an older page comes below, each line once', () => {
  expect(ids(appendLines(testLines(2, 5), testLines(3, 4)))).toEqual([
    'event:5',
    'event:4',
    'event:3',
    'event:2',
  ]);
});
