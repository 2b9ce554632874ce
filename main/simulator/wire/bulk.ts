import { z } from 'zod';
import type { SimulatorFaults } from '../faults.ts';
import {
  RPC_ERROR,
  errorResponse,
  parseCall,
  type Dispatcher,
  type Outcome,
  type ParsedCall,
} from './dispatcher.ts';
import type { CallContext } from './method.ts';
import { encode, type NumberStyle, type WireStruct, type WireValue } from './values.ts';

const BULK_RID = '/bulk';
const BULK_METHODS = new Set(['performBulk', 'performBulkTimeout', 'performRequest']);

const requestsSchema = z.object({ requests: z.array(z.object({ rid: z.string(), json: z.unknown() })) });

/** The calls inside a bulk request; null when this is no bulk, or a malformed one. */
export function bulkCalls(
  call: ParsedCall,
): { readonly rid: string; readonly call: ParsedCall | null }[] | null {
  if (call.rid !== BULK_RID || !BULK_METHODS.has(call.method)) return null;
  const parsed = requestsSchema.safeParse(call.params);
  if (!parsed.success) return null;
  return parsed.data.requests.map(({ rid, json }) => ({ rid, call: parseCall(rid, asObject(json)) }));
}

/** `performRequest` carries the request as text. */
function asObject(json: unknown): unknown {
  if (typeof json !== 'string') return json;
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** Runs the calls one after another; a call that fails does not touch the others (Xerus reference 2). */
export async function runBulk(
  call: ParsedCall,
  dispatcher: Dispatcher,
  context: CallContext,
  faults: SimulatorFaults,
  style: NumberStyle,
): Promise<Outcome> {
  const calls = bulkCalls(call);
  if (calls === null) return { statusCode: 200, response: errorResponse(call.id, RPC_ERROR.invalidParams) };
  if (faults.maxBulkCalls !== null && calls.length > faults.maxBulkCalls) {
    return { statusCode: 200, response: errorResponse(call.id, RPC_ERROR.tooManyCalls) };
  }
  const responses: WireStruct[] = [];
  for (const { call: inner } of calls) {
    const outcome = await runInner(inner, dispatcher, context);
    const json =
      outcome.response ??
      errorResponse(inner?.id ?? null, { code: outcome.statusCode, message: 'HTTP error' });
    const shown: WireValue = call.method === 'performRequest' ? encode(json, style) : json;
    responses.push({ json: shown, statcode: outcome.statusCode });
  }
  return { statusCode: 200, response: { jsonrpc: '2.0', result: { responses }, id: call.id } };
}

async function runInner(
  call: ParsedCall | null,
  dispatcher: Dispatcher,
  context: CallContext,
): Promise<Outcome> {
  if (call === null) return { statusCode: 200, response: errorResponse(null, RPC_ERROR.invalidRequest) };
  if (call.rid === BULK_RID) return { statusCode: 403, response: null };
  return dispatcher.run(call, context);
}
