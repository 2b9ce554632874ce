import { expect, test } from 'vitest';
import { findDataDirectory } from './data-directory.ts';

test.skipIf(process.platform === 'win32').each([
  ['the one that was chosen', { BUSBAR_DATA_DIR: '/chosen', XDG_DATA_HOME: '/x' }, 'linux', '/chosen'],
  ['the XDG one', { XDG_DATA_HOME: '/x' }, 'linux', '/x/busbar'],
  [
    'the default when XDG names a relative one',
    { XDG_DATA_HOME: 'x' },
    'linux',
    '/home/a/.local/share/busbar',
  ],
  ['the default when the choice is empty', { BUSBAR_DATA_DIR: '' }, 'linux', '/home/a/.local/share/busbar'],
  ['the one of macOS', { XDG_DATA_HOME: '/x' }, 'darwin', '/home/a/Library/Application Support/Busbar'],
  ['the one of Windows', { APPDATA: '/roaming' }, 'win32', '/roaming/Busbar'],
  ['the one of Windows without APPDATA', {}, 'win32', '/home/a/AppData/Roaming/Busbar'],
] as const)('the data directory is %s', (_which, env, platform, expected) => {
  expect(findDataDirectory(env, platform, '/home/a')).toBe(expected);
});
