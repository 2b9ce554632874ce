import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../main/support/clock.ts';
import { silentLogger } from '../../main/support/logger.ts';
import { openEngine } from '../cli/open-engine.ts';
import type { CliIo, ServeCall } from '../cli/io.ts';
import { runCli } from '../cli/run.ts';

export interface CliCall {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

/** The command line in this process, on a data directory of its own. */
export interface CliHarness extends AsyncDisposable {
  readonly dataDirectory: string;
  run(
    args: readonly string[],
    more?: {
      readonly env?: Record<string, string>;
      readonly stdin?: string;
      readonly signal?: AbortSignal;
      readonly onOut?: (text: string) => void;
      readonly onSay?: (line: string) => void;
    },
  ): Promise<CliCall>;
}

/** `clock`: of every engine that a call starts; the machine's own when absent. `serve`: for calls of `serve`. */
export async function createCliHarness(
  options: {
    readonly clock?: Clock;
    readonly serve?: (dataDirectory: string, call: ServeCall) => ReturnType<CliIo['serve']>;
  } = {},
): Promise<CliHarness> {
  const { serve, ...engineOptions } = options;
  const dataDirectory = await mkdtemp(join(tmpdir(), 'busbar-cli-'));
  return {
    dataDirectory,
    run: async (args, more = {}) => {
      let out = '';
      let errors = '';
      const io: CliIo = {
        out: (text) => {
          out += text;
          more.onOut?.(text);
        },
        say: (line) => {
          errors += `${line}\n`;
          more.onSay?.(line);
        },
        env: more.env ?? {},
        readStdin: () => Promise.resolve(more.stdin ?? ''),
        askSecret: () => Promise.resolve(null),
        openEngine: () =>
          openEngine({ dataDirectory, version: '0.0.0', logger: silentLogger, ...engineOptions }),
        serve: (call) => serve?.(dataDirectory, call) ?? Promise.reject(new Error('not used here')),
        signal: more.signal ?? new AbortController().signal,
      };
      const code = await runCli(args, io, '0.0.0');
      return { code, out, errors };
    },
    [Symbol.asyncDispose]: () => rm(dataDirectory, { recursive: true, force: true }),
  };
}
