import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export interface SeenRequest {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** Something that answers where Busbar should, as a test tells it to. */
export interface ScriptedEndpoint {
  readonly port: number;
  readonly url: string;
  readonly seen: readonly SeenRequest[];
}

export type Answering = (request: SeenRequest, response: Parameters<RequestListener>[1]) => void;

function listen(server: Server, host: string): Promise<number> {
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Runs until the test is over. */
export async function scriptedEndpoint(
  answering: Answering,
  { host = '127.0.0.1', tls }: { readonly host?: string; readonly tls?: { key: string; cert: string } } = {},
): Promise<ScriptedEndpoint> {
  const seen: SeenRequest[] = [];
  const onRequest: RequestListener = (request, response) => {
    void text(request).then((body) => {
      const { method, url: path, headers } = request;
      const record = { method, path, headers, body: body === '' ? null : (JSON.parse(body) as unknown) };
      seen.push(record);
      answering(record, response);
    });
  };
  const server = tls === undefined ? createServer(onRequest) : createTlsServer(tls, onRequest);
  const port = await listen(server, host);
  return { port, url: `${tls === undefined ? 'http' : 'https'}://${host}:${port}`, seen };
}

/** Answers with a status and JSON. */
export function json(status: number, body: unknown): Answering {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
}
