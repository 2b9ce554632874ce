import { describe, expect, test } from 'vitest';
import { parseDelay } from './delay.ts';

describe('the delay of PowerCycle', () => {
  test.each([null, '', ' ', '\t\n', '0', ' 0 '])('%j is the delay that is set on the PDU', (delay) => {
    expect(parseDelay(delay)).toEqual({ ok: true, value: null });
  });

  test.each([
    ['5', 5],
    [' 5 ', 5],
    ['1', 1],
    ['3600', 3600],
  ])('%j is that many seconds', (delay, seconds) => {
    expect(parseDelay(delay)).toEqual({ ok: true, value: seconds });
  });

  test.each([
    '-1',
    '1.5',
    '1,5',
    'abc',
    '99999',
    '3601',
    '1e3',
    '0x10',
    '+5',
    '5s',
    '٥',
    '00',
    '5 5',
    '9'.repeat(400),
  ])('%j is refused with what is accepted and what was given', (delay) => {
    const parsed = parseDelay(delay);
    if (parsed.ok) throw new Error('It was accepted.');
    expect(parsed.error).toContain(`"${delay.slice(0, 80)}`);
    expect(parsed.error).toContain('from 1 to 3600');
    expect(parsed.error.length).toBeLessThan(300);
  });

  test('a delay with line ends is told on one line', () => {
    const parsed = parseDelay('5\r\nDELETE');
    expect(parsed).toMatchObject({ ok: false, error: expect.not.stringContaining('\n') });
  });
});
