import { protocol } from 'electron';
import type { RendererFiles } from '../renderer-files.ts';

const SCHEME = 'app';
const HOST = 'busbar';

const LONGEST_FRAGMENT = 2048;

/** The app's one page. */
export const APP_URL = `${SCHEME}://${HOST}/`;

/** Whether an address is of our own scheme and host, by parsing it; a prefix test can be fooled. */
export function isAppUrl(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${SCHEME}:` && url.host === HOST;
}

/** The fragment of an address of our one page; null for every other address. Longer ones are none of ours. */
export function fragmentOfAppPage(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || !isAppUrl(address) || url.pathname !== '/' || url.search !== '') return null;
  return url.hash.length > LONGEST_FRAGMENT ? null : url.hash;
}

const BLOB = 'blob:';

/** Whether an address is of something that our own page holds in memory: a file that it lets a person save. */
export function isAppBlob(address: string): boolean {
  return address.startsWith(BLOB) && isAppUrl(address.slice(BLOB.length));
}

/** Once, before Electron is ready: a page of this scheme has an origin, which one from `file:` lacks. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }]);
}

/** Answers the scheme from the built renderer; the page can reach nothing else. */
export function serveAppScheme(files: RendererFiles): void {
  protocol.handle(SCHEME, async (request) => {
    const url = URL.parse(request.url);
    if (url === null || !isAppUrl(request.url) || request.method !== 'GET')
      return new Response(null, { status: 404 });
    const answer = await files.respond(url.pathname, "'none'");
    return new Response(answer.body, { status: answer.status, headers: { ...answer.headers } });
  });
}
