import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { PACKAGE_FILES } from '../../main/shell/package/package-files.ts';

/** The module that reads the files by addresses relative to itself. */
const READER = new URL('../../main/shell/package/package-files.ts', import.meta.url);

/**
 * Puts the files of the shell package beside the chunk that `package-files.ts` ends up in, which reads them there as it reads
 * them in the sources.
 */
export function packageFilesPlugin(): Plugin {
  return {
    name: 'busbar-package-files',
    apply: 'build',
    async generateBundle(_options, bundle) {
      const reader = fileURLToPath(READER).replaceAll('\\', '/');
      const chunk = Object.values(bundle).find(
        (each) => each.type === 'chunk' && each.moduleIds.some((id) => id.replaceAll('\\', '/') === reader),
      );
      if (chunk === undefined) throw new Error('The bundle lacks the module that reads the shell package.');
      for (const name of PACKAGE_FILES) {
        this.emitFile({
          type: 'asset',
          fileName: posix.join(posix.dirname(chunk.fileName), 'files', name),
          source: await readFile(new URL(`files/${name}`, READER)),
        });
      }
    },
  };
}
