import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { silentLogger } from '../../main/support/logger.ts';
import { openRendererFiles } from '../renderer-files.ts';
import { writeBuiltRenderer } from '../testing/built-renderer.ts';
import { freshElectron } from '../testing/fresh-electron.ts';
import { removeTemporaryDirectories } from '../testing/temporary-directory.ts';

/** A fresh Electron and a fresh shell for every test. */
async function load() {
  const electron = await freshElectron();
  return {
    electron,
    ...(await import('./scheme.ts')),
    ...(await import('./security.ts')),
    ...(await import('./secrets.ts')),
    ...(await import('./quit.ts')),
  };
}
let shell: Awaited<ReturnType<typeof load>>;
beforeEach(async () => {
  shell = await load();
});
afterEach(removeTemporaryDirectories);

describe('what a page may do', () => {
  const ask = (name: string, ...args: unknown[]) => {
    const { defaultSession } = shell.electron.session;
    const handler = defaultSession.handlers.get(name) as ((...args: unknown[]) => unknown) | undefined;
    if (handler === undefined) throw new Error(`no handler for ${name}`);
    return handler(...args);
  };

  test('is nothing that needs a permission or a device', () => {
    const { defaultSession } = shell.electron.session;
    shell.denyByDefault(defaultSession as never);
    const answers: unknown[] = [];
    const answer = (value: unknown) => answers.push(value);
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'fullscreen',
    ]) {
      ask('permissionRequest', null, permission, answer);
      expect(ask('permissionCheck', null, permission, 'app://busbar')).toBe(false);
    }
    expect(ask('devicePermission', { deviceType: 'usb' })).toBe(false);
    ask('bluetoothPairing', {}, answer);
    for (const [name, details] of [
      ['select-hid-device', [{}]],
      ['select-usb-device', [{}]],
      ['select-serial-port', [[], null]],
    ] as const) {
      const preventDefault = vi.fn();
      defaultSession.emit(name, { preventDefault }, ...details, answer);
      expect(preventDefault).toHaveBeenCalledOnce();
    }
    expect(answers).toEqual([false, false, false, false, false, false, { confirmed: false }, '', '', '']);
  });

  test('is load its own files and nothing from the network', () => {
    shell.denyByDefault(shell.electron.session.defaultSession as never);
    const isCancelled = (url: string) => {
      let cancelled: unknown = null;
      ask('beforeRequest', { url }, (answer: { cancel: boolean }) => (cancelled = answer.cancel));
      return cancelled;
    };
    expect(isCancelled('app://busbar/assets/index.js')).toBe(false);
    expect(isCancelled('blob:app://busbar/1')).toBe(false);
    for (const url of [
      'https://busbar/',
      'http://127.0.0.1:80/',
      'file:///etc/passwd',
      'app://other/',
      'ws://busbar/',
      'devtools://devtools/bundled/x.js',
      'data:image/svg+xml,<svg/>',
      'blob:app://other/1',
      'blob:https://attacker.example/1',
      'nonsense',
    ]) {
      expect(isCancelled(url), url).toBe(true);
    }
    shell.electron.app.isPackaged = false;
    expect(isCancelled('devtools://devtools/bundled/x.js')).toBe(false);
  });

  test('is not leave, open windows, embed pages or download anything but its own files', () => {
    shell.confineWebContents();
    shell.denyByDefault(shell.electron.session.defaultSession as never);
    const contents = new shell.electron.WebContentsDouble();
    shell.electron.app.emit('web-contents-created', {}, contents);
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      const preventDefault = vi.fn();
      contents.emit(name, { preventDefault, url: 'https://attacker.example/' });
      expect(preventDefault, name).toHaveBeenCalledOnce();
    }
    expect(contents.windowOpenHandler?.({ url: 'app://busbar/' })).toEqual({ action: 'deny' });
    const isHeldBack = (url: string) => {
      const preventDefault = vi.fn();
      const item = { getURL: () => url };
      shell.electron.session.defaultSession.emit('will-download', { preventDefault }, item);
      return preventDefault.mock.calls.length === 1;
    };
    for (const url of ['https://attacker.example/x', 'app://busbar/index.html', 'blob:app://other/1'])
      expect(isHeldBack(url), url).toBe(true);
    expect(isHeldBack('blob:app://busbar/1'), 'a file that the page itself made').toBe(false);
  });
});

