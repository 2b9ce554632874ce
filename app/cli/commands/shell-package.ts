import { randomBytes } from 'node:crypto';
import { lstat, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Command } from 'commander';
import { buildShellPackage, type ShellPackage } from '../../../main/shell/package/build-package.ts';
import { ShellError } from '../../../main/shell/shell-error.ts';
import { CliFailure, EXIT } from '../exit.ts';
import type { CliIo } from '../io.ts';

interface PackageOptions {
  readonly name: string;
  readonly out: string;
  readonly force?: boolean;
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EACCES: 'that is not allowed',
  EPERM: 'that is not allowed',
  EROFS: 'nothing can be written there',
  ENOSPC: 'there is no space left',
  EISDIR: 'it is a folder',
};

/** What a file that cannot be written is told with; null for other errors. */
function writeProblem(error: unknown, path: string): CliFailure | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return new CliFailure(`The package could not be written to ${path}: ${WHY[error.code] ?? error.code}.`);
}

async function build(name: string): Promise<ShellPackage> {
  try {
    return await buildShellPackage({ name });
  } catch (error) {
    if (error instanceof ShellError) throw new CliFailure(error.message, EXIT.wrongUse);
    throw error;
  }
}

/** Written aside and renamed, so that nobody finds half a package, nor loses the one before to a full disk. */
async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const aside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(aside, bytes, { flag: 'wx' });
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw writeProblem(error, path) ?? error;
  }
}

async function writePackage(io: CliIo, { name, out, force }: PackageOptions): Promise<void> {
  const { bytes } = await build(name);
  // A link that leads nowhere is somebody's as well.
  const found = await stat(out).catch(() => lstat(out).catch(() => null));
  if (found?.isDirectory())
    throw new CliFailure(`${out} is a folder: name the file to write.`, EXIT.wrongUse);
  if (found !== null && !found.isFile() && !found.isSymbolicLink())
    throw new CliFailure(`${out} is no file: name the file to write.`, EXIT.wrongUse);
  if (found !== null && force !== true)
    throw new CliFailure(`${out} exists already. Name another file, or replace it with --force.`);
  await replaceFile(out, bytes);
  io.say(`Wrote ${out}: import it in CloudShell Portal, then enter Busbar URL and Busbar Token.`);
}

/** `busbar shell package`: an installable second-generation shell for the PDUs of a vendor. Needs no engine. */
export function shellPackageCommand(shell: Command, io: CliIo): void {
  shell
    .command('package')
    .description('write an installable CloudShell shell, the same bytes for the same name')
    .requiredOption('--name <shell>', 'name of the shell, one for each vendor: "Raritan PDU"')
    .requiredOption('--out <file>', 'zip file to write')
    .option('--force', 'replaces the file')
    .action((options: PackageOptions) => writePackage(io, options));
}
