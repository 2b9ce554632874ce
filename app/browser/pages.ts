import type { IncomingMessage, ServerResponse } from 'node:http';
import { SECURITY_HEADERS, type RendererFiles } from '../renderer-files.ts';
import type { BrowserAccess } from './access.ts';

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Content-Type': 'text/plain; charset=utf-8',
  });
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
  if (url.pathname === '/' && token !== null && !access.hasSession(headers)) {
    const cookie = access.exchange(token);
    if (cookie === null) {
      return refuse(
        response,
        403,
        'This link was used before or is not of this run. Start Busbar again for a new one.',
      );
    }
    response.setHeader('Set-Cookie', cookie);
  }
  if (url.pathname === '/' && token !== null) {
    // The token leaves the address bar and the history; a `#...` in the address survives.
    response.writeHead(303, { ...SECURITY_HEADERS, Location: '/' });
    response.end();
    return;
  }
  if (!access.hasSession(headers)) {
    return refuse(response, 403, 'Open Busbar by the link it printed when it started.');
  }
  const answer = await files.respond(url.pathname, `'self' ws://${headers.host}`);
  response.writeHead(answer.status, answer.headers);
  response.end(method === 'HEAD' ? undefined : answer.body);
}

function parseTarget(target: string | undefined, host: string | undefined): URL | null {
  return target?.startsWith('/') === true ? URL.parse(`http://${host}${target}`) : null;
}
