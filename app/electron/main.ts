import { join } from 'node:path';
import { app, powerMonitor, session } from 'electron';
import { createLogger } from '../../main/support/logger.ts';
import { compose } from '../compose.ts';
import { findDataDirectory } from '../data-directory.ts';
import { demoFragment } from '../demo.ts';
import { makeDataDirectory } from '../engine-host.ts';
import { openRendererFiles } from '../renderer-files.ts';
import { menuHost, openDesktop } from './desktop.ts';
import { serveIpc } from './ipc-server.ts';
import { setMenu } from './menu.ts';
import { endWithError, quitInOrder } from './quit.ts';
import { registerAppScheme, serveAppScheme } from './scheme.ts';
import { createKeychainSecretStore } from './secrets.ts';
import { confineWebContents, denyByDefault } from './security.ts';
import { readWindowStates, WindowStatesFile } from './window-states-file.ts';

/** The order of start, and nothing else. */
const dataDirectory = findDataDirectory();
app.enableSandbox();
registerAppScheme();
confineWebContents();
const failure = makeDataDirectory(dataDirectory, 'electron');
// The single-instance lock goes by this path: one window per data directory.
if (failure === null) app.setPath('userData', join(dataDirectory, 'electron'));

if (failure !== null) {
  // Before Electron is ready it has no box to show on Linux.
  void app.whenReady().then(() => endWithError(new Error(failure.message)));
} else if (app.requestSingleInstanceLock()) {
  // Not awaited: Electron is not ready before this module has ended.
  void app.whenReady().then(start).catch(endWithError);
} else {
  app.quit();
}

async function start(): Promise<void> {
  // A desktop app has no terminal: what goes wrong is also written beside the data.
  const logger = createLogger(process.env['BUSBAR_LOG_LEVEL'] ?? 'warn', join(dataDirectory, 'busbar.log'));
  denyByDefault(session.defaultSession);
  serveAppScheme(await openRendererFiles(join(app.getAppPath(), 'out', 'renderer')));
  const composed = await compose({
    host: 'electron',
    dataDirectory,
    version: app.getVersion(),
    openSecrets: createKeychainSecretStore,
    logger,
  });
  if (!composed.ok) return endWithError(new Error(composed.error.message));
  const busbar = composed.value;
  const { engine } = busbar;
  const ipc = serveIpc(engine, logger);
  const desktop = openDesktop({
    engine,
    ipc,
    logger,
    preload: join(app.getAppPath(), 'out', 'preload', 'index.cjs'),
    file: new WindowStatesFile(dataDirectory, logger),
  });
  quitInOrder(
    [
      { name: 'windows', run: () => desktop.end() },
      { name: 'ipc', run: () => ipc[Symbol.dispose]() },
      { name: 'engine', run: () => busbar[Symbol.asyncDispose]() },
    ],
    { logger, mayQuit: () => desktop.mayQuit() },
  );
  powerMonitor.on('suspend', () => engine.suspend());
  powerMonitor.on('resume', () => engine.resume());
  powerMonitor.on('shutdown', (event?: Event) => {
    // Given a moment, everything ends in order.
    event?.preventDefault();
    desktop.stopAsking();
    app.quit();
  });
  app.on('second-instance', () => desktop.showLast());
  setMenu(desktop.menuActions, menuHost());
  const states = await readWindowStates(dataDirectory);
  const demo = process.argv.includes('--demo') ? await demoFragment(engine, logger) : null;
  await desktop.restore(states, demo);
}