describe('the app scheme', () => {
  async function serve() {
    shell.serveAppScheme(await openRendererFiles(await writeBuiltRenderer()));
    const handler = shell.electron.protocol.handlers.get('app');
    if (handler === undefined) throw new Error('no handler');
    return (url: string, method = 'GET') => handler({ url, method } as Request);
  }

  test('has an origin and no more privileges than it needs', () => {
    shell.registerAppScheme();
    expect(shell.electron.protocol.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true } },
    ]);
  });

  test('answers the page with its policy in a header, and no connections', async () => {
    const fetch = await serve();
    const page = await fetch('app://busbar/#/pdu/X');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(await page.text()).toContain('csp-nonce');
    expect((await fetch('app://busbar/assets/index.css')).headers.get('content-type')).toContain('text/css');
  });

  test.each([
    'app://busbar/../secret.html',
    'app://busbar/..%2fsecret.html',
    'app://busbar/assets/..%5c..%5csecret.html',
    'app://busbar//etc/passwd',
    'app://other/index.html',
    'https://busbar/index.html',
    'nonsense',
  ])('does not answer %s', async (url) => {
    const answer = await (await serve())(url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('SECRET');
  });

  test('is read only', async () => {
    expect((await (await serve())('app://busbar/', 'POST')).status).toBe(404);
  });
});

describe('secrets', () => {
  test('are kept by the operating system’s keychain', async () => {
    const store = await shell.createKeychainSecretStore();
    expect(store.keptIn).toBe('keychain');
    const kept = await store.encrypt('hunter2');
    expect(Buffer.from(kept).toString()).not.toContain('hunter2');
    expect(await store.decrypt(kept)).toEqual({ text: 'hunter2', shouldReEncrypt: false });
  });

  test('that were kept with a replaced key are to be encrypted again', async () => {
    const store = await shell.createKeychainSecretStore();
    const kept = await store.encrypt('hunter2');
    shell.electron.safeStorage.keyReplaced = true;
    expect(await store.decrypt(kept)).toEqual({ text: 'hunter2', shouldReEncrypt: true });
  });

  test('are kept for the session only where the keychain is none', async () => {
    shell.electron.safeStorage.available = false;
    expect((await shell.createKeychainSecretStore()).keptIn).toBe('session');
  });

  test('are kept for the session only under Linux’s basic_text', async () => {
    shell.electron.safeStorage.backend = 'basic_text';
    vi.spyOn(process, 'platform', 'get').mockReturnValue('linux');
    expect((await shell.createKeychainSecretStore()).keptIn).toBe('session');
  });
});

describe('quitting', () => {
  test('waits for the steps in order, once, and then quits', async () => {
    const { app, journal } = shell.electron;
    let finish = () => {};
    shell.quitInOrder(
      [
        { name: 'ipc', run: () => void journal.push('ipc') },
        {
          name: 'engine',
          run: () =>
            new Promise<void>((resolve) => {
              journal.push('engine begins');
              finish = resolve;
            }),
        },
        { name: 'last', run: () => void journal.push('last') },
      ],
      { logger: silentLogger, mayQuit: async () => true },
    );
    app.quit();
    app.quit();
    await vi.waitFor(() => expect(journal).toContain('engine begins'));
    expect(journal).not.toContain('quit');
    finish();
    await vi.waitFor(() => expect(journal.at(-1)).toBe('quit'));
    expect(journal.filter((entry) => entry !== 'quit held')).toEqual([
      'ipc',
      'engine begins',
      'last',
      'quit',
    ]);
  });

  test('follows the last window', async () => {
    const { app, journal } = shell.electron;
    shell.quitInOrder([], { logger: silentLogger, mayQuit: async () => true });
    app.emit('window-all-closed');
    await vi.waitFor(() => expect(journal).toEqual(['quit held', 'quit']));
  });

  test('does nothing when somebody objects, and asks anew the next time', async () => {
    const { app, journal } = shell.electron;
    const answers = [false, true];
    const mayQuit = vi.fn(async () => answers.shift() ?? true);
    shell.quitInOrder([{ name: 'engine', run: () => void journal.push('engine') }], {
      logger: silentLogger,
      mayQuit,
    });
    app.quit();
    app.quit();
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    await mayQuit.mock.results[0]?.value;
    expect(mayQuit, 'while it is asked it is not asked again').toHaveBeenCalledOnce();
    expect(journal).toEqual(['quit held', 'quit held']);
    app.quit();
    await vi.waitFor(() => expect(journal.at(-1)).toBe('quit'));
    expect(journal).toEqual(['quit held', 'quit held', 'quit held', 'engine', 'quit']);
  });

  test('with an error says what it is', () => {
    shell.endWithError(new Error('Busbar is already running.'));
    expect(shell.electron.dialog.errors).toEqual(['Busbar is already running.']);
    expect(shell.electron.app.exitCode).toBe(1);
  });
});
