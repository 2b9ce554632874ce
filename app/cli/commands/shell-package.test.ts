import { once } from 'node:events';
import { mkdir, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, describe, expect, test } from 'vitest';
import { buildShellPackage } from '../../../main/shell/package/build-package.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../../testing/temporary-directory.ts';
import { CliFailure } from '../exit.ts';
import type { CliIo } from '../io.ts';
import { shellPackageCommand } from './shell-package.ts';

afterEach(removeTemporaryDirectories);

/** Runs `package` with a line of arguments; what was said, and how it failed. */
async function run(...args: string[]): Promise<{ said: string[]; failure: CliFailure | null }> {
  const said: string[] = [];
  const io = { say: (line: string) => said.push(line) } as Partial<CliIo> as CliIo;
  const shell = new Command('shell').exitOverride();
  shellPackageCommand(shell, io);
  try {
    await shell.parseAsync(['package', ...args], { from: 'user' });
    return { said, failure: null };
  } catch (error) {
    if (!(error instanceof CliFailure)) throw error;
    return { said, failure: error };
  }
}

describe('busbar shell package', () => {
  test('writes the package, whole and alone', async () => {
    const folder = await temporaryDirectory();
    const out = join(folder, 'raritan.zip');
    expect((await run('--name', 'Raritan PDU', '--out', out)).failure).toBeNull();
    expect(await readdir(folder)).toEqual(['raritan.zip']);
    const { bytes } = await buildShellPackage({ name: 'Raritan PDU' });
    expect(new Uint8Array(await readFile(out))).toEqual(bytes);
  });

  test('replaces a file with --force only', async () => {
    const folder = await temporaryDirectory();
    const out = join(folder, 'raritan.zip');
    await writeFile(out, 'mine');
    const { failure } = await run('--name', 'Raritan PDU', '--out', out);
    expect(failure).toMatchObject({
      exitCode: 1,
      message: `${out} exists already. Name another file, or replace it with --force.`,
    });
    expect(await readFile(out, 'utf8')).toBe('mine');
    expect((await run('--name', 'Raritan PDU', '--out', out, '--force')).failure).toBeNull();
    expect(await readdir(folder)).toEqual(['raritan.zip']);
    expect((await readFile(out)).subarray(0, 2).toString()).toBe('PK');
  });

  const onPosix = test.skipIf(process.platform === 'win32');
  onPosix('takes a link that leads nowhere for a file, and replaces nothing that is no file', async () => {
    const folder = await temporaryDirectory();
    const out = join(folder, 'raritan.zip');
    await symlink(join(folder, 'missing.zip'), out);
    expect((await run('--name', 'Raritan PDU', '--out', out)).failure?.message).toContain('exists already');
    expect(await readlink(out)).toBe(join(folder, 'missing.zip'));
    const [listening, link] = [join(folder, 'listening'), join(folder, 'link.zip')];
    await using server = createServer().listen(listening);
    await once(server, 'listening');
    await symlink(listening, link);
    for (const name of [listening, link])
      expect((await run('--name', 'Raritan PDU', '--out', name, '--force')).failure).toMatchObject({
        exitCode: 2,
        message: `${name} is no file: name the file to write.`,
      });
    expect(await readlink(link)).toBe(listening);
  });

  test('says why a file cannot be written, and leaves nothing behind', async () => {
    const folder = await temporaryDirectory();
    const nowhere = join(folder, 'missing', 'x.zip');
    expect((await run('--name', 'Raritan PDU', '--out', nowhere)).failure?.message).toBe(
      `The package could not be written to ${nowhere}: there is no such folder.`,
    );
    await mkdir(join(folder, 'a'));
    expect((await run('--name', 'Raritan PDU', '--out', join(folder, 'a'), '--force')).failure).toMatchObject(
      { exitCode: 2, message: `${join(folder, 'a')} is a folder: name the file to write.` },
    );
    expect(await readdir(folder)).toEqual(['a']);
  });

  test('takes no name that CloudShell would not take, as wrong use', async () => {
    const out = join(await temporaryDirectory(), 'x.zip');
    for (const name of ['', 'Ünit', 'A.B PDU', '1 PDU', 'x'.repeat(60)]) {
      const { failure } = await run('--name', name, '--out', out);
      expect(failure?.exitCode, name).toBe(2);
      expect(failure?.message).toMatch(/^The name of .*\.$/u);
    }
  });
});
