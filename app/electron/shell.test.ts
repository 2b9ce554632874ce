import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { silentLogger } from '../../main/support/logger.ts';
import { channelsOf } from '../../shared/ipc/builders.ts';
import { contract, type EngineClient } from '../../shared/ipc/contract.ts';
import { freshElectron } from '../testing/fresh-electron.ts';
import { EngineDouble } from '../testing/engine-double.ts';

/** A fresh Electron and a fresh shell for every test. */
async function load() {
  const electron = await freshElectron();
  return {
    electron,
    ...(await import('./ipc-server.ts')),
    ...(await import('./scheme.ts')),
    ...(await import('./window.ts')),
  };
}
let shell: Awaited<ReturnType<typeof load>>;
beforeEach(async () => {
  shell = await load();
});

describe('a window', () => {
  const create = (options: Partial<Parameters<typeof shell.createWindow>[0]> = {}) => {
    shell.createWindow({
      preload: '/out/preload/index.cjs',
      theme: 'dark',
      bounds: { width: 1440, height: 900 },
      state: { mode: 'normal', zoom: 1 },
      ...options,
    });
    const [window] = shell.electron.BrowserWindow.opened.slice(-1);
    if (window === undefined) throw new Error('no window');
    return window;
  };

  test('is isolated from Node and from Electron', () => {
    const { webPreferences } = create().options;
    expect(webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      preload: '/out/preload/index.cjs',
    });
    expect(Object.keys(webPreferences).filter((name) => /experimental|blink/iu.test(name))).toEqual([]);
  });

  test('has the background of its theme before its page is drawn', async () => {
    const tokens = await readFile(new URL('../../renderer/ui/styles/tokens.css', import.meta.url), 'utf8');
    const backgrounds = [...tokens.matchAll(/--bg: (?<colour>#[0-9a-f]{6})/giu)].map((match) =>
      match.groups?.['colour']?.toLowerCase(),
    );
    expect((['dark', 'light'] as const).map((theme) => create({ theme }).options.backgroundColor)).toEqual(
      backgrounds.slice(0, 2),
    );
  });

  test('is shown when it is ready, as large as it was', async () => {
    const maximized = create({ state: { mode: 'maximized', zoom: 1.5 } });
    expect(maximized.calls).toEqual([]);
    expect(maximized.options.webPreferences).toMatchObject({ zoomFactor: 1.5, zoomMode: 'isolated' });
    maximized.emit('ready-to-show');
    expect(maximized.calls).toEqual(['maximize', 'show']);
    expect(create({ state: { mode: 'fullScreen', zoom: 1 } }).options.fullscreen).toBe(true);
  });

  test('is loaded anew after a crash, not after its end, and not for ever', () => {
    let givenUp = 0;
    let nowMs = 0;
    const { webContents } = create();
    shell.reloadAfterCrash(webContents as never, {
      onGivenUp: () => void (givenUp += 1),
      nowMs: () => nowMs,
    });
    const crash = (times: number, reason: string) => {
      for (let each = 0; each < times; each++) webContents.emit('render-process-gone', {}, { reason });
    };
    crash(1, 'clean-exit');
    expect(webContents.reloads).toBe(0);
    crash(3, 'crashed');
    expect([webContents.reloads, givenUp]).toEqual([3, 0]);
    nowMs = 61_000;
    crash(1, 'oom');
    expect([webContents.reloads, givenUp]).toEqual([4, 0]);
    crash(3, 'crashed');
    expect([webContents.reloads, givenUp]).toEqual([6, 1]);
  });

  test('comes to the front when the program is started again', () => {
    const window = create();
    window.minimized = true;
    shell.showWindow(window as never);
    expect(window.calls).toEqual(['restore', 'show', 'focus']);
  });
});

describe('calls from pages', () => {
  const OUR_PAGE = 'app://busbar/';

  function attach(engine: EngineDouble) {
    const server = shell.serveIpc(engine, silentLogger);
    const contents = new shell.electron.WebContentsDouble();
    contents.mainFrame.url = OUR_PAGE;
    server.attach(contents as never);
    const call = (channel: string, args: unknown, event: object = {}) => {
      const handler = shell.electron.ipcMain.handlers.get(channel);
      if (handler === undefined) throw new Error(`no handler for ${channel}`);
      return handler({ sender: contents, senderFrame: contents.mainFrame, ...event }, args);
    };
    return { server, contents, call };
  }

  test('reach the engine', async () => {
    const engine = new EngineDouble();
    const { call } = attach(engine);
    await expect(call('app.info', {})).resolves.toMatchObject({
      type: 'value',
      value: { operator: 'tester' },
    });
    expect(engine.contexts).toEqual([{ windowId: expect.any(String), door: 'app' }]);
  });

  test('exist for exactly the requests of the contract', () => {
    attach(new EngineDouble());
    const requests = channelsOf(contract).filter(({ spec }) => spec.kind === 'request');
    expect([...shell.electron.ipcMain.handlers.keys()]).toEqual(requests.map(({ channel }) => channel));
  });

  test.each([
    ['without a frame, which has navigated away', () => ({ senderFrame: null })],
    [
      'from a frame inside the page',
      () => ({ senderFrame: { url: OUR_PAGE, parent: { url: OUR_PAGE, parent: null } } }),
    ],
    [
      'from a frame that is not the top one of its page',
      () => ({ senderFrame: { url: OUR_PAGE, parent: null } }),
    ],
    ['from a page that was not attached', () => ({ sender: new shell.electron.WebContentsDouble() })],
  ])('are refused %s', async (_how, event) => {
    const engine = new EngineDouble();
    const { call } = attach(engine);
    await expect(call('app.info', {}, event())).rejects.toThrow('may not call');
    expect(engine.contexts).toEqual([]);
  });

  test.each([
    'https://attacker.example/',
    'app://busbar.attacker.example/',
    'app://attacker/',
    'http://busbar/',
    'app:busbar',
    'file:///app://busbar/',
    '',
  ])('are refused from the origin %j', async (url) => {
    const engine = new EngineDouble();
    const { call, contents } = attach(engine);
    contents.mainFrame.url = url;
    await expect(call('app.info', {})).rejects.toThrow('may not call');
    expect(engine.contexts).toEqual([]);
  });

  test('that do not fit the contract are refused', async () => {
    const { call } = attach(new EngineDouble());
    await expect(call('pdus.probe', { protocol: 'xerus', address: 7 })).resolves.toMatchObject({
      type: 'refused',
    });
  });

  test('come from a new window after a reload, a crash and a close, and the engine hears that the old one is gone', async () => {
    const engine = new EngineDouble();
    const { call, contents } = attach(engine);
    const windowNow = async () => {
      await call('app.info', {});
      return engine.contexts.at(-1)?.windowId;
    };
    const first = await windowNow();
    contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true });
    contents.emit('did-start-navigation', { isMainFrame: false, isSameDocument: false });
    expect(await windowNow()).toBe(first);
    contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    const second = await windowNow();
    contents.emit('render-process-gone', {}, { reason: 'crashed' });
    const third = await windowNow();
    expect(new Set([first, second, third]).size).toBe(3);
    contents.emit('destroyed');
    expect(engine.closedWindows).toEqual([first, second, third]);
    await expect(call('app.info', {})).rejects.toThrow('may not call');
  });

  test('are answered by events to every attached page that is still there', () => {
    const engine = new EngineDouble();
    const { server, contents } = attach(engine);
    engine.emit('app.settingsChanged', { theme: 'dark' });
    contents.destroyed = true;
    engine.emit('app.settingsChanged', { theme: 'light' });
    contents.destroyed = false;
    server[Symbol.dispose]();
    engine.emit('app.settingsChanged', { theme: 'system' });
    expect(contents.sent).toEqual([['app.settingsChanged', { theme: 'dark' }]]);
    expect(shell.electron.ipcMain.handlers.size).toBe(0);
  });
});

