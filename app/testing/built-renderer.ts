import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDirectory } from './temporary-directory.ts';

/** A directory as the build makes it, with a file beside it that must not be reachable; returns the renderer's path. */
export async function writeBuiltRenderer(): Promise<string> {
  const root = await temporaryDirectory();
  const directory = join(root, 'renderer');
  await mkdir(join(directory, 'assets'), { recursive: true });
  await writeFile(join(root, 'secret.html'), 'SECRET');
  await writeFile(
    join(directory, 'index.html'),
    '<!doctype html><html><head><title>Busbar</title></head></html>',
  );
  await writeFile(join(directory, 'assets', 'index.js'), 'export {};');
  await writeFile(join(directory, 'assets', 'index.css'), 'body {}');
  await writeFile(join(directory, 'assets', 'notes.exe'), 'no type for this');
  return directory;
}
