import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createSocket } from 'node:dgram';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { PduDriver } from '../../../driver.ts';

/** Debian's simulator over a directory of recordings: the community is the name of the file. */
export interface RunningSnmpsim extends AsyncDisposable {
  readonly port: number;
}

/** True where `snmpsim` is installed; tests that need it are skipped by name elsewhere. */
export function hasSnmpsim(): boolean {
  // It ends with an error code when it says its version.
  return spawnSync('snmpsimd', ['--version']).error === undefined;
}

/** A UDP port on loopback that is free just now. */
async function freePort(): Promise<number> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  await once(socket, 'close');
  return port;
}

/** It refuses to run as root and then wants to be told as whom. */
const AS_NOBODY = process.getuid?.() === 0 ? ['--process-user=nobody', '--process-group=nogroup'] : [];
/** Whoever it runs as writes its index there. */
const FOR_ALL = 0o777;

/** It indexes its files before it answers. */
const UNTIL_READY = { timeout: 30_000, interval: 100 };

/** Runs it until disposed; resolves when it answers what `probe` asks of it. */
export async function startSnmpsim(
  recordings: string,
  probe: (port: number) => PduDriver,
): Promise<RunningSnmpsim> {
  const port = await freePort();
  const own = await mkdtemp(join(tmpdir(), 'busbar-snmpsim-'));
  await chmod(own, FOR_ALL);
  const words = [
    ...AS_NOBODY,
    `--data-dir=${recordings}`,
    `--cache-dir=${own}`,
    `--agent-udpv4-endpoint=127.0.0.1:${port}`,
    '--logging-method=null',
  ];
  const child = spawn('snmpsimd', words, { stdio: 'ignore' });
  const ended = once(child, 'close');
  const stop = async () => {
    child.kill();
    await ended;
    await rm(own, { recursive: true, force: true });
  };
  try {
    await vi.waitFor(async () => {
      await using driver = probe(port);
      const found = await driver.identify({ signal: new AbortController().signal });
      if (!found.ok) throw new Error(`snmpsim does not answer yet: ${found.error.message}`);
    }, UNTIL_READY);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, [Symbol.asyncDispose]: stop };
}
