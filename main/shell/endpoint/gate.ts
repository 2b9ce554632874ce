import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Refusal } from './answers.ts';
import type { EndpointToken } from './endpoint-token.ts';
import { methodOf, PATHS_WITH_QUERY } from './routes.ts';

/** With any port: at the end of a tunnel it is another one. */
const OUR_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/iu;

const WRONG_HOST =
  'This address is not served here. Call http://127.0.0.1 or http://localhost, at the other end of a tunnel as well.';
const FROM_A_PAGE = 'Web pages may not use the automation endpoint.';
const NO_TOKEN =
  'No token was made yet. Make one with "busbar shell token" or in the app, and send it as Authorization: Bearer TOKEN.';
const WRONG_TOKEN =
  'The token is missing or not valid. Send it as Authorization: Bearer TOKEN; "busbar shell token" makes a new one.';

function isFromPage(headers: IncomingHttpHeaders): boolean {
  return headers.origin !== undefined || (headers['sec-fetch-site'] ?? 'none') !== 'none';
}

function unauthorized(message: string): Refusal {
  return { status: 401, kind: 'unauthorized', message, headers: { 'www-authenticate': 'Bearer' } };
}

/** Of these only the first would count, and a program in between may have looked at another one (RFC 9112, section 3.2). */
const isTwice = (request: Pick<IncomingMessage, 'headersDistinct'>, header: 'host' | 'authorization') =>
  (request.headersDistinct[header]?.length ?? 0) > 1;

/** Where the request leads, as it stands in its first line: nothing is decoded, and no other machine may be named. */
function targetRefusal(method: string, target: string): Refusal | null {
  const [path = '', query = ''] = target.split(/\?(.*)/su);
  const allowed = methodOf(path);
  if (allowed === null) {
    const message = 'There is nothing at this path. See GET /v1/openapi.json.';
    return { status: 404, kind: 'notFound', message };
  }
  if (method !== allowed) {
    const message = `Use ${allowed} for this path.`;
    return { status: 405, kind: 'badRequest', message, headers: { allow: allowed } };
  }
  if (query === '' || PATHS_WITH_QUERY.includes(path)) return null;
  const where = allowed === 'POST' ? ' Put all of it into the body.' : '';
  return { status: 400, kind: 'badRequest', message: `This path takes no query.${where}` };
}

/**
 * Why a request gets no further than its headers; null when it may. A page that let its own name resolve to 127.0.0.1 (DNS
 * rebinding) shows in Host, one that calls across origins in Origin and Sec-Fetch-Site. Who has no token learns no path.
 */
export function gateRefusal(
  request: Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'headersDistinct'>,
  token: EndpointToken,
): Refusal | null {
  const { method = '', url = '', headers } = request;
  if (isTwice(request, 'host') || isTwice(request, 'authorization'))
    return { status: 400, kind: 'badRequest', message: 'The request has a header twice: send it once.' };
  if (!OUR_HOST.test(headers.host ?? '')) return { status: 421, kind: 'forbidden', message: WRONG_HOST };
  if (isFromPage(headers)) return { status: 403, kind: 'forbidden', message: FROM_A_PAGE };
  if (!token.isMade) return unauthorized(NO_TOKEN);
  if (!token.isIn(headers.authorization)) return unauthorized(WRONG_TOKEN);
  return targetRefusal(method, url);
}
