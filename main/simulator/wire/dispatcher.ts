import { z } from 'zod';
import type { Call, SimulatorFaults } from '../faults.ts';
import type { CallContext, MethodResult } from './method.ts';
import type { Registry } from './registry.ts';
import type { WireStruct, WireValue } from './values.ts';

/** JSON-RPC 2.0 error codes; Xerus devices document none of their own (Xerus reference 1.3). */
export const RPC_ERROR = {
  parse: { code: -32700, message: 'Parse error' },
  invalidRequest: { code: -32600, message: 'Invalid Request' },
  methodNotFound: { code: -32601, message: 'Method not found' },
  invalidParams: { code: -32602, message: 'Invalid params' },
  tooManyCalls: { code: -32603, message: 'Internal error: too many requests in bulk' },
} as const;

/** What a call comes to: an HTTP status other than 200, or a JSON-RPC response. */
export interface Outcome {
  readonly statusCode: number;
  readonly response: WireStruct | null;
}

export interface ParsedCall extends Call {
  readonly id: WireValue;
  readonly params: unknown;
}

const idSchema = z.union([z.string(), z.number(), z.null()]);
const requestSchema = z.looseObject({
  method: z.string(),
  id: idSchema.optional(),
  params: z.unknown().optional(),
});

/** `//model/pdu/0` and `/model/pdu/0` are the same object. */
export function normaliseRid(path: string): string {
  return `/${path.replace(/^\/+/, '').replace(/\?.*$/, '')}`;
}

/** Reads a request object; null when it is none. Absent, null and list-shaped parameters all mean none. */
export function parseCall(rid: string, json: unknown): ParsedCall | null {
  const parsed = requestSchema.safeParse(json);
  if (!parsed.success) return null;
  const { method, id = null, params } = parsed.data;
  const isObject = typeof params === 'object' && params !== null && !Array.isArray(params);
  return { rid: normaliseRid(rid), method, id, params: isObject ? params : {} };
}

export function errorResponse(
  id: WireValue,
  error: { readonly code: number; readonly message: string },
): WireStruct {
  return { jsonrpc: '2.0', error: { code: error.code, message: error.message }, id };
}

function resultResponse(id: WireValue, result: MethodResult): WireStruct {
  return { jsonrpc: '2.0', result, id };
}

/** Finds the object and method of a call and runs it. */
export class Dispatcher {
  readonly #registry: Registry;
  readonly #faults: SimulatorFaults;
  readonly #mayDo: (user: string, privilege: string) => boolean;

  constructor(
    registry: Registry,
    faults: SimulatorFaults,
    mayDo: (user: string, privilege: string) => boolean,
  ) {
    this.#registry = registry;
    this.#faults = faults;
    this.#mayDo = mayDo;
  }

  async run(call: ParsedCall, context: CallContext): Promise<Outcome> {
    const fault = this.#faults.takeForCall(call);
    if (fault?.kind === 'callStatus') return { statusCode: fault.status, response: null };
    const object = this.#registry.find(call.rid);
    if (object === undefined) return { statusCode: 404, response: null };
    const method = Object.hasOwn(object.methods, call.method) ? object.methods[call.method] : undefined;
    if (method === undefined || fault?.kind === 'methodMissing')
      return fail(call.id, RPC_ERROR.methodNotFound);
    if (method.privilege !== null && !this.#mayDo(context.actor.user, method.privilege)) {
      return { statusCode: 403, response: null };
    }
    const prepared = method.prepare(call.params);
    if (prepared === null) return fail(call.id, RPC_ERROR.invalidParams);
    const result = await prepared(context);
    const sent = fault?.kind === 'rewrite' ? fault.rewrite(result) : result;
    return { statusCode: 200, response: resultResponse(call.id, sent) };
  }
}

function fail(id: WireValue, error: { readonly code: number; readonly message: string }): Outcome {
  return { statusCode: 200, response: errorResponse(id, error) };
}
