import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const PROJECT_ROOT = join(import.meta.dirname, '../..');

/** The block of `electron-builder.yml`, whose values are plain. */
async function readFuses(): Promise<Record<string, boolean>> {
  const config = await readFile(join(PROJECT_ROOT, 'electron-builder.yml'), 'utf8');
  const block = /^electronFuses:\n(?<lines>(?: {2}.+\n)+)/mu.exec(config)?.groups?.['lines'] ?? '';
  return Object.fromEntries(
    block
      .trim()
      .split('\n')
      .map((line) => line.trim().split(': '))
      .map(([name = '', value]) => [name, value === 'true']),
  );
}

/** The names that the packager knows, as it spells them in its configuration. */
function knownFuses(): readonly string[] {
  const packager = createRequire(createRequire(import.meta.url).resolve('app-builder-lib/package.json'));
  const { FuseV1Options } = packager('@electron/fuses') as { FuseV1Options: Record<string, string | number> };
  const names = Object.keys(FuseV1Options).filter((name) => !/^\d+$/u.test(name));
  return names.map((name) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`);
}

test('a packaged app runs nothing but itself', async () => {
  expect(await readFuses()).toEqual({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    grantFileProtocolExtraPrivileges: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
  });
});

test('every fuse there is has been decided on', async () => {
  expect(Object.keys(await readFuses()).toSorted()).toEqual(knownFuses().toSorted());
});
