import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createLogger } from '../../main/support/logger.ts';
import { serveInBrowser } from '../browser/serve.ts';
import { readVersion } from '../compose.ts';
import { findDataDirectory } from '../data-directory.ts';
import { endSignal } from '../end-signals.ts';
import { build, isBuilt } from '../start/build.ts';
import { askSecret } from './ask-secret.ts';
import { CliFailure, EXIT } from './exit.ts';
import type { CliIo } from './io.ts';
import { openEngine } from './open-engine.ts';
import { runCli } from './run.ts';

/** The command line's own process: its streams, its signals, its exit code. */
const signal = endSignal(() => process.exit(EXIT.unknown));

const projectRoot = join(import.meta.dirname, '../..');
const logger = createLogger(process.env['BUSBAR_LOG_LEVEL'] ?? 'error');
const version = await readVersion();
const dataDirectory = findDataDirectory();

const io: CliIo = {
  out: (output) => void process.stdout.write(output),
  say: (line) => void process.stderr.write(`${line}\n`),
  env: process.env,
  readStdin: () => text(process.stdin),
  askSecret: (prompt) => askSecret(prompt, signal),
  openEngine: () => openEngine({ dataDirectory, version, logger }),
  serve: async (call) => {
    if (!(await isBuilt(projectRoot))) await build(projectRoot);
    const served = await serveInBrowser({ dataDirectory, logger, demo: false, ...call });
    if (!served.ok) throw new CliFailure(served.error);
    return served.value;
  },
  signal,
};

process.exitCode = await runCli(process.argv.slice(2), io, version);
