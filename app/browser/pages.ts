import type { IncomingMessage, ServerResponse } from 'node:http';
import { SECURITY_HEADERS, type RendererFiles } from '../renderer-files.ts';
import type { BrowserAccess } from './access.ts';

/** Of pages that load nothing. */
const BARE_HEADERS = {
  ...SECURITY_HEADERS,
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { ...BARE_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${sentence}\n`);
}

/** Answers one HTTP request: the token's exchange, or a file of the renderer for a browser that has the cookie. */
export async function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  options: { readonly access: BrowserAccess; readonly files: RendererFiles },
): Promise<void> {
  const { access, files } = options;
  const { headers, method } = request;
  if (!access.isOurHost(headers))
    return refuse(response, 421, 'This is Busbar, and it does not go by that name.');
  if (headers.origin !== undefined && !access.isOurOrigin(headers)) {
    return refuse(response, 403, 'Busbar answers only its own pages.');
  }
  if (method !== 'GET' && method !== 'HEAD') return refuse(response, 405, 'Busbar serves pages only.');
  const url = parseTarget(request.url, headers.host);
  if (url === null) return refuse(response, 400, 'That is not an address of a page.');

  const token = url.searchParams.get('token');
  if (url.pathname === '/' && token !== null) return followLink(request, response, access, token);
  if (!access.hasSession(headers)) {
    return refuse(response, 403, 'Open Busbar by the link it printed when it started.');
  }
  const answer = await files.respond(url.pathname, `ws://${headers.host}`);
  response.writeHead(answer.status, answer.headers);
  response.end(method === 'HEAD' ? undefined : answer.body);
}

/** Exchanges the token for the cookie and goes on to `/`: the token leaves the address bar and the history. */
function followLink(
  { headers }: IncomingMessage,
  response: ServerResponse,
  access: BrowserAccess,
  token: string,
): void {
  // Used up by a browser that is in already, too: the link stays in terminals and shell histories.
  const cookie = access.exchange(token);
  if (!access.hasSession(headers)) {
    if (cookie === null) {
      const sentence = 'This link was used before or is not of this run. Start Busbar again for a new one.';
      return refuse(response, 403, sentence);
    }
    response.setHeader('Set-Cookie', cookie);
  }
  if (headers['sec-fetch-site'] === 'cross-site') {
    // Followed from a page of another site, a web terminal for one: the browser would keep a strict cookie back from a
    // redirect, but not from a page that goes on by itself.
    response.writeHead(200, { ...BARE_HEADERS, 'Content-Type': 'text/html; charset=utf-8' });
    response.end('<!doctype html><meta http-equiv="refresh" content="0; url=/"><title>Busbar</title>');
    return;
  }
  // A `#...` in the address survives.
  response.writeHead(303, { ...SECURITY_HEADERS, Location: '/' });
  response.end();
}

function parseTarget(target: string | undefined, host: string | undefined): URL | null {
  return target?.startsWith('/') === true ? URL.parse(`http://${host}${target}`) : null;
}
