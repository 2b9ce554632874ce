import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';

type Program = ChildProcessByStdio<null, Readable, null>;

const projectRoot = join(import.meta.dirname, '..');
const SIMULATE = ['app/cli/bin.mjs', 'simulate', '--model', 'px3-1ph-8'];

/** Until its first line: it is ready then. */
async function ready(program: Program): Promise<Program> {
  await once(program.stdout, 'data');
  return program;
}

function run(command: string, args: readonly string[]): Program {
  const env = { ...process.env, npm_lifecycle_event: 'busbar' };
  return spawn(command, args, { cwd: projectRoot, env, stdio: ['ignore', 'pipe', 'inherit'] });
}

describe.skipIf(process.platform === 'win32')('a program that runs until it is ended', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('ends well by %s', async (signal) => {
    const program = await ready(run(process.execPath, SIMULATE));
    const exit = once(program, 'exit');
    program.kill(signal);
    expect(await exit).toEqual([0, null]);
  });

  test('ends when the shell that npm runs it in was ended, which passes no signal on', async () => {
    const command = [process.execPath, ...SIMULATE].map((part) => `'${part}'`).join(' ');
    const shell = await ready(run('sh', ['-c', `${command}; exit`]));
    // Closed when the last process that holds it is gone.
    const closed = once(shell.stdout.resume(), 'close');
    shell.kill('SIGTERM');
    await closed;
    expect(shell.signalCode).toBe('SIGTERM');
  });
});
