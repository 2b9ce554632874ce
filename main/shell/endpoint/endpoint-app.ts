import type { ServerResponse } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono, type Context } from 'hono';
import type * as z from 'zod/mini';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { ShellPowerCommand } from '../../../shared/shell/fault.ts';
import { inventoryJson } from '../../../shared/shell/inventory.ts';
import type { LiveStatus } from '../../../shared/shell/live-status.ts';
import { eitherSignal } from '../../support/either-signal.ts';
import type { Logger } from '../../support/logger.ts';
import { errorAnswerOf, liveStatusAnswerOf, type Refusal } from './answers.ts';
import type { EndpointCalls } from './calls.ts';
import type { EndpointToken } from './endpoint-token.ts';
import { gateRefusal } from './gate.ts';
import type { EndpointLimits } from './limits.ts';
import type { LiveFeed } from './live-feed.ts';
import { openApiDocument } from './open-api.ts';
import { readJson } from './read-json.ts';
import { ROUTES } from './routes.ts';
import { cycleBody, inventoryBody, liveStatusQuery, powerBody } from './schemas.ts';
import { shapeWords } from './shape-words.ts';

interface Env {
  readonly Bindings: HttpBindings;
}
type Call = Context<Env>;

export interface EndpointAppOptions {
  readonly calls: EndpointCalls;
  readonly liveStatuses: () => readonly LiveStatus[];
  readonly feed: LiveFeed;
  readonly token: EndpointToken;
  readonly limits: EndpointLimits;
  readonly logger: Logger;
}

/** Nobody reads this answer. */
const callerHasGone = () => new Response(null, { status: 499 });
const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

function refuse(c: Call, refusal: Refusal, liveStatuses: readonly LiveStatus[] = []): Response {
  return c.json(errorAnswerOf(refusal, liveStatuses), refusal.status, { ...HEADERS, ...refusal.headers });
}

const TOKEN_VOID: Refusal = {
  status: 401,
  kind: 'unauthorized',
  message: 'A new token was made before this command had its turn. It was not sent. Nothing was switched.',
  headers: { 'www-authenticate': 'Bearer' },
};

/** Aborts when the caller goes before it has its answer. */
function callerGone(outgoing: ServerResponse): AbortSignal {
  const gone = new AbortController();
  if (outgoing.destroyed) gone.abort();
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  return gone.signal;
}

async function bodyOf<Body>(
  { env }: Call,
  schema: z.ZodMiniType<Body>,
  maxBytes: number,
): Promise<Result<Body, Refusal>> {
  const json = await readJson(env.incoming, maxBytes);
  if (!json.ok) return json;
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return ok(parsed.data);
  return err({ status: 400, kind: 'badRequest', message: shapeWords(parsed.error, json.value) });
}

/** Runs a command until its caller goes or its token is void; null when nobody waits for the answer any more. */
async function whileWanted<Value>(
  c: Call,
  token: EndpointToken,
  command: (signal: AbortSignal) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal> | null> {
  const gone = callerGone(c.env.outgoing);
  const { voided } = token;
  const either = eitherSignal(gone, voided);
  try {
    const done = await command(either.signal);
    if (gone.aborted) return null;
    return !done.ok && done.error.kind === 'cancelled' && voided.aborted ? err(TOKEN_VOID) : done;
  } finally {
    either[Symbol.dispose]();
  }
}

function addCommands(app: Hono<Env>, { calls, limits, token }: EndpointAppOptions): void {
  const { maxBodyBytes } = limits;
  app.post(ROUTES.getInventory.path, async (c) => {
    const done = await whileWanted(c, token, async (signal) => {
      const body = await bodyOf(c, inventoryBody, maxBodyBytes);
      return body.ok ? calls.getInventory(body.value, signal) : body;
    });
    if (done === null) return callerHasGone();
    if (!done.ok) return refuse(c, done.error);
    // Byte for byte what the command line prints.
    return c.body(inventoryJson(done.value), 200, { ...HEADERS, 'content-type': 'application/json' });
  });
  const power =
    (command: ShellPowerCommand, schema: typeof cycleBody | typeof powerBody) => async (c: Call) => {
      let endpoints: readonly string[] = [];
      const done = await whileWanted(c, token, async (signal) => {
        const body = await bodyOf(c, schema, maxBodyBytes);
        if (!body.ok) return body;
        ({ endpoints } = body.value);
        return calls.power(command, body.value, signal);
      });
      if (done === null) return callerHasGone();
      const liveStatuses = done.ok || done.error !== TOKEN_VOID ? calls.liveStatusesOf(endpoints) : [];
      if (!done.ok) return refuse(c, done.error, liveStatuses);
      return c.json({ liveStatus: liveStatuses.map(liveStatusAnswerOf) }, 200, HEADERS);
    };
  app.post(ROUTES.powerOn.path, power('PowerOn', powerBody));
  app.post(ROUTES.powerOff.path, power('PowerOff', powerBody));
  app.post(ROUTES.powerCycle.path, power('PowerCycle', cycleBody));
}

function addReads(app: Hono<Env>, { feed, liveStatuses }: EndpointAppOptions): void {
  app.get(ROUTES.liveStatus.path, (c) => {
    const given = new URL(c.req.url).searchParams;
    const query = Object.fromEntries(given);
    const parsed = liveStatusQuery.safeParse(query);
    if (!parsed.success) {
      const message = shapeWords(parsed.error, query);
      return refuse(c, { status: 400, kind: 'badRequest', message });
    }
    if (given.size > 1)
      return refuse(c, { status: 400, kind: 'badRequest', message: 'Ask for one resource, or for all.' });
    const { resource } = parsed.data;
    const wanted = liveStatuses().filter((each) => resource === undefined || each.resource === resource);
    return c.json({ liveStatus: wanted.map(liveStatusAnswerOf) }, 200, HEADERS);
  });
  app.get(ROUTES.liveStatusStream.path, (c) => {
    if (feed.isFull) {
      const message = 'Too many callers read the live-status stream. Close one, or read live-status instead.';
      return refuse(c, { status: 503, kind: 'busy', message });
    }
    feed.open(c.env.outgoing);
    return RESPONSE_ALREADY_SENT;
  });
  app.get(ROUTES.openApi.path, (c) => c.json(openApiDocument(), 200, HEADERS));
}

/** The endpoint's routes, each behind the gate. */
export function createEndpointApp(options: EndpointAppOptions): Hono<Env> {
  const { token, logger } = options;
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    const refusal = gateRefusal(c.env.incoming, token);
    if (refusal === null) return next();
    // Its body is not read: what follows on this connection cannot be trusted to be a request.
    return refuse(c, { ...refusal, headers: { connection: 'close', ...refusal.headers } });
  });
  addCommands(app, options);
  addReads(app, options);
  app.onError((error, c) => {
    if (c.env.outgoing.destroyed) return callerHasGone();
    logger.error({ err: error, path: c.req.path }, 'A request to the automation endpoint failed');
    const message = 'Busbar failed to carry this out; its log says why. Read the state before you repeat it.';
    return refuse(c, { status: 500, kind: 'internal', message });
  });
  return app;
}
