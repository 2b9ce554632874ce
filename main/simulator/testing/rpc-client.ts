import { Agent, request } from 'undici';
import type { RunningSimulator } from '../simulator.ts';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface Reference {
  readonly rid: string;
  readonly type: string;
}

export type Json = Record<string, unknown>;

/** The return value in a response object, undefined when there is none. */
export function returned(response: Json | undefined): unknown {
  return (response?.['result'] as Json | undefined)?.['_ret_'];
}

/** A bare JSON-RPC client, for what a test wants to see of the wire itself. */
export class RpcClient implements AsyncDisposable {
  readonly #url: string;
  readonly #agent = new Agent({ connect: { rejectUnauthorized: false } });
  headers: Record<string, string>;

  constructor(simulator: RunningSimulator, user: string = simulator.user) {
    this.#url = simulator.url;
    this.headers = { authorization: `Basic ${btoa(`${user}:${simulator.password}`)}` };
  }

  /** Posts text as it is. */
  async post(path: string, body: string, headers: Record<string, string> = this.headers): Promise<RawAnswer> {
    const answer = await request(`${this.#url}${path}`, {
      method: 'POST',
      body,
      headers,
      dispatcher: this.#agent,
    });
    return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
  }

  /** The whole response object of one call. */
  async respond(rid: string, method: string, params: Json = {}): Promise<Json> {
    const { status, text } = await this.post(rid, JSON.stringify({ jsonrpc: '2.0', method, params, id: 1 }));
    if (status !== 200) throw new Error(`HTTP ${status}`);
    return JSON.parse(text) as Json;
  }

  /** The `result` member. */
  async result(rid: string, method: string, params: Json = {}): Promise<Json> {
    return (await this.respond(rid, method, params))['result'] as Json;
  }

  /** The `_ret_` value, which the caller knows the shape of. */
  async call<Value>(rid: string, method: string, params: Json = {}): Promise<Value> {
    return (await this.result(rid, method, params))['_ret_'] as Value;
  }

  /** Runs calls in one bulk; the elements of `responses`. */
  async bulk(
    calls: readonly { rid: string; method: string; params?: Json }[],
  ): Promise<{ json: Json; statcode: number }[]> {
    const requests = calls.map(({ rid, method, params = {} }, index) => ({
      rid,
      json: { method, params, id: index },
    }));
    const result = await this.result('/bulk', 'performBulk', { requests });
    return result['responses'] as { json: Json; statcode: number }[];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#agent.destroy();
  }
}
