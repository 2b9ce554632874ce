import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OutletSequence } from '../../shared/model/sequence.ts';
import type { Result } from '../../shared/result.ts';
import { pduOfFragment } from '../../shared/start-place.ts';
import { connectToRunningEngine } from '../local-socket/client.ts';
import { acquireEngineLock } from '../local-socket/engine-lock.ts';
import { writeBuiltRenderer } from '../testing/built-renderer.ts';
import { freshElectron, type ElectronDouble } from '../testing/fresh-electron.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../testing/temporary-directory.ts';

let electron: ElectronDouble;
let dataDirectory: string;
const argv = process.argv;

async function prepareElectron(): Promise<ElectronDouble> {
  const fresh = await freshElectron();
  const renderer = await writeBuiltRenderer();
  fresh.app.appPath = dirname(renderer);
  await mkdir(join(fresh.app.appPath, 'out'));
  await rename(renderer, join(fresh.app.appPath, 'out', 'renderer'));
  return fresh;
}

/** The real engine behind a stand-in Electron, on a data directory of its own. */
beforeEach(async () => {
  dataDirectory = await temporaryDirectory();
  vi.stubEnv('BUSBAR_DATA_DIR', dataDirectory);
  vi.stubEnv('BUSBAR_LOG_LEVEL', 'silent');
  electron = await prepareElectron();
});
afterEach(async () => {
  process.argv = argv;
  vi.unstubAllEnvs();
  await removeTemporaryDirectories();
});

async function start() {
  await import('./main.ts');
  electron.app.becomeReady();
  await vi.waitFor(
    () => expect(electron.journal.some((entry) => entry.startsWith('load '))).toBe(true),
    10_000,
  );
}

async function quit() {
  electron.app.quit();
  await vi.waitFor(() => expect(electron.journal.at(-1)).toBe('quit'), 10_000);
}

const loaded = () => electron.journal.find((entry) => entry.startsWith('load ')) ?? '';
const demoPdu = () => pduOfFragment(loaded().slice(loaded().indexOf('#')));

/** The first window's page asks the engine. */
async function call<Value = unknown>(channel: string, args: unknown): Promise<Value> {
  const { webContents } = electron.BrowserWindow.opened[0] ?? {};
  const event = { sender: webContents, senderFrame: webContents?.mainFrame };
  const outcome = await electron.ipcMain.handlers.get(channel)?.(event, args);
  return (outcome as { readonly value: Value }).value;
}

/** As the page does it while somebody edits: the order turned round. */
async function keepDemoDraft() {
  const sequence = await call<Result<OutletSequence, unknown>>('sequences.read', { pdu: demoPdu() });
  if (!sequence.ok) throw new Error('The sequence was not read.');
  const { revision, ...draft } = sequence.value;
  const kept = { base: { ...draft, revision }, draft: { ...draft, order: [...draft.order].reverse() } };
  await call('sequences.keepDraft', { pdu: demoPdu(), kept });
  return kept;
}

