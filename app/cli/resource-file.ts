import { readFile, stat } from 'node:fs/promises';
import {
  parseResourceFile,
  withSecrets,
  type ShellResource,
} from '../../main/shell/attributes/resource-file.ts';
import type { Result } from '../../shared/result.ts';
import { CliFailure } from './exit.ts';
import type { CliIo } from './io.ts';
import { SECRET_VARIABLES, secretsFor } from './resource-secrets.ts';

/** Larger ones are no files of attributes. */
const MAX_BYTES = 1024 * 1024;

interface Contents {
  readonly text: string;
  /** Other accounts of this machine may read it; not told on Windows, whose rights are not in the mode. */
  readonly isOpenToOthers: boolean;
}

async function contentsOf(path: string): Promise<Contents> {
  try {
    const { mode, size } = await stat(path);
    if (size > MAX_BYTES) throw new CliFailure(`${path} is too long for a file of attributes.`);
    const isOpenToOthers = process.platform !== 'win32' && (mode & 0o044) !== 0;
    return { text: await readFile(path, 'utf8'), isOpenToOthers };
  } catch (error) {
    if (error instanceof CliFailure) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : null;
    const why = code === 'ENOENT' ? 'there is no such file' : 'it cannot be read';
    throw new CliFailure(`${path} is neither a stored PDU nor a file of attributes: ${why}.`);
  }
}

function valueOf(path: string, parsed: Result<ShellResource, string>): ShellResource {
  if (parsed.ok) return parsed.value;
  throw new CliFailure(`${path} cannot be used. ${parsed.error}`);
}

const holdsSecrets = ({ attributes }: ShellResource) =>
  [...SECRET_VARIABLES.keys()].some((name) => attributes.has(name));

/**
 * A PDU from a JSON file of the attributes of the standard. Secrets that it holds and others can read are said.
 *
 * @throws CliFailure
 */
export async function readResourceFile(io: CliIo, path: string): Promise<ShellResource> {
  const { text, isOpenToOthers } = await contentsOf(path);
  const resource = valueOf(path, parseResourceFile(text));
  if (isOpenToOthers && holdsSecrets(resource))
    io.say(
      `${path} holds passwords or communities, and others on this machine can read it. Make it yours only: chmod 600 ${path}`,
    );
  return resource;
}

/**
 * The same with what it does not hold, from the environment or a prompt.
 *
 * @throws CliFailure
 */
export async function completed(io: CliIo, path: string, resource: ShellResource): Promise<ShellResource> {
  const once = valueOf(path, withSecrets(resource, await secretsFor(io, resource)));
  // What was given may need another one: what is encrypted must be authenticated, too.
  return once.absent.needed.length === 0
    ? once
    : valueOf(path, withSecrets(once, await secretsFor(io, once)));
}
