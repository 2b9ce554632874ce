import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, ok, type Result } from '../../shared/result.ts';

export interface ElectronSearch {
  /** The `electron` npm package. */
  readonly packageDirectory: string;
  /** Without a sign of a download by then it is given up. */
  readonly decideMs: number;
  /** A download that brings nothing for so long is given up. */
  readonly stallMs: number;
  /** Called once when the download goes on past `decideMs`. */
  readonly onDownloading: () => void;
  readonly signal: AbortSignal;
}

/** Inside Electron's folder, for a folder that was not made by its installer. */
const EXECUTABLES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** Path of Electron's executable when it is installed. */
export async function findInstalledElectron(packageDirectory: string): Promise<string | null> {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override !== undefined) {
    const path = join(override, EXECUTABLES[process.platform] ?? 'electron');
    return existsSync(path) ? path : null;
  }
  const read = (file: string) => readFile(join(packageDirectory, file), 'utf8').catch(() => null);
  const [executable, manifest, version] = await Promise.all([
    read('path.txt'),
    read('package.json'),
    read('dist/version'),
  ]);
  if (executable === null || manifest === null || version === null) return null;
  if ((JSON.parse(manifest) as { version?: unknown }).version !== version.trim().replace(/^v/u, ''))
    return null;
  const path = join(packageDirectory, 'dist', executable);
  return existsSync(path) ? path : null;
}

/**
 * Electron's executable, downloaded by its own installer when it is missing. The npm package has no binary in it; where
 * its download site cannot be reached the failure is why, in a few words.
 */
export async function obtainElectron(search: ElectronSearch): Promise<Result<string, string>> {
  const installed = await findInstalledElectron(search.packageDirectory);
  if (installed !== null) return ok(installed);
  const installer = join(search.packageDirectory, 'install.js');
  if (!existsSync(installer)) return err('its npm package is not installed');

  // The installer downloads into a folder of the temporary directory: one of its own shows what arrives.
  const directory = await mkdtemp(join(tmpdir(), 'busbar-electron-'));
  const child = spawn(process.execPath, [installer], {
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: directory, TEMP: directory, TMP: directory },
  });
  try {
    const failure = await watchInstaller(child, search, () =>
      sizeOf([directory, join(search.packageDirectory, 'dist')]),
    );
    if (failure !== null) return err(failure);
    const path = await findInstalledElectron(search.packageDirectory);
    return path === null ? err('its download is damaged') : ok(path);
  } finally {
    child.kill('SIGKILL');
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Null when the installer ended well. */
async function watchInstaller(
  child: ChildProcess,
  search: ElectronSearch,
  arrivedBytes: () => Promise<number>,
): Promise<string | null> {
  const exited = new Promise<'done' | 'failed'>((resolve) => {
    child.on('error', () => resolve('failed'));
    child.on('exit', (code) => resolve(code === 0 ? 'done' : 'failed'));
  });
  const aborted = new Promise<'aborted'>((resolve) => {
    if (search.signal.aborted) resolve('aborted');
    search.signal.addEventListener('abort', () => resolve('aborted'), { once: true });
  });
  // Left by an attempt that was given up.
  let beforeBytes = await arrivedBytes();
  let hasArrived = false;
  for (let waitMs = search.decideMs; ; waitMs = search.stallMs) {
    const event = await firstOf([exited, aborted], waitMs);
    if (event === 'done') return null;
    if (event === 'failed') return 'it could not be downloaded';
    if (event === 'aborted') return 'its download was stopped';
    const bytes = await arrivedBytes();
    if (bytes <= beforeBytes)
      return hasArrived ? 'its download stalled' : 'its download site does not answer';
    if (!hasArrived) search.onDownloading();
    hasArrived = true;
    beforeBytes = bytes;
  }
}

async function firstOf<Event>(events: readonly Promise<Event>[], waitMs: number): Promise<Event | 'time'> {
  let timer: NodeJS.Timeout | undefined;
  const time = new Promise<'time'>((resolve) => {
    timer = setTimeout(() => resolve('time'), waitMs);
  });
  try {
    return await Promise.race([...events, time]);
  } finally {
    clearTimeout(timer);
  }
}

async function sizeOf(directories: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const directory of directories) {
    for (const entry of await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => [])) {
      if (!entry.isFile()) continue;
      bytes += await stat(join(entry.parentPath, entry.name)).then(
        (file) => file.size,
        () => 0,
      );
    }
  }
  return bytes;
}
