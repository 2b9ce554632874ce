import { describe, expect, test } from 'vitest';
import { formatDelay, formatDuration, formatTenths, parseDelayMs } from './durations.ts';
import { nameInSentence, outletInList, outletInSentence } from './elements.ts';
import { formatNumber, formatPower, showReading } from './numbers.ts';
import { stateText } from './quantities.ts';

describe('numbers', () => {
  test('groups thousands with a thin space and keeps the asked digits', () => {
    expect(formatNumber(12144.4, 0)).toBe('12\u2009144');
    expect(formatNumber(2.3149, 2)).toBe('2.31');
  });
  test('shows a missing reading as an en dash and zero as zero', () => {
    expect(formatNumber(null, 1)).toBe('\u2013');
    expect(formatNumber(Number.NaN, 1)).toBe('\u2013');
    expect(formatNumber(0, 2)).toBe('0.00');
    expect(formatNumber(-0.001, 2)).toBe('0.00');
  });
  test('shows the power of a PDU in the unit that was chosen', () => {
    expect(formatPower(11_736, 'kW')).toBe('11.74');
    expect(formatPower(11_736, 'W')).toBe('11\u2009736');
    expect(formatPower(null, 'W')).toBe('\u2013');
  });
  test('shows energy in kWh and residual current in mA', () => {
    expect(showReading('activeEnergy', 'Wh', 18_204_600, 'other')).toEqual({
      text: '18\u2009204.6',
      unit: 'kWh',
    });
    expect(showReading('residualCurrent', 'A', 0.0042, 'other')).toEqual({ text: '4.2', unit: 'mA' });
  });
});

describe('outlets', () => {
  test('are called by number and name', () => {
    expect(outletInSentence({ label: '14', name: 'db-02 PSU A' })).toBe('outlet 14, db-02 PSU A');
    expect(outletInList({ label: '14', name: '' })).toBe('14');
  });
  test('whose name runs from right to left stand in a sentence by themselves', () => {
    expect(outletInSentence({ label: '1', name: 'שרת 1 A' })).toBe('outlet 1, \u2068שרת 1 A\u2069');
    expect(nameInSentence('מתג')).toBe('\u2068מתג\u2069');
    expect(nameInSentence('Zürich 東京 👩‍🔧')).toBe('Zürich 東京 👩‍🔧');
  });
  test('whose name only repeats the number are called by it once', () => {
    for (const name of ['Outlet 14', 'OUTLET14', 'outlet_14', '14'])
      expect(outletInSentence({ label: '14', name })).toBe('outlet 14');
    expect(outletInSentence({ label: '1', name: 'Outlet 14' })).toBe('outlet 1, Outlet 14');
  });
});

describe('durations', () => {
  test('reads as the design writes them', () => {
    expect(formatDuration(9400)).toBe('9 s');
    expect(formatDuration(245_000)).toBe('4 min 05 s');
    expect(formatDuration(22 * 3_600_000)).toBe('22 h');
    expect(formatTenths(-5)).toBe('0.0 s');
    expect(formatDelay(500)).toBe('500 ms');
    expect(formatDelay(3500)).toBe('3.5 s');
    expect(formatDelay(3500, 'ms')).toBe('3500 ms');
    expect(formatDelay(500, 's')).toBe('0.5 s');
  });
  test('takes a delay in any of the four spellings', () => {
    for (const text of ['1500', '1500 ms', '1 500 ms', '1\u2009500', '1.5', '1.5s', '1,5 s'])
      expect(parseDelayMs(text, 'auto')).toBe(1500);
  });
  test('takes what is written with a point for seconds, however long: 120.0 is 120 s as 99.9 is 99.9 s', () => {
    for (const text of ['120.0', '120,0', '120.0 s', '120 s'])
      expect(parseDelayMs(text, 'auto')).toBe(120_000);
    expect(parseDelayMs('99.9', 'auto')).toBe(99_900);
  });
  test('refuses what is no delay or longer than an hour', () => {
    for (const text of ['', 'soon', '-1', '1 h', '1 50', '3601 s'])
      expect(parseDelayMs(text, 'auto')).toBeNull();
  });
});

test('keeps a state number it does not know', () => {
  expect(stateText('trip', 0)).toBe('Tripped');
  expect(stateText('operationalState', 9)).toBe('State 9');
  expect(stateText('trip', null)).toBe('Unknown');
});
