import { describe, expect, test } from 'vitest';
import { anywhereKey, keyGroups, pressed, printedKey, type KeyHost, type KeyPress } from './keys.ts';

const DESKTOP: KeyHost = { isBrowser: false, isMac: false };
const BROWSER: KeyHost = { isBrowser: true, isMac: false };
const MAC: KeyHost = { isBrowser: false, isMac: true };
const HOSTS = [DESKTOP, BROWSER, MAC, { isBrowser: true, isMac: true }];

const BARE = { code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const press = (key: string, extra: Partial<KeyPress> = {}): KeyPress => ({ ...BARE, key, ...extra });

const KEYS: Readonly<Record<string, string>> = { Left: 'ArrowLeft', Right: 'ArrowRight', Esc: 'Escape' };

/** The press that a line of the list asks for. */
function pressOf(printed: string, { isMac }: KeyHost): KeyPress {
  const parts = printed.split(' ');
  const name = parts.at(-1) ?? '';
  const isCommand = parts.includes('Ctrl');
  return press(KEYS[name] ?? name.toLowerCase().replace(/^f6$/u, 'F6'), {
    code: /^\d$/u.test(name) ? `Digit${name}` : '',
    ctrlKey: isCommand && !isMac,
    metaKey: isCommand && isMac,
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift') || name === '?',
  });
}

describe('the list of keys', () => {
  test.each(HOSTS)('every key listed for anywhere means something there: %o', (host) => {
    const [anywhere] = keyGroups(host);
    for (const { keys } of anywhere?.lines ?? [])
      for (const key of keys) expect(anywhereKey(pressOf(key, host), host), key).not.toBeNull();
  });

  test('shows no key twice in one place', () => {
    for (const host of HOSTS) {
      for (const { where, lines } of keyGroups(host)) {
        const says = lines.map(({ keys, does }) => `${keys.join()} ${does}`);
        expect(new Set(says).size, where).toBe(says.length);
      }
    }
  });

  test('shows the command key on macOS', () => {
    expect(printedKey('Ctrl Shift Z', MAC)).toBe('\u2318 Shift Z');
    expect(printedKey('Ctrl K', DESKTOP)).toBe('Ctrl K');
  });
});

describe('a press', () => {
  test('leaves Ctrl and a digit to the browser, which has tabs and a zoom of its own', () => {
    const three = { code: 'Digit3', ctrlKey: true };
    expect(anywhereKey(press('3', three), DESKTOP)?.id).toBe('tile');
    expect(anywhereKey(press('3', three), BROWSER)).toBeNull();
    expect(anywhereKey(press('3', { code: 'Digit3', altKey: true }), BROWSER)?.id).toBe('tile');
    expect(anywhereKey(press('0', { code: 'Digit0', altKey: true }), BROWSER)?.id).toBe('fleet');
  });

  test('of a digit counts by its place, whatever the keyboard types there', () => {
    expect(anywhereKey(press('\u00A1', { code: 'Digit1', altKey: true }), BROWSER)?.id).toBe('tile');
    expect(anywhereKey(press('&', { code: 'Digit1', ctrlKey: true }), DESKTOP)?.id).toBe('tile');
  });

  test('with more held than asked for is another one', () => {
    expect(anywhereKey(press('K', { ctrlKey: true, shiftKey: true }), DESKTOP)).toBeNull();
    expect(anywhereKey(press('F6', { altKey: true }), DESKTOP)).toBeNull();
    expect(anywhereKey(press('k', { metaKey: true }), DESKTOP)).toBeNull();
    expect(anywhereKey(press('k', { ctrlKey: true }), MAC)).toBeNull();
  });

  test('of a sign counts however the keyboard makes it', () => {
    for (const shiftKey of [true, false])
      expect(anywhereKey(press('/', { shiftKey }), DESKTOP)).toEqual({ id: 'filter', isSingle: true });
  });

  test('is named as the list names it', () => {
    expect(pressed(press('z', { ctrlKey: true, shiftKey: true }), DESKTOP)).toBe('Ctrl Shift Z');
    expect(pressed(press('F6', { shiftKey: true }), DESKTOP)).toBe('Shift F6');
  });
});
