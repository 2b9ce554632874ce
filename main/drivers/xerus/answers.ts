import { err, ok } from '../../../shared/result.ts';
import type { DeviceResult } from '../driver.ts';
import { goneError } from './http-errors.ts';
import type { JsonRecord } from './read-json.ts';
import type { CallResult, Rpc, RpcCall, RpcOptions } from './rpc.ts';

/** Getters to call on one object; none of them takes parameters. */
export interface Question {
  readonly rid: string;
  readonly methods: readonly string[];
}

/** What a bulk of getters gave, by object and method. */
export class Answers {
  readonly #byKey: ReadonlyMap<string, CallResult>;

  constructor(calls: readonly RpcCall[], results: readonly CallResult[]) {
    this.#byKey = new Map(
      calls.map((call, index) => [`${call.method} ${call.rid}`, results[index] ?? err(goneError())]),
    );
  }

  result(rid: string, method: string): CallResult {
    return this.#byKey.get(`${method} ${rid}`) ?? err(goneError());
  }

  /** The return value, or undefined when the call failed or is void. */
  value(rid: string, method: string): unknown {
    const result = this.result(rid, method);
    return result.ok ? result.value['_ret_'] : undefined;
  }

  /** All members of the result, for methods with out parameters. */
  members(rid: string, method: string): JsonRecord | null {
    const result = this.result(rid, method);
    return result.ok ? result.value : null;
  }
}

/** Asks everything in as few requests as the device takes. */
export async function ask(
  rpc: Rpc,
  questions: readonly Question[],
  options: RpcOptions,
): Promise<DeviceResult<Answers>> {
  const calls = questions.flatMap(({ rid, methods }) => methods.map((method): RpcCall => ({ rid, method })));
  const results = await rpc.bulk(calls, options);
  return results.ok ? ok(new Answers(calls, results.value)) : results;
}
