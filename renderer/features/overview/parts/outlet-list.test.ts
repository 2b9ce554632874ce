import { expect, test } from 'vitest';
import { lineState } from './OutletList.tsx';

test('an outlet under a tripped breaker has no power, whatever its relay was told', () => {
  expect(lineState({ powerState: 'on', hasNoPower: true, isStale: false })).toEqual({
    glyph: 'off',
    text: 'No power',
  });
  expect(lineState({ powerState: 'unknown', hasNoPower: true, isStale: false }).text).toBe('Unknown');
});

test('the state of a PDU that does not answer is only the last known', () => {
  expect(lineState({ powerState: 'on', hasNoPower: false, isStale: true })).toEqual({
    glyph: 'unk',
    text: 'Last known on',
  });
});
