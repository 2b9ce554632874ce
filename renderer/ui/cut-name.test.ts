import { describe, expect, it } from 'vitest';
import { cutName } from './cut-name.ts';

describe('a name that may not fit', () => {
  it('keeps its end, by which names of one rack differ', () => {
    expect(cutName('Master_Outlet_17')).toEqual(['Master_Out', 'let_17']);
  });

  it('is not taken apart when it is short', () => {
    expect(cutName('db-02 PSU A')).toEqual(['db-02 PSU A', '']);
  });

  it('stands on one line, whatever the device sends', () => {
    expect(cutName('one\ntwo')).toEqual(['one two', '']);
  });

  it('is left whole where a part of it runs from right to left', () => {
    const name = 'C4 \u2068שרת מסד נתונים 2\u2069';
    expect(cutName(name)).toEqual([name, '']);
  });

  it('is never cut within a character', () => {
    expect(cutName('\u{1F50C}'.repeat(13))).toEqual(['\u{1F50C}'.repeat(7), '\u{1F50C}'.repeat(6)]);
  });
});
