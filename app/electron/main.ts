import { join } from 'node:path';
import { app, powerMonitor, session } from 'electron';
import { createLogger } from '../../main/support/logger.ts';
import { compose } from '../compose.ts';
import { findDataDirectory } from '../data-directory.ts';
import { demoFragment } from '../demo.ts';
import { makeDataDirectory } from '../engine-host.ts';
import { openRendererFiles } from '../renderer-files.ts';
import { serveIpc } from './ipc-server.ts';
import { setMenu } from './menu.ts';
import { endWithError, quitInOrder, quitWithError } from './quit.ts';
import { APP_URL, registerAppScheme, serveAppScheme } from './scheme.ts';
import { createKeychainSecretStore } from './secrets.ts';
import { confineWebContents, denyByDefault } from './security.ts';
import { openWindow, showWindow } from './window.ts';

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
  setMenu();
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
  quitInOrder(
    [
      { name: 'ipc', run: () => ipc[Symbol.dispose]() },
      { name: 'engine', run: () => busbar[Symbol.asyncDispose]() },
    ],
    logger,
  );
  powerMonitor.on('suspend', () => engine.suspend());
  powerMonitor.on('resume', () => engine.resume());
  const fragment = process.argv.includes('--demo') ? await demoFragment(engine, logger) : '';
  const window = await openWindow({
    preload: join(app.getAppPath(), 'out', 'preload', 'index.cjs'),
    url: `${APP_URL}${fragment}`,
    attach: (contents) => ipc.attach(contents),
    onGivenUp: () => quitWithError(new Error('The window of Busbar keeps crashing. Its log may say why.')),
    nowMs: () => performance.now(),
  });
  app.on('second-instance', () => showWindow(window));
}
