import { expect, test } from 'vitest';
import { browserCommand, hasDisplay } from './display.ts';

test('windows can be opened on Linux under X or Wayland only, elsewhere always', () => {
  expect(hasDisplay({}, 'linux')).toBe(false);
  expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false);
  expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
  expect(hasDisplay({}, 'darwin')).toBe(true);
  expect(hasDisplay({}, 'win32')).toBe(true);
});

test('no shell reads the address that is opened', () => {
  const url = 'http://127.0.0.1:1/?token=a&b#/pdu/c';
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    const [program, ...args] = browserCommand(url, platform);
    expect(args.at(-1)).toBe(url);
    expect(program).not.toMatch(/cmd|sh$/u);
  }
});
