import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterEach, expect, test } from 'vitest';
import { buildShellPackage, type ShellPackage } from '../../main/shell/package/build-package.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../testing/temporary-directory.ts';
import { packageFilesPlugin } from './package-files-plugin.ts';

afterEach(removeTemporaryDirectories);

interface BuiltModule {
  readonly buildShellPackage: (options: { readonly name: string }) => Promise<ShellPackage>;
}

test('the shell package is the same bytes from a bundle, as the desktop app has it, and from the sources', async () => {
  const outDir = await temporaryDirectory();
  await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [packageFilesPlugin()],
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('../../main/shell/package/build-package.ts', import.meta.url)),
      outDir,
      rollupOptions: { output: { entryFileNames: 'bundle.mjs' } },
    },
  });
  const bundled = (await import(pathToFileURL(join(outDir, 'bundle.mjs')).href)) as BuiltModule;
  expect(await bundled.buildShellPackage({ name: 'Raritan PDU' })).toEqual(
    await buildShellPackage({ name: 'Raritan PDU' }),
  );
});
