import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { isNewEnough, tooOldSentence } from './node-version.mjs';
import { removeTemporaryDirectories, temporaryDirectory } from './testing/temporary-directory.ts';

afterEach(removeTemporaryDirectories);

test.each([
  ['20.19.0', false],
  ['22.18.0', false],
  ['22.19.0', true],
  ['23.5.0', false],
  ['23.6.0', true],
  ['24.0.0', true],
])('Node %s runs the program: %j', (version, runs) => {
  expect(isNewEnough(version)).toBe(runs);
});

test('a Node that is too old is told what to do', () => {
  expect(tooOldSentence('20.19.0', 'linux', 'x64')).toContain('"npm ci" with optional dependencies');
  expect(tooOldSentence('20.19.0', 'darwin', 'arm64')).toContain('https://nodejs.org');
});

test('no source that runs as it is has a using declaration, which Node 22 does not parse', async () => {
  const found: string[] = [];
  for (const room of ['app', 'main', 'shared']) {
    const directory = join(import.meta.dirname, '..', room);
    for (const path of await readdir(directory, { recursive: true })) {
      if (!path.endsWith('.ts') || path.endsWith('.test.ts') || path.split(sep).includes('testing')) continue;
      const source = await readFile(join(directory, path), 'utf8');
      if (/^\s*(await )?using \w+ =|\bnew (Async)?DisposableStack\b/mu.test(source))
        found.push(join(room, path));
    }
  }
  expect(found).toEqual([]);
});

test('the program is run with the arguments it was given', async () => {
  const root = await temporaryDirectory();
  await mkdir(join(root, 'app'));
  await cp(join(import.meta.dirname, 'node-version.mjs'), join(root, 'app/node-version.mjs'));
  await writeFile(
    join(root, 'app/program.ts'),
    'const args: string[] = process.argv.slice(2); console.log(args.join());',
  );
  await writeFile(
    join(root, 'app/start.mjs'),
    "import { runProgram } from './node-version.mjs';\nawait runProgram(new URL('./program.ts', import.meta.url));",
  );
  const ran = spawnSync(process.execPath, [join(root, 'app/start.mjs'), '--demo', '--port', '1'], {
    encoding: 'utf8',
  });
  expect(ran.stdout).toBe('--demo,--port,1\n');
});
