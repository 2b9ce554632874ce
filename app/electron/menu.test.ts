import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import type { MenuCommand } from '../../shared/ipc/app.ts';
import { freshElectron } from '../testing/fresh-electron.ts';

const WINDOW = { id: 7 } as never;

async function menuOn(platform: NodeJS.Platform, isPackaged = true) {
  await freshElectron();
  const { menuTemplate } = await import('./menu.ts');
  const done: unknown[] = [];
  const template = menuTemplate(
    {
      ask: (command, window) => done.push([command, window]),
      openWindow: (window) => done.push(['window', window]),
      zoom: (step, window) => done.push(['zoom', step, window]),
    },
    { platform, isPackaged, name: 'Busbar', versions: ['Busbar 1.2.3', 'Electron 45.3.4'] },
  );
  const choose = (item: MenuItemConstructorOptions) => {
    item.click?.({} as never, WINDOW, {});
    return done.splice(0);
  };
  return { template, choose };
}

const itemsOf = ({ submenu }: MenuItemConstructorOptions): readonly MenuItemConstructorOptions[] =>
  Array.isArray(submenu) ? submenu : [];
const nameOf = ({ label, role }: MenuItemConstructorOptions) => label ?? role ?? '';

/** `View / Find…` and what it does, for all that are not separators. */
function flat(
  items: readonly MenuItemConstructorOptions[],
  above = '',
): readonly (readonly [string, MenuItemConstructorOptions])[] {
  return items
    .filter(({ type }) => type !== 'separator')
    .flatMap((item) => {
      const path = `${above}${nameOf(item)}`;
      const inside = itemsOf(item);
      return inside.length === 0 ? [[path, item] as const] : flat(inside, `${path} / `);
    });
}

describe('the menu', () => {
  test('asks the page in front for what the page does, with the keys of the page shown and not taken', async () => {
    const { template, choose } = await menuOn('linux');
    const asked = flat(template).flatMap(([path, item]) => {
      const [did] = choose(item);
      const [command, window] = Array.isArray(did) ? (did as readonly unknown[]) : [];
      if (typeof command !== 'object') return [];
      expect(window, path).toBe(WINDOW);
      const key = item.accelerator ?? '';
      return [[path, command, item.registerAccelerator === false ? `shown ${key}` : key]];
    });
    const tiles = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((place): readonly [string, MenuCommand, string] => [
      `View / PDU / PDU ${place}`,
      { kind: 'pdu', place },
      `shown CmdOrCtrl+${place}`,
    ]);
    expect(asked).toEqual([
      ['File / Add PDU…', { kind: 'addPdu' }, ''],
      ['File / Settings…', { kind: 'settings' }, 'CmdOrCtrl+,'],
      ['View / Find…', { kind: 'find' }, 'shown CmdOrCtrl+K'],
      ['View / Fleet', { kind: 'fleet' }, 'shown CmdOrCtrl+0'],
      ['View / Events', { kind: 'events' }, ''],
      ['View / CloudShell', { kind: 'cloudshell' }, ''],
      ...tiles,
      ['Go / Back', { kind: 'back' }, 'shown Alt+Left'],
      ['Go / Forward', { kind: 'forward' }, 'shown Alt+Right'],
      ['Help / Keyboard', { kind: 'keys' }, ''],
    ]);
  });

  test('opens windows and zooms by itself', async () => {
    const { template, choose } = await menuOn('win32');
    const done = flat(template).flatMap(([path, item]) => {
      const [did] = choose(item) as (readonly unknown[])[];
      return typeof did?.[0] === 'string' ? [[path, ...did.slice(0, -1), item.accelerator]] : [];
    });
    expect(done).toEqual([
      ['File / New window', 'window', 'CmdOrCtrl+N'],
      ['View / Zoom in', 'zoom', 1, 'CmdOrCtrl+Plus'],
      ['View / Zoom in', 'zoom', 1, 'CmdOrCtrl+='],
      ['View / Zoom out', 'zoom', -1, 'CmdOrCtrl+-'],
      ['View / Actual size', 'zoom', 0, 'CmdOrCtrl+Shift+0'],
    ]);
  });

  test('leaves the rest to the system, and tells versions', async () => {
    const { template } = await menuOn('linux');
    const roles = flat(template).flatMap(([path, { role, submenu }]) =>
      role === undefined || submenu !== undefined ? [] : [path],
    );
    expect(roles).toEqual([
      'File / close',
      'File / quit',
      'editMenu',
      'View / togglefullscreen',
      'windowMenu',
    ]);
    const told = flat(template).filter(([, { enabled }]) => enabled === false);
    expect(told.map(([path]) => path)).toEqual(['Help / Busbar 1.2.3', 'Help / Electron 45.3.4']);
  });

  test('has a key no more than once', async () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const) {
      const { template } = await menuOn(platform);
      const keys = flat(template).flatMap(([, { accelerator }]) => accelerator ?? []);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('on macOS has settings and quit under the name of the app, and leaves Alt with arrows to text', async () => {
    const { template } = await menuOn('darwin');
    const paths = flat(template).map(([path]) => path);
    expect(template.map(nameOf)).toEqual(['Busbar', 'File', 'editMenu', 'View', 'Go', 'windowMenu', 'Help']);
    expect(paths).toContain('Busbar / Settings…');
    expect(paths).toContain('Busbar / quit');
    expect(paths).not.toContain('File / Settings…');
    expect(paths).not.toContain('File / quit');
    const keys = flat(template).flatMap(([path, { accelerator }]) =>
      path.startsWith('Go') ? accelerator : [],
    );
    expect(keys).toEqual(['Cmd+[', 'Cmd+]']);
  });

  test('has developer tools only where the app is not packaged', async () => {
    const paths = async (isPackaged: boolean) =>
      flat((await menuOn('linux', isPackaged)).template).map(([path]) => path);
    expect(await paths(true)).not.toContain('View / toggleDevTools');
    expect(await paths(false)).toContain('View / toggleDevTools');
  });
});
