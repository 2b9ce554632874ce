import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeTemporaryDirectories, temporaryDirectory } from '../testing/temporary-directory.ts';
import { build, isBuilt } from './build.ts';

let root: string;
const BUILT_AT = new Date('2026-01-02T00:00:00Z');
const BEFORE = new Date('2026-01-01T00:00:00Z');
const AFTER = new Date('2026-01-03T00:00:00Z');

async function put(path: string, modified: Date): Promise<void> {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, '');
  await utimes(file, modified, modified);
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    await utimes(join(root, folder), BEFORE, BEFORE);
  }
}

beforeEach(async () => {
  root = await temporaryDirectory();
  for (const output of ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'])
    await put(output, BUILT_AT);
  for (const source of [
    'app/start.ts',
    'main/a/b.ts',
    'renderer/index.html',
    'shared/c.ts',
    'package.json',
  ]) {
    await put(source, BEFORE);
  }
});
afterEach(removeTemporaryDirectories);

describe('Busbar is built', () => {
  test('when nothing is newer than what was built', async () => {
    expect(await isBuilt(root)).toBe(true);
  });

  test('not when a part is missing', async () => {
    await rm(join(root, 'out/preload'), { recursive: true });
    expect(await isBuilt(root)).toBe(false);
  });

  test.each(['main/a/b.ts', 'renderer/index.html', 'package.json', 'electron.vite.config.ts'])(
    'not when %s is newer',
    async (source) => {
      await put(source, AFTER);
      expect(await isBuilt(root)).toBe(false);
    },
  );

  test('not when a file was removed since', async () => {
    await utimes(join(root, 'main/a'), AFTER, AFTER);
    expect(await isBuilt(root)).toBe(false);
  });

  test('whatever became of its tests', async () => {
    await put('main/a/b.test.ts', AFTER);
    await put('app/testing/helper.ts', AFTER);
    expect(await isBuilt(root)).toBe(true);
  });
});

test('a build that fails is told', async () => {
  const program = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  await mkdir(dirname(program), { recursive: true });
  await writeFile(program, 'process.exit(process.argv[2] === "build" ? 1 : 0)');
  await expect(build(root)).rejects.toThrow('could not be built');
  await writeFile(program, '');
  await expect(build(root)).resolves.toBeUndefined();
});
