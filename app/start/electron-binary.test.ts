import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeTemporaryDirectories, temporaryDirectory } from '../testing/temporary-directory.ts';
import { findInstalledElectron, obtainElectron, type ElectronSearch } from './electron-binary.ts';

let packageDirectory: string;
beforeEach(async () => {
  packageDirectory = await temporaryDirectory();
  await writeFile(join(packageDirectory, 'package.json'), '{"version":"45.0.0"}');
});
afterEach(removeTemporaryDirectories);

/** Stands for the npm package's own installer. */
const installer = (source: string) => writeFile(join(packageDirectory, 'install.js'), source);

const INSTALL = `
  const { mkdirSync, writeFileSync } = require('node:fs');
  mkdirSync(__dirname + '/dist', { recursive: true });
  writeFileSync(__dirname + '/dist/version', 'v45.0.0\\n');
  writeFileSync(__dirname + '/dist/electron', '');
  writeFileSync(__dirname + '/path.txt', 'electron');
`;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function obtain(options: Partial<ElectronSearch> = {}) {
  return obtainElectron({
    packageDirectory,
    decideMs: 60_000,
    stallMs: 60_000,
    onDownloading: () => undefined,
    signal: new AbortController().signal,
    ...options,
  });
}

describe('Electron’s executable', () => {
  test('is the installed one', async () => {
    await installer(INSTALL);
    expect(await findInstalledElectron(packageDirectory)).toBeNull();
    expect(await obtain()).toEqual({ ok: true, value: join(packageDirectory, 'dist', 'electron') });
    await installer('process.exit(1)');
    expect(await obtain()).toMatchObject({ ok: true });
  });

  test('is not one of another version', async () => {
    await installer(INSTALL);
    await obtain();
    await writeFile(join(packageDirectory, 'package.json'), '{"version":"46.0.0"}');
    expect(await findInstalledElectron(packageDirectory)).toBeNull();
  });

  test('cannot be had when the installer fails, when it installs nothing, and when there is none', async () => {
    expect(await obtain()).toEqual({ ok: false, error: 'its npm package is not installed' });
    await installer('process.exit(1)');
    expect(await obtain()).toEqual({ ok: false, error: 'it could not be downloaded' });
    await installer('');
    expect(await obtain()).toEqual({ ok: false, error: 'its download is damaged' });
  });

  test('is given up when nothing has arrived in time, and its installer is ended', async () => {
    const notes = join(packageDirectory, 'notes.json');
    await installer(`
      const notes = { pid: process.pid, directory: require('node:os').tmpdir() };
      require('node:fs').writeFileSync(${JSON.stringify(notes)}, JSON.stringify(notes));
      setInterval(() => {}, 1000);
    `);
    expect(await obtain({ decideMs: 1000 })).toEqual({
      ok: false,
      error: 'its download site does not answer',
    });
    const { pid, directory } = JSON.parse(await readFile(notes, 'utf8')) as {
      pid: number;
      directory: string;
    };
    expect(existsSync(directory)).toBe(false);
    await expect.poll(() => isAlive(pid)).toBe(false);
  });

  test('is waited for while its download brings something, and not when that stalls', async () => {
    await installer(`
      require('node:fs').writeFileSync(require('node:os').tmpdir() + '/part.zip', 'x'.repeat(1000));
      setInterval(() => {}, 1000);
    `);
    let told = 0;
    const result = await obtain({ decideMs: 1000, stallMs: 10, onDownloading: () => void (told += 1) });
    expect(result).toEqual({ ok: false, error: 'its download stalled' });
    expect(told).toBe(1);
  });

  test('is not waited for when the person ends the program', async () => {
    await installer('setInterval(() => {}, 1000);');
    const ending = new AbortController();
    const result = obtain({ signal: ending.signal });
    ending.abort();
    expect(await result).toEqual({ ok: false, error: 'its download was stopped' });
  });
});

test('the package’s own installer still leaves what is looked for here', async () => {
  const source = await readFile(join(import.meta.dirname, '../../node_modules/electron/install.js'), 'utf8');
  expect(source).toContain("path.join(__dirname, 'path.txt')");
  expect(source).toContain("path.join(__dirname, 'dist', 'version')");
});
