import { describe, expect, test } from 'vitest';
import { fullScale, loadFraction, loadLevel, loadText } from './load-words.ts';

const limits = { rating: 16, warning: 12.8, critical: 15.2 };

describe('loads', () => {
  test('are read out with share and limit', () => {
    expect(loadText({ ...limits, value: 13.2 }, 'A', 1)).toBe('13.2 A, 83 %, above upper warning');
    expect(loadText({ ...limits, value: 18.9 }, 'A', 1)).toBe('18.9 A, 118 %, above upper critical');
    expect(loadText({ ...limits, rating: null, value: 2 }, 'A', 1)).toBe('2.0 A');
  });
  test('have the state the device gives them, because it knows its hysteresis', () => {
    expect(loadLevel({ ...limits, value: 12.7, status: 'warning' })).toBe('warning');
    expect(loadLevel({ ...limits, value: 13, status: 'normal' })).toBe('normal');
    expect(loadLevel({ ...limits, value: 13 })).toBe('warning');
  });
  test('fill their bar at the rating, without one at their limit, and without either not at all', () => {
    expect(fullScale(limits)).toBe(16);
    expect(fullScale({ ...limits, rating: null })).toBe(15.2);
    expect(fullScale({ rating: null, warning: 12, critical: null })).toBe(12);
    expect(fullScale({ rating: null, warning: null, critical: null })).toBeNull();
  });
  test('that were not read are no data, and not zero', () => {
    expect(loadLevel({ ...limits, value: null })).toBe('noData');
    expect(loadFraction({ value: null, rating: 16 })).toBeNull();
    expect(loadFraction({ value: 3, rating: 0 })).toBeNull();
  });
});
