import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

export interface FoundBrowser {
  readonly executablePath: string;
  readonly args: readonly string[];
}

const INSTALLED = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const base = process.env[variable];
    return base === undefined
      ? []
      : [
          `${base}\\Google\\Chrome\\Application\\chrome.exe`,
          `${base}\\Microsoft\\Edge\\Application\\msedge.exe`,
        ];
  }),
];

/** Chromium refuses its own sandbox as root; nothing but our own pages on loopback is opened with it. */
const isRoot = process.getuid?.() === 0;
/** Keeps it from looking things up on the network at every start. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
const ARGS = [...QUIET, ...(isRoot ? ['--no-sandbox'] : [])];

/** The npm Chromium is a build for Linux x64 that unpacks itself on first use. */
async function npmChromium(): Promise<FoundBrowser | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  // Makes it bring the shared libraries that a bare machine lacks.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
  const { default: bundled } = await import('@sparticuz/chromium');
  // Its own list of arguments turns web security off and everything into one process: not for tests.
  return { executablePath: await bundled.executablePath(), args: ARGS };
}

/** Playwright's own browser, else an installed Chrome, Edge or Chromium, else the npm one on Linux x64, else null. */
export async function findBrowser(): Promise<FoundBrowser | null> {
  const own = chromium.executablePath();
  const installed = [own, ...INSTALLED].find((path) => path !== '' && existsSync(path));
  return installed === undefined ? npmChromium() : { executablePath: installed, args: ARGS };
}
