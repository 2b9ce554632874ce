import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { snmpSide } from '../../main/drivers/snmp/testing/driver-on.ts';
import type { BriskClock } from '../../main/engine/testing/brisk-clock.ts';
import { briskClock, simulator } from '../../main/engine/testing/simulator-bench.ts';
import { relayWrites, type StandardOptions } from '../../main/shell/standard/testing/standard-bench.ts';
import type { RunningSimulator } from '../../main/simulator/simulator.ts';
import { plainLabels, sizedSpec } from '../../main/simulator/testing/sized-spec.ts';
import { createCliHarness, type CliCall, type CliHarness } from './cli-harness.ts';

export const CLI_WAYS = [
  { way: 'Xerus JSON-RPC', protocol: 'xerus' },
  { way: 'SNMP', protocol: 'snmp' },
] as const;
export type CliProtocol = (typeof CLI_WAYS)[number]['protocol'];

/** A simulated PDU, and the command line on a data directory that has it as `A07-L`. */
export interface ShellCli {
  readonly clock: BriskClock;
  readonly device: RunningSimulator;
  readonly cli: CliHarness;
  readonly writes: () => number;
  /** `busbar shell …`. */
  readonly shell: (...args: readonly string[]) => Promise<CliCall>;
}

/** Address and secrets of a simulated PDU, as `pdu add` takes them. */
export function accessOf(device: RunningSimulator, protocol: CliProtocol) {
  if (protocol === 'snmp') {
    const { port, readCommunity, writeCommunity } = snmpSide(device);
    return {
      address: `snmp://127.0.0.1:${port}`,
      options: [],
      env: { BUSBAR_SNMP_COMMUNITY: readCommunity, BUSBAR_SNMP_WRITE_COMMUNITY: writeCommunity },
    };
  }
  const { url: address, user, fingerprint, password } = device;
  const options = ['--user', user, '--fingerprint', fingerprint];
  return { address, options, env: { BUSBAR_PASSWORD: password } };
}

/** A PDU of eight outlets, unless told otherwise, and a command line that knows no PDU. */
export async function emptyShellCli({ spec, device: more }: StandardOptions = {}): Promise<ShellCli> {
  const clock = briskClock();
  const device = await simulator({
    clock,
    spec: spec ?? sizedSpec(plainLabels(8)),
    snmpPort: 0,
    serial: 'PDU0000001',
    ...more,
  });
  const cli = await createCliHarness({ clock });
  onTestFinished(() => cli[Symbol.asyncDispose]());
  return {
    clock,
    device,
    cli,
    writes: () => relayWrites(device),
    shell: (...args) => cli.run(['shell', ...args]),
  };
}

/** The same with the PDU stored as `A07-L`. */
export async function shellCli(protocol: CliProtocol, options: StandardOptions = {}): Promise<ShellCli> {
  const bench = await emptyShellCli(options);
  const { address, options: account, env } = accessOf(bench.device, protocol);
  const added = await bench.cli.run(['pdu', 'add', address, '--name', 'A07-L', ...account], { env });
  if (added.code !== 0) throw new Error(added.errors);
  return bench;
}

/** A file in a folder of its own, readable by its owner only unless told otherwise; gone when the test is over. */
export async function fileOf(contents: unknown, mode = 0o600): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'busbar-resource-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'resource.json');
  await writeFile(path, typeof contents === 'string' ? contents : JSON.stringify(contents));
  await chmod(path, mode);
  return path;
}
