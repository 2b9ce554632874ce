import { onTestFinished } from 'vitest';
import type { EndpointState } from '../../../../shared/shell/state.ts';
import type { EngineOptions } from '../../../engine/engine-options.ts';
import { startEngine, type EngineBench } from '../../../engine/testing/engine-bench.ts';
import { context } from '../../../engine/testing/simulator-bench.ts';
import { httpCall, type Answer, type CallOptions } from './http-call.ts';

/** A caller with a token, and the engine whose endpoint it calls. */
export interface EndpointBench {
  readonly bench: EngineBench;
  readonly port: number;
  readonly url: string;
  token: string;
  /** `body` as JSON, unless the options have one. */
  post(this: void, path: string, body: unknown, more?: CallOptions): Promise<Answer>;
  get(this: void, path: string, more?: CallOptions): Promise<Answer>;
  newToken(this: void): Promise<string>;
}

export async function endpointState({ engine }: EngineBench): Promise<EndpointState> {
  return (await engine.handlers.shell.snapshot({}, context)).endpoint;
}

/** Where the endpoint of an engine listens; throws when it does not. */
export async function listeningState(bench: EngineBench) {
  const state = await endpointState(bench);
  if (state.kind !== 'listening') throw new Error(`The endpoint is ${JSON.stringify(state)}.`);
  return state;
}

/** Calls the endpoint of an engine that runs already, with a new token. */
export async function callEndpoint(bench: EngineBench): Promise<EndpointBench> {
  const { port, url } = await listeningState(bench);
  const newToken = async () => (await bench.engine.handlers.shell.newToken({}, context)).token;
  const caller: EndpointBench = {
    bench,
    port,
    url,
    token: await newToken(),
    newToken,
    get: (path, more = {}) =>
      httpCall(`${url}${path}`, {
        ...more,
        headers: { authorization: `Bearer ${caller.token}`, ...more.headers },
      }),
    post: (path, body, more = {}) =>
      caller.get(path, {
        method: 'POST',
        body: JSON.stringify(body),
        ...more,
        headers: { 'content-type': 'application/json', ...more.headers },
      }),
  };
  return caller;
}

/** An engine with its endpoint open on a free port, until the test is over. */
export async function endpointBench(options: Partial<EngineOptions> = {}): Promise<EndpointBench> {
  const bench = await startEngine({ automationEndpoint: { port: 0 }, ...options });
  onTestFinished(() => bench[Symbol.asyncDispose]());
  return callEndpoint(bench);
}
