import { expect, test } from 'vitest';
import { COMPACT_STYLE, Double, Float, SPACED_STYLE, encode } from './values.ts';

test('firmware 3.x writes blanks and six decimals', () => {
  const value = { name: '', amperes: new Double(32), list: [new Float(0.5), 3], none: [], id: 0 };
  expect(encode(value, SPACED_STYLE)).toBe(
    '{ "name": "", "amperes": 32.000000, "list": [ 0.500000, 3 ], "none": [ ], "id": 0 }',
  );
});

test('firmware 4.x writes no blanks, keeps .0 and shows the widening of 32-bit floats', () => {
  const value = {
    whole: new Double(16),
    exact: new Double(230.4871321671435),
    float: new Float(0.001),
    list: [],
  };
  expect(encode(value, COMPACT_STYLE)).toBe(
    '{"whole":16.0,"exact":230.4871321671435,"float":0.0010000000474974513,"list":[]}',
  );
});

test.each([SPACED_STYLE, COMPACT_STYLE])('both styles are JSON that reads back', (style) => {
  const value = {
    text: 'a "quoted" name\n',
    nothing: null,
    yes: true,
    deep: { list: [[], {}, new Double(-0.25)] },
  };
  expect(JSON.parse(encode(value, style))).toEqual({ ...value, deep: { list: [[], {}, -0.25] } });
});
