import { randomBytes } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

/** Fixed types: what is not here is not served. */
const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

export interface RendererResponse {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** The built renderer, answered by path; `/` is its page. */
export interface RendererFiles {
  /** `connectSources` are the CSP's `connect-src`, for instance `'none'`. */
  respond(pathname: string, connectSources: string): Promise<RendererResponse>;
}

/**
 * Only scripts and styles of ours run, and nothing is reached but `connectSources`. The nonce admits the two style
 * elements that react-aria makes (touch-action of buttons, scroll lock); it finds it in the page's `csp-nonce` meta.
 * There are no images and no fonts. Trusted types cannot be required: react-aria's announcer assigns to `innerHTML`.
 */
function contentSecurityPolicy(connectSources: string, nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    `connect-src ${connectSources}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Sent with every answer, pages of refusal too. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/**
 * Lists the directory once: what is not in the list does not exist, so no path can lead out of it.
 *
 * @throws when the directory holds no `index.html`: the renderer has not been built
 */
export async function openRendererFiles(directory: string): Promise<RendererFiles> {
  const files = new Map<string, { readonly path: string; readonly type: string }>();
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const type = MIME_TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    files.set(`/${relative(directory, path).split(sep).join('/')}`, { path, type });
  }
  const index = files.get('/index.html');
  if (index === undefined) throw new Error(`There is no built renderer in ${directory}.`);
  files.set('/', index);

  return {
    respond: async (pathname, connectSources) => {
      const file = files.get(pathname);
      const nonce = randomBytes(16).toString('base64');
      const headers = {
        ...SECURITY_HEADERS,
        'Content-Security-Policy': contentSecurityPolicy(connectSources, nonce),
      };
      if (file === undefined) {
        return {
          status: 404,
          headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
          body: new TextEncoder().encode('There is nothing here.\n'),
        };
      }
      const bytes = await readFile(file.path);
      return {
        status: 200,
        headers: { ...headers, 'Content-Type': file.type },
        body: file === index ? withNonce(bytes.toString('utf8'), nonce) : new Uint8Array(bytes),
      };
    },
  };
}

function withNonce(page: string, nonce: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(
    page.replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}">`),
  );
}
