import * as z from 'zod/mini';
import { DEFAULT_SETTINGS } from '../../../shared/ipc/app.ts';
import { ROUTES, type RouteName } from './routes.ts';
import {
  cycleBody,
  errorAnswer,
  inventoryAnswer,
  inventoryBody,
  liveStatusAnswer,
  liveStatusesAnswer,
  liveStatusQuery,
  portAnswer,
  powerBody,
} from './schemas.ts';

type Json = Readonly<Record<string, unknown>>;

/** Bodies as they may be sent, answers as they come. */
const REQUESTS = { InventoryRequest: inventoryBody, PowerRequest: powerBody, CycleRequest: cycleBody };
const ANSWERS = {
  AutoLoadDetails: inventoryAnswer,
  LiveStatus: liveStatusAnswer,
  LiveStatuses: liveStatusesAnswer,
  PortOutcome: portAnswer,
  Error: errorAnswer,
};

const refTo = (id: string) => `#/components/schemas/${id}`;

function schemasOf(named: Readonly<Record<string, z.core.$ZodType>>, io: 'input' | 'output'): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: refTo, io });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _draft, $id: _id, ...schema }]) => [id, schema]),
  );
}

const content = (id: string) => ({ 'application/json': { schema: { $ref: refTo(id) } } });

const FAILURES: Readonly<Record<string, string>> = {
  400: 'The body is no JSON, or not of the right shape; the message names the place.',
  401: 'The token is missing or not valid.',
  403: 'The request came from a web page.',
  404: 'Busbar has no such PDU.',
  409: 'Refused by Busbar; nothing was switched.',
  413: 'The body is larger than 64 KiB.',
  415: 'The body is not JSON, or compressed.',
  421: 'The Host header names another machine.',
  422: 'A port or the delay does not fit; nothing was switched.',
  500: 'A fault in Busbar.',
  502: 'The PDU could not be reached, or at least one port is not as asked.',
  503: 'Too much is under way, or Busbar is closing.',
  504: 'Something was sent, and what came of it is not known.',
};
const COMMAND_FAILURES = [400, 401, 403, 404, 409, 413, 415, 421, 422, 500, 502, 503, 504];
const READ_FAILURES = [400, 401, 403, 421, 500];
const STREAM_FAILURES = [401, 403, 421, 500, 503];

const failures = (statuses: readonly number[]) =>
  Object.fromEntries(
    statuses.map((status) => [String(status), { $ref: `#/components/responses/Failure${status}` }]),
  );

const failureResponses = () =>
  Object.fromEntries(
    Object.entries(FAILURES).map(([status, description]) => [
      `Failure${status}`,
      { description, content: content('Error') },
    ]),
  );

function command(summary: string, request: keyof typeof REQUESTS, answer: keyof typeof ANSWERS): Json {
  return {
    summary,
    requestBody: { required: true, content: content(request) },
    responses: {
      200: {
        description:
          answer === 'LiveStatuses'
            ? 'Every port is as asked, and was read back. Live status of the resources in `endpoints`.'
            : 'The inventory.',
        content: content(answer),
      },
      ...failures(COMMAND_FAILURES),
    },
  };
}

function parametersOf(schema: z.core.$ZodType): readonly Json[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property as Json;
    return { name, in: 'query', required: false, description, schema: rest };
  });
}

const OPERATIONS: Readonly<Record<RouteName, () => Json>> = {
  getInventory: () => command('Reads a PDU and describes it', 'InventoryRequest', 'AutoLoadDetails'),
  powerOn: () => command('Turns ports on', 'PowerRequest', 'LiveStatuses'),
  powerOff: () => command('Turns ports off', 'PowerRequest', 'LiveStatuses'),
  powerCycle: () => command('Turns ports off and on again', 'CycleRequest', 'LiveStatuses'),
  liveStatus: () => ({
    summary: 'Live status of connected resources',
    parameters: parametersOf(liveStatusQuery),
    responses: {
      200: { description: 'Those that are known.', content: content('LiveStatuses') },
      ...failures(READ_FAILURES),
    },
  }),
  liveStatusStream: () => ({
    summary: 'Live status as server-sent events',
    responses: {
      200: {
        description:
          'First `snapshot` (LiveStatuses), then `liveStatus` (LiveStatus) and `liveStatusRemoved` ({"resource": …}) as they come. A reader that does not read is cut off.',
        content: { 'text/event-stream': { schema: { type: 'string' } } },
      },
      ...failures(STREAM_FAILURES),
    },
  }),
  openApi: () => ({
    summary: 'This document',
    responses: {
      200: { description: 'OpenAPI 3.1.', content: { 'application/json': { schema: { type: 'object' } } } },
      ...failures([401, 403, 421, 500]),
    },
  }),
};

/** The endpoint as OpenAPI 3.1, made from the schemas by which bodies are read. */
export function openApiDocument(): Json {
  const names = Object.keys(ROUTES) as readonly RouteName[];
  const { port } = DEFAULT_SETTINGS.automationEndpoint;
  return {
    openapi: '3.1.0',
    info: {
      title: 'Busbar automation endpoint',
      version: '1.0.0',
      description:
        'The commands of the PDU Shell Standard 2.0.1 for PDUs that are in Busbar, on this machine only.',
    },
    servers: [{ url: 'http://127.0.0.1:{port}', variables: { port: { default: String(port) } } }],
    security: [{ token: [] }],
    paths: Object.fromEntries(
      names.map((name) => {
        const { method, path } = ROUTES[name];
        return [path, { [method.toLowerCase()]: { operationId: name, ...OPERATIONS[name]() } }];
      }),
    ),
    components: {
      responses: failureResponses(),
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { ...schemasOf(REQUESTS, 'input'), ...schemasOf(ANSWERS, 'output') },
    },
  };
}
