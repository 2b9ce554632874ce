import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { RunningSimulator } from '../simulator.ts';

/** The interpreter that the Debian package `python3-raritan-json-rpc` installs for. */
const PYTHON = '/usr/bin/python3';

/** True where the vendor's Python SDK can be imported. */
export function hasVendorSdk(): boolean {
  return spawnSync(PYTHON, ['-c', 'import raritan.rpc']).status === 0;
}

/** Runs one of the scripts in this folder against a simulator; what it printed as JSON. */
export async function runSdkScript(name: string, simulator: RunningSimulator): Promise<unknown> {
  const script = fileURLToPath(new URL(`./${name}.py`, import.meta.url));
  const { stdout } = await promisify(execFile)(PYTHON, [
    '-B',
    script,
    simulator.url,
    simulator.user,
    simulator.password,
  ]);
  return JSON.parse(stdout);
}
