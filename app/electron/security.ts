import { app, type Session, type WebContents } from 'electron';
import { isAppBlob, isAppUrl } from './scheme.ts';

/** Loaded while developer tools are open; never in a packaged app. */
const DEVTOOLS_SCHEMES: ReadonlySet<string> = new Set(['devtools:', 'data:']);

/**
 * Nothing that Electron would grant is granted: no permission, no device, no request that leaves the app. Checks may come
 * without a page, so both handlers are needed.
 */
export function denyByDefault(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.on('select-hid-device', (event, _details, answer) => {
    event.preventDefault();
    answer('');
  });
  session.on('select-usb-device', (event, _details, answer) => {
    event.preventDefault();
    answer('');
  });
  session.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault();
    answer('');
  });
  // What our own page made and a person saves: Electron asks where to. Nothing else is ever downloaded.
  session.on('will-download', (event, item) => {
    if (!isAppBlob(item.getURL())) event.preventDefault();
  });
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url) }));
}

function mayLoad(address: string): boolean {
  if (isAppUrl(address) || isAppBlob(address)) return true;
  const scheme = URL.parse(address)?.protocol;
  return scheme !== undefined && DEVTOOLS_SCHEMES.has(scheme) && !app.isPackaged;
}

/**
 * No page goes anywhere: no navigation, no redirect, no new window, no embedded page. Fragments and the history of the page
 * itself are no navigation to Electron. Our own windows answer `window.open` by themselves: see `Windows`.
 */
export function confineWebContents(): void {
  app.on('web-contents-created', (_event, contents) => confine(contents));
}

function confine(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
