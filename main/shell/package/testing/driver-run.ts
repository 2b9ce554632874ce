import { execFile, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryDirectory } from '../../../support/testing/temporary-directory.ts';
import { shellPackageFiles } from '../build-package.ts';

/** Python 3 of this machine; null where there is none. */
export const PYTHON: string | null =
  ['python3', '/usr/bin/python3'].find((each) => spawnSync(each, ['-c', 'pass']).status === 0) ?? null;

const SCRIPT = fileURLToPath(new URL('./run_driver.py', import.meta.url));

/** What CloudShell calls the driver with; passwords in `attributes` are "encrypted" as base64. */
export interface DriverCall {
  readonly command: 'initialize' | 'get_inventory' | 'PowerOn' | 'PowerOff' | 'PowerCycle';
  /** Arguments after the context. */
  readonly arguments?: readonly unknown[];
  readonly name?: string;
  readonly address?: string | null;
  readonly model?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Full names of what is connected to the ports. */
  readonly endpoints?: readonly string[];
  /** Sockets that CloudShell has. */
  readonly children?: readonly {
    readonly Name: string;
    readonly FullAddress: string;
    readonly UniqeIdentifier: string;
  }[];
  /** Calls of the CloudShell API that fail. */
  readonly failing?: readonly string[];
  /** So many sessions of the CloudShell API are over by the time that a live status is set. */
  readonly shortSessions?: number;
  /** Constants of the driver's modules with other values: `driver.POWER_SECONDS`. */
  readonly constants?: Readonly<Record<string, number>>;
  /** A certificate that the machine trusts besides its own, as PEM. */
  readonly trusted?: string;
  /** What the name `localhost` leads to, instead of this machine. */
  readonly localhost?: string;
}

export interface DriverRun {
  readonly returned: unknown;
  /** Text of the exception; null when the command passed. */
  readonly raised: string | null;
  readonly kind: string | null;
  readonly log: readonly string[];
  readonly liveStatuses: readonly (readonly [resource: string, status: string, description: string])[];
  /** Everything that was printed, traceback and all. */
  readonly everything: string;
}

/** Unpacks the driver of a package. */
export async function unpackedDriver(name = 'Raritan PDU'): Promise<string> {
  const folder = temporaryDirectory();
  const { driver } = await shellPackageFiles(name);
  await Promise.all(Object.entries(driver).map(([file, bytes]) => writeFile(join(folder, file), bytes)));
  return folder;
}

/** Runs Python with warnings as errors; what it printed, or why it failed. */
export function runPython(
  args: readonly string[],
  { stdin = '', env = {} }: { readonly stdin?: string; readonly env?: Record<string, string> } = {},
): Promise<{ out: string; errors: string }> {
  return new Promise((resolve, reject) => {
    // A proxy that is no place: nothing may go there.
    const options = { env: { ...process.env, http_proxy: 'http://127.0.0.1:9', PYTHONUTF8: '1', ...env } };
    const child = execFile(PYTHON ?? '', ['-B', '-W', 'error', ...args], options, (error, out, errors) => {
      if (error === null) resolve({ out, errors });
      else reject(new Error(`${error.message}\n${errors}`));
    });
    child.stdin?.end(stdin);
  });
}

/** Runs one method of the driver in a process of its own. */
export async function runDriver(folder: string, call: DriverCall): Promise<DriverRun> {
  const told = {
    folder,
    name: 'A07-L',
    address: '127.0.0.1',
    model: 'Raritan PDU',
    attributes: {},
    endpoints: [],
    children: [],
    failing: [],
    shortSessions: 0,
    constants: {},
    localhost: null,
    arguments: [],
    ...call,
  };
  const trustFile = join(folder, 'trusted.pem');
  if (call.trusted !== undefined) await writeFile(trustFile, call.trusted);
  const { out, errors } = await runPython([SCRIPT], {
    stdin: JSON.stringify(told),
    env: call.trusted === undefined ? {} : { SSL_CERT_FILE: trustFile },
  });
  const result = JSON.parse(out) as Omit<DriverRun, 'everything'>;
  return { ...result, everything: `${out}${errors}` };
}

/** Attributes of a resource whose keys have the shell's name in front, as in second-generation shells. */
export function busbarAttributes(
  url: string,
  token: string,
  prefix = 'Raritan PDU.',
): Record<string, string> {
  return { [`${prefix}Busbar URL`]: url, [`${prefix}Busbar Token`]: Buffer.from(token).toString('base64') };
}