describe('what is chosen in the menu', () => {
  test('is told to the one page that it is for, while that is there', () => {
    const server = shell.serveIpc(new EngineDouble(), silentLogger);
    const pages = [0, 1, 2].map(() => new shell.electron.WebContentsDouble());
    const [first, second, stranger] = pages;
    server.attach(first as never);
    server.attach(second as never);
    for (const page of pages) page.sent.length = 0;
    server.chosen(second as never, { kind: 'find' });
    server.chosen(stranger as never, { kind: 'find' });
    if (first !== undefined) first.destroyed = true;
    server.chosen(first as never, { kind: 'find' });
    expect(pages.map(({ sent }) => sent)).toEqual([[], [['app.menuChosen', { kind: 'find' }]], []]);
    expect(server.windowIdOf(second as never)).not.toBe(server.windowIdOf(first as never));
    expect(server.windowIdOf(stranger as never)).toBeNull();
  });
});

describe('the bridge in the page', () => {
  async function loadBridge() {
    await import('./preload.ts');
    return shell.electron.contextBridge.world['busbar'] as EngineClient;
  }

  test('has a function for every call of the contract and nothing else', async () => {
    const bridge = await loadBridge();
    expect(Object.keys(shell.electron.contextBridge.world)).toEqual(['busbar']);
    const names = Object.entries(bridge).flatMap(([group, calls]) =>
      Object.keys(calls).map((name) => `${group}.${name}`),
    );
    expect(names).toEqual(channelsOf(contract).map(({ channel }) => channel));
  });

  test('gives values and throws refusals and faults', async () => {
    const bridge = await loadBridge();
    const { ipcRenderer } = shell.electron;
    ipcRenderer.answer = async (channel, args) => ({ type: 'value', value: [channel, args] });
    await expect(bridge.pdus.list({})).resolves.toEqual(['pdus.list', {}]);
    ipcRenderer.answer = async () => ({ type: 'refused', message: 'The payload does not fit: pdu.' });
    await expect(bridge.pdus.list({})).rejects.toThrow('The payload does not fit: pdu.');
    ipcRenderer.answer = async () => ({ type: 'fault', reference: 'abcd1234' });
    await expect(bridge.pdus.list({})).rejects.toThrow('abcd1234');
  });

  test('keeps Electron’s event objects from the page and stops when told', async () => {
    const bridge = await loadBridge();
    const heard: unknown[][] = [];
    const stop = bridge.app.settingsChanged((...args: unknown[]) => heard.push(args));
    shell.electron.ipcRenderer.emit('app.settingsChanged', { sender: 'ipcRenderer' }, { theme: 'dark' });
    stop();
    shell.electron.ipcRenderer.emit('app.settingsChanged', { sender: 'ipcRenderer' }, { theme: 'light' });
    expect(heard).toEqual([[{ theme: 'dark' }]]);
  });
});
