import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as electron from './electron-double.ts';

/**
 * Runs the bundled main process with a stand-in Electron: `node run-bundle.ts FOLDER_OF_OUT`. Prints what the page is
 * told by `app.info` and what `--demo` opened, what a PDU answers to the target in `SNMP_TARGET`, a shell package and what is
 * known of CloudShell with the endpoint switched on, as one JSON line, and quits.
 */
const root = process.argv[2] ?? '';
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('./electron-double.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});
electron.app.appPath = root;
await import(pathToFileURL(join(root, 'out', 'main', 'index.js')).href);
electron.app.becomeReady();
while (electron.BrowserWindow.opened.length === 0 && electron.app.exitCode === null) {
  await new Promise((resolve) => setImmediate(resolve));
}
const [window] = electron.BrowserWindow.opened;
const event = { sender: window?.webContents, senderFrame: window?.webContents.mainFrame };
const info = await electron.ipcMain.handlers.get('app.info')?.(event, {});
const target: unknown = JSON.parse(process.env['SNMP_TARGET'] ?? '{}');
const overSnmp = await electron.ipcMain.handlers.get('pdus.test')?.(event, target);
const shellPackage = await electron.ipcMain.handlers.get('shell.buildPackage')?.(event, {
  name: 'Raritan PDU',
});
const automationEndpoint = { enabled: true, port: 0 };
await electron.ipcMain.handlers.get('app.changeSettings')?.(event, { automationEndpoint });
const shell = await electron.ipcMain.handlers.get('shell.snapshot')?.(event, {});
process.stdout.write(
  `${JSON.stringify({ info, overSnmp, shellPackage, shell, journal: electron.journal, errors: electron.dialog.errors })}\n`,
);
electron.app.quit();
