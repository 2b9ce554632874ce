import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';

const CLI = resolve(import.meta.dirname, '../../app/cli/main.ts');

/** A call of the command line as its own process: the real program, started the real way. */
export interface RunningProgram extends AsyncDisposable {
  /** The first line on standard output. */
  readonly firstLine: string;
  /** Everything on standard error so far. */
  errors(): string;
  kill(signal: NodeJS.Signals): void;
}

function exited(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((done) => child.once('exit', (code) => done(code)));
}

function spawnCli(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CLI, ...args], {
    env: { ...process.env, ...env },
  });
}

/** Starts a command that runs until it is ended (`serve`, `simulate`) and waits until it says that it is ready. */
export async function startProgram(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<RunningProgram> {
  const child = spawnCli(args, env);
  let errorText = '';
  child.stderr.on('data', (chunk: Buffer) => (errorText += chunk.toString()));
  const firstLine = await new Promise<string>((done, fail) => {
    createInterface({ input: child.stdout }).once('line', done);
    child.once('exit', (code) =>
      fail(new Error(`busbar ${args.join(' ')} ended with ${code}: ${errorText}`)),
    );
  });
  return {
    firstLine,
    errors: () => errorText,
    kill: (signal) => child.kill(signal),
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM');
      await exited(child);
    },
  };
}

/** Runs a command to its end. */
export async function runProgram(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = '',
): Promise<{ readonly code: number | null; readonly out: string; readonly errors: string }> {
  const child = spawnCli(args, env);
  let out = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdin.end(input);
  const code = await exited(child);
  return { code, out, errors };
}
