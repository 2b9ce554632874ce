import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What the build makes; all of it or nothing is used. */
const OUTPUTS = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];
/** What it is made from. */
const SOURCES = [
  'app',
  'main',
  'renderer',
  'shared',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];

async function modifiedMs(path: string): Promise<number | null> {
  return stat(path).then(
    (entry) => entry.mtimeMs,
    () => null,
  );
}

/** A folder's own time counts too: it changes when a file is removed or renamed. */
async function newestMs(path: string): Promise<number> {
  const ownMs = (await modifiedMs(path)) ?? 0;
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  const timesMs = await Promise.all(
    entries
      .filter((entry) => !entry.name.includes('.test.') && entry.name !== 'testing')
      .map((entry) => newestMs(join(path, entry.name))),
  );
  return Math.max(ownMs, ...timesMs);
}

/** Whether everything is built and nothing it was made from is newer. */
export async function isBuilt(projectRoot: string): Promise<boolean> {
  const outputsMs = await Promise.all(OUTPUTS.map((output) => modifiedMs(join(projectRoot, output))));
  const oldestMs = Math.min(...outputsMs.map((builtMs) => builtMs ?? 0));
  if (oldestMs === 0) return false;
  const sourcesMs = await Promise.all(SOURCES.map((source) => newestMs(join(projectRoot, source))));
  return Math.max(...sourcesMs) <= oldestMs;
}

/**
 * `npm run build`, without npm: its output goes to standard error, since standard output is for results.
 *
 * @throws when the build fails, which it has said itself by then
 */
export async function build(projectRoot: string): Promise<void> {
  const program = join(projectRoot, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const child = spawn(process.execPath, [program, 'build', '--logLevel', 'warn'], {
    cwd: projectRoot,
    stdio: ['ignore', 2, 2],
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  if (code !== 0) throw new Error('Busbar could not be built; the lines above say why.');
}
