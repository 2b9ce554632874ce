import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../../support/clock.ts';
import type { SimulatorFaults, WireFault } from '../faults.ts';
import type { RequestLog } from '../request-log.ts';
import type { Accounts } from './accounts.ts';
import { bulkCalls, runBulk } from './bulk.ts';
import {
  RPC_ERROR,
  errorResponse,
  parseCall,
  type Dispatcher,
  type Outcome,
  type ParsedCall,
} from './dispatcher.ts';
import { readBody, writeBody } from './http-server.ts';
import type { CallContext } from './method.ts';
import type { FirmwareProfile } from './profile.ts';
import type { Session, Sessions } from './sessions.ts';
import { encode } from './values.ts';

/** What one running firmware answers requests with. */
export interface Endpoint {
  readonly profile: FirmwareProfile;
  readonly dispatcher: Dispatcher;
  readonly sessions: Sessions;
  readonly accounts: Accounts;
  readonly faults: SimulatorFaults;
  readonly log: RequestLog;
  readonly clock: Clock;
}

interface Caller {
  readonly user: string;
  readonly session: Session | null;
}

function authenticate(endpoint: Endpoint, request: IncomingMessage): Caller | null {
  const token = request.headers['x-sessiontoken'];
  if (typeof token === 'string') {
    const session = endpoint.sessions.use(token);
    return session === null ? null : { user: session.user, session };
  }
  const account = endpoint.accounts.authenticate(request.headers.authorization ?? '');
  return account === null ? null : { user: account.user, session: null };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

async function send(
  endpoint: Endpoint,
  response: ServerResponse,
  statusCode: number,
  body: string,
  type: string,
): Promise<void> {
  response.writeHead(statusCode, {
    ...endpoint.profile.headers,
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
  });
  await writeBody(response, body);
}

async function sendStatus(endpoint: Endpoint, response: ServerResponse, statusCode: number): Promise<void> {
  const reason = STATUS_CODES[statusCode] ?? '';
  const page = `<html><head><title>${statusCode} ${reason}</title></head><body>${reason}</body></html>\n`;
  await send(endpoint, response, statusCode, page, 'text/html');
}

async function sendOutcome(
  endpoint: Endpoint,
  response: ServerResponse,
  outcome: Outcome,
  faults: readonly WireFault[],
): Promise<void> {
  if (outcome.response === null) {
    await sendStatus(endpoint, response, outcome.statusCode);
    return;
  }
  const isWrongId = faults.some((fault) => fault.kind === 'wrongId');
  const message = isWrongId ? { ...outcome.response, id: 987_654 } : outcome.response;
  const body = encode(message, endpoint.profile.style);
  const isTruncated = faults.some((fault) => fault.kind === 'truncate');
  const sent = isTruncated ? body.slice(0, Math.floor(body.length / 2)) : body;
  await send(endpoint, response, 200, sent, 'application/json; charset=UTF-8');
}

/** Answers one HTTP request. */
export async function handleRequest(
  endpoint: Endpoint,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  const body = await readBody(request);
  if (body === null) {
    request.socket.destroy();
    return;
  }
  const json = request.method === 'POST' ? parseJson(body) : undefined;
  const call = parseCall(request.url ?? '/', json);
  const inner = call === null ? null : bulkCalls(call);
  const record = {
    rid: call?.rid ?? request.url ?? '/',
    method: call?.method ?? '',
    isBulk: inner !== null,
    callCount: inner?.length ?? 1,
    atMs: endpoint.clock.nowMs(),
  };
  endpoint.log.began(record);
  try {
    const calls = inner?.flatMap((each) => (each.call === null ? [] : [each.call])) ?? [];
    await answer(endpoint, request, response, {
      call,
      calls,
      isJson: json !== undefined,
      signal: gone.signal,
    });
  } finally {
    endpoint.log.ended(record);
  }
}

interface Asked {
  readonly call: ParsedCall | null;
  /** The calls inside a bulk. */
  readonly calls: readonly ParsedCall[];
  readonly isJson: boolean;
  readonly signal: AbortSignal;
}

async function answer(
  endpoint: Endpoint,
  request: IncomingMessage,
  response: ServerResponse,
  asked: Asked,
): Promise<void> {
  const { faults, clock } = endpoint;
  const hit = faults.takeForRequest(asked.call === null ? [] : [asked.call, ...asked.calls]);
  const delayMs = hit.reduce((sum, fault) => sum + (fault.kind === 'delay' ? fault.ms : 0), faults.delayMs);
  if (delayMs > 0) await clock.sleep(delayMs, asked.signal);
  if (hit.some((fault) => fault.kind === 'dropBefore')) {
    request.socket.destroy();
    return;
  }
  const forced = hit.find((fault) => fault.kind === 'status');
  if (forced !== undefined) {
    await sendStatus(endpoint, response, forced.status);
    return;
  }
  const caller = authenticate(endpoint, request);
  if (caller === null) {
    await sendStatus(endpoint, response, 401);
    return;
  }
  if (request.method !== 'POST') {
    await sendStatus(endpoint, response, 404);
    return;
  }
  const outcome = await execute(endpoint, asked, {
    actor: { user: caller.user, address: request.socket.remoteAddress ?? '' },
    sessionToken: caller.session?.token ?? null,
    clientType: String(request.headers['x-client-type'] ?? ''),
    signal: asked.signal,
  });
  if (caller.session !== null) endpoint.sessions.use(caller.session.token);
  if (hit.some((fault) => fault.kind === 'dropAfter')) request.socket.destroy();
  else if (hit.some((fault) => fault.kind === 'html')) {
    await send(endpoint, response, 200, '<html><body>Please log in</body></html>', 'text/html');
  } else await sendOutcome(endpoint, response, outcome, hit);
}

async function execute(endpoint: Endpoint, asked: Asked, context: CallContext): Promise<Outcome> {
  const { call } = asked;
  if (!asked.isJson) return { statusCode: 200, response: errorResponse(null, RPC_ERROR.parse) };
  if (call === null) return { statusCode: 200, response: errorResponse(null, RPC_ERROR.invalidRequest) };
  if (call.rid === '/bulk' && call.method !== 'getTypeInfo') {
    return runBulk(call, endpoint.dispatcher, context, endpoint.faults, endpoint.profile.style);
  }
  return endpoint.dispatcher.run(call, context);
}