describe('the app in Electron', () => {
  test('is locked down before Electron is ready', async () => {
    await import('./main.ts');
    expect(electron.journal).toEqual(['sandbox', 'scheme', 'single instance']);
    expect(electron.app.paths.get('userData')).toBe(join(dataDirectory, 'electron'));
    expect(electron.app.listenerCount('web-contents-created')).toBe(1);
  });

  test('denies everything before its window opens', async () => {
    await start();
    const { defaultSession } = electron.session;
    for (const name of ['permissionRequest', 'permissionCheck', 'devicePermission', 'beforeRequest']) {
      expect(defaultSession.handlers.has(name), name).toBe(true);
    }
    expect(electron.BrowserWindow.opened).toHaveLength(1);
    const { windowOpenHandler } = electron.BrowserWindow.opened[0]?.webContents ?? {};
    expect(windowOpenHandler?.({ url: 'https://attacker.example/' })).toEqual({ action: 'deny' });
    expect(electron.BrowserWindow.opened).toHaveLength(1);
    await quit();
  });

  test('answers its page from the engine, which others can use too', async () => {
    await start();
    const [window] = electron.BrowserWindow.opened;
    const event = { sender: window?.webContents, senderFrame: window?.webContents.mainFrame };
    const info = await electron.ipcMain.handlers.get('app.info')?.(event, {});
    expect(info).toMatchObject({
      type: 'value',
      value: { host: 'electron', version: '1.2.3', secretsKeptIn: 'keychain' },
    });
    const client = await connectToRunningEngine(dataDirectory);
    await expect(client?.pdus.list({})).resolves.toEqual([]);
    await client?.[Symbol.asyncDispose]();
    await quit();
  });

  test('quits in order: calls are no longer taken, the engine ends, then the windows close', async () => {
    await start();
    await quit();
    expect(electron.journal.slice(-3).toSorted()).toEqual(['ipc closed', 'quit', 'quit held']);
    expect(await connectToRunningEngine(dataDirectory)).toBeNull();
    const lock = acquireEngineLock(dataDirectory);
    expect(lock).not.toBeNull();
    lock?.[Symbol.dispose]();
  });

  test('sleeps and wakes with the machine', async () => {
    await start();
    expect(['suspend', 'resume'].map((name) => electron.powerMonitor.listenerCount(name))).toEqual([1, 1]);
    electron.powerMonitor.emit('suspend');
    electron.powerMonitor.emit('resume');
    await quit();
  });

  test('ends in order and asks nothing when the machine goes down', async () => {
    process.argv = [...argv, '--demo'];
    await start();
    await keepDemoDraft();
    const preventDefault = vi.fn();
    electron.powerMonitor.emit('shutdown', { preventDefault });
    await vi.waitFor(() => expect(electron.journal.at(-1)).toBe('quit'), 10_000);
    expect(preventDefault).toHaveBeenCalledOnce();
    expect(electron.dialog.asked).toEqual([]);
  });

  test('goes straight to the simulated PDU for --demo', async () => {
    process.argv = [...argv, '--demo'];
    await start();
    expect(electron.journal.find((entry) => entry.startsWith('load '))).toMatch(
      /^load app:\/\/busbar\/#\/pdu\/.+$/u,
    );
    await quit();
  });

  test('is one: a second start ends at once and the first shows its window', async () => {
    electron.app.hasLock = false;
    await import('./main.ts');
    electron.app.becomeReady();
    expect(electron.journal.at(-1)).toBe('quit');
    expect(electron.BrowserWindow.opened).toEqual([]);

    electron = await prepareElectron();
    await start();
    await vi.waitFor(() => expect(electron.app.listenerCount('second-instance')).toBe(1));
    electron.app.emit('second-instance');
    expect(electron.BrowserWindow.opened[0]?.calls).toEqual(['show', 'show', 'focus']);
    await quit();
  });

  test('goes on where it was quit: the places of its windows, and a draft that was kept', async () => {
    process.argv = [...argv, '--demo'];
    await start();
    const kept = await keepDemoDraft();
    electron.BrowserWindow.opened[0]?.webContents.goInPage(`#/pdu/${demoPdu()}/sequence`);
    electron.dialog.answer = 0;
    await quit();
    expect(electron.dialog.asked.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Keep the sequence draft for .+\?$/u),
    ]);

    process.argv = argv;
    electron = await prepareElectron();
    await start();
    expect(loaded()).toMatch(/^load app:\/\/busbar\/#\/pdu\/.+\/sequence$/u);
    expect(await call('sequences.drafts', {})).toMatchObject([{ pdu: demoPdu(), ...kept, isMine: false }]);
    await quit();
    expect(electron.dialog.asked, 'nobody has touched it this time').toEqual([]);
  });

  test('says so when its data directory cannot be made', async () => {
    const file = join(dataDirectory, 'file');
    await writeFile(file, '');
    vi.stubEnv('BUSBAR_DATA_DIR', join(file, 'busbar'));
    await import('./main.ts');
    expect(electron.dialog.errors).toEqual([]);
    electron.app.becomeReady();
    await vi.waitFor(() => expect(electron.app.exitCode).toBe(1));
    expect(electron.dialog.errors).toEqual([
      expect.stringMatching(/^Busbar cannot use its data directory .*file.busbar .*BUSBAR_DATA_DIR/u),
    ]);
    expect(electron.journal).not.toContain('single instance');
    expect(electron.BrowserWindow.opened).toEqual([]);
  });

  test('says so when another engine has the data directory', async () => {
    await start();
    const first = electron;
    electron = await prepareElectron();
    await import('./main.ts');
    electron.app.becomeReady();
    await vi.waitFor(() => expect(electron.app.exitCode).toBe(1));
    expect(electron.dialog.errors).toEqual([expect.stringContaining('already running')]);
    expect(electron.BrowserWindow.opened).toEqual([]);
    electron = first;
    await quit();
  });
});
