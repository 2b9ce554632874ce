import { expect, test } from 'vitest';
import { parseDelayMs } from '../../../shared/words/durations.ts';
import { unitOfField } from './DelayField.tsx';

test('a number typed into a field is read in the unit that the field shows: 120 of 120 s stays 120 s', () => {
  for (const ms of [0, 1500, 60_000, 100_000, 120_000, 3_600_000]) {
    const unit = unitOfField(ms, 'auto', 100);
    const shown = ms < 1000 && unit === 'auto' ? `${ms} ms` : String(ms / 1000);
    expect(parseDelayMs(shown, unit)).toBe(ms);
  }
});

test('a unit that was chosen stays, and a device that counts in seconds is answered in seconds', () => {
  expect(unitOfField(120_000, 'ms', 100)).toBe('ms');
  expect(unitOfField(500, 'auto', 1000)).toBe('s');
  expect(unitOfField(500, 'auto', 100)).toBe('auto');
});
