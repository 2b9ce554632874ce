import { join } from 'node:path';
import { createLogger } from '../main/support/logger.ts';
import { serveInBrowser } from './browser/serve.ts';
import { findDataDirectory } from './data-directory.ts';
import { endSignal } from './end-signals.ts';
import { parseStartArguments } from './start/arguments.ts';
import { build, isBuilt } from './start/build.ts';
import { hasDisplay, openInBrowser } from './start/display.ts';
import { findInstalledElectron, obtainElectron } from './start/electron-binary.ts';
import { runElectron } from './start/electron-process.ts';
import { startBusbar } from './start/run.ts';

/** `npm start`: the source tree's own way to open the app. */
async function main(): Promise<number> {
  const options = parseStartArguments(process.argv.slice(2));
  if (!options.ok) {
    process.stderr.write(`${options.error}\n`);
    return 2;
  }
  const projectRoot = join(import.meta.dirname, '..');
  const packageDirectory = join(projectRoot, 'node_modules', 'electron');
  const logger = createLogger(process.env['BUSBAR_LOG_LEVEL'] ?? 'warn');
  const signal = endSignal(() => process.exit(1));
  const say = (line: string) => void process.stderr.write(`${line}\n`);

  return startBusbar(options.value, {
    say,
    print: (line) => void process.stdout.write(`${line}\n`),
    hasDisplay: hasDisplay(),
    isBuilt: () => isBuilt(projectRoot),
    build: () => build(projectRoot),
    findInstalledElectron: () => findInstalledElectron(packageDirectory),
    obtainElectron: () =>
      obtainElectron({
        packageDirectory,
        decideMs: 6000,
        stallMs: 15_000,
        onDownloading: () => say('Downloading Electron; this happens once ...'),
        signal,
      }),
    runElectron: (executable, args) => runElectron({ executable, projectRoot, args, signal }),
    serve: ({ port, demo }) => serveInBrowser({ dataDirectory: findDataDirectory(), logger, port, demo }),
    openInBrowser,
    signal,
  });
}

try {
  process.exit(await main());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
