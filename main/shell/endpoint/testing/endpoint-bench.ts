import { onTestFinished } from 'vitest';
import type { EndpointState } from '../../../../shared/shell/state.ts';
import type { EngineOptions } from '../../../engine.ts';
import { startEngine, type EngineBench } from '../../../engine/testing/engine-bench.ts';
import { context } from '../../../engine/testing/simulator-bench.ts';
import { errorAnswer } from '../schemas.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

type CallOptions = Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> };

/** A caller with a token, and the engine whose endpoint it calls. */
export interface EndpointBench {
  readonly bench: EngineBench;
  readonly port: number;
  readonly url: string;
  token: string;
  post(this: void, path: string, body: unknown, more?: CallOptions): Promise<Answer>;
  get(this: void, path: string, more?: CallOptions): Promise<Answer>;
  newToken(this: void): Promise<string>;
}

export async function endpointState({ engine }: EngineBench): Promise<EndpointState> {
  return (await engine.handlers.shell.snapshot({}, context)).endpoint;
}

async function answer(response: Promise<Response>): Promise<Answer> {
  const { status, headers, ...rest } = await response.then(async (each) => ({
    status: each.status,
    headers: each.headers,
    text: await each.text(),
  }));
  const isJson = rest.text !== '' && headers.get('content-type')?.startsWith('application/json') === true;
  // Whatever the failure, its body is as documented.
  if (isJson && status >= 400) errorAnswer.parse(JSON.parse(rest.text));
  return { status, headers, ...rest, json: isJson ? (JSON.parse(rest.text) as unknown) : null };
}

/** Calls the endpoint of an engine that runs already. */
export async function callEndpoint(bench: EngineBench): Promise<EndpointBench> {
  const state = await endpointState(bench);
  if (state.kind !== 'listening') throw new Error(`The endpoint is ${JSON.stringify(state)}.`);
  const { port, url } = state;
  const newToken = async () => (await bench.engine.handlers.shell.newToken({}, context)).token;
  const caller: EndpointBench = {
    bench,
    port,
    url,
    token: await newToken(),
    newToken,
    post: (path, body, more = {}) =>
      answer(
        fetch(`${url}${path}`, {
          method: 'POST',
          body: JSON.stringify(body),
          ...more,
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${caller.token}`,
            ...more.headers,
          },
        }),
      ),
    get: (path, more = {}) =>
      answer(
        fetch(`${url}${path}`, {
          ...more,
          headers: { authorization: `Bearer ${caller.token}`, ...more.headers },
        }),
      ),
  };
  return caller;
}

/** An engine with its endpoint open on a free port, until the test is over. */
export async function endpointBench(options: Partial<EngineOptions> = {}): Promise<EndpointBench> {
  const bench = await startEngine({ automationEndpoint: { port: 0 }, ...options });
  onTestFinished(() => bench[Symbol.asyncDispose]());
  return callEndpoint(bench);
}
