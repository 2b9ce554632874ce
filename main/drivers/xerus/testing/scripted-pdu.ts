import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { normalizeFingerprint } from '../certificate.ts';
import { readList, readRecord, readText, type JsonRecord } from '../read-json.ts';

/** What a scripted object says to one call. */
export type Answer =
  | { readonly ret: unknown }
  /** The whole `result` member, for out parameters and void. */
  | { readonly result: unknown }
  | { readonly error: { readonly code: number; readonly message: string } }
  | { readonly status: number };

export type Handler = (params: JsonRecord) => Answer | Promise<Answer>;
/** Objects by RID, each with its methods. */
export type Objects = Map<string, Record<string, Handler>>;

/** What a hook puts in place of the scripted answer; `drop` cuts the connection, `hang` never answers. */
export type Override =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }
  | 'drop'
  | 'hang'
  | undefined;

export interface RecordedRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly method: string;
  readonly body: JsonRecord;
}

export interface RecordedCall {
  readonly rid: string;
  readonly method: string;
  readonly params: JsonRecord;
}

/** A certificate for 127.0.0.1 as a PDU makes its own. */
export async function makeCertificate(
  commonName: string,
): Promise<{ key: string; cert: string; fingerprint: string }> {
  const pems = await generate([{ name: 'commonName', value: commonName }], {
    keyType: 'ec',
    algorithm: 'sha256',
  });
  const fingerprint = normalizeFingerprint(new X509Certificate(pems.cert).fingerprint256);
  return { key: pems.private, cert: pems.cert, fingerprint };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function parseBody(text: string): JsonRecord {
  try {
    return readRecord(JSON.parse(text)) ?? {};
  } catch {
    return {};
  }
}

/** A PDU of which a test decides every answer, over real HTTPS on loopback. */
export class ScriptedPdu implements AsyncDisposable {
  readonly user = 'admin';
  readonly password = 'secret-password';
  readonly requests: RecordedRequest[] = [];
  /** Single and bulk calls, in the order they came. */
  readonly calls: RecordedCall[] = [];
  readonly objects: Objects;
  /** Tokens that are accepted beside the password. */
  readonly tokens = new Set<string>();
  fingerprint = '';
  address = '';
  inFlight = 0;
  mostInFlight = 0;
  /** May take over a request before it is answered. */
  intercept: (request: RecordedRequest) => Override | Promise<Override> = () => undefined;
  /** May change the answers of a bulk before they are sent. */
  changeResponses: (responses: unknown[]) => unknown[] = (responses) => responses;
  /** Added to every answer. */
  headers: Record<string, string> = {};
  /** Presents another certificate on connections from now on. */
  useCertificate: (certificate: { key: string; cert: string }) => void = () => {};
  /** Turns an envelope into the text that is sent. */
  serialize: (envelope: unknown) => string = (envelope) => JSON.stringify(envelope);
  /** Connections that stand open. */
  connections: () => Promise<number> = () => Promise.resolve(0);
  #close: () => Promise<void> = () => Promise.resolve();

  constructor(objects: Objects) {
    this.objects = objects;
  }

  static async start(objects: Objects, certificateName = 'pdu.example'): Promise<ScriptedPdu> {
    const pdu = new ScriptedPdu(objects);
    const certificate = await makeCertificate(certificateName);
    const server = createServer({ key: certificate.key, cert: certificate.cert }, (request, response) => {
      void pdu.#serve(request, response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    pdu.address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    pdu.fingerprint = certificate.fingerprint;
    pdu.useCertificate = ({ key, cert }) => server.setSecureContext({ key, cert });
    pdu.connections = () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) => (error === null ? resolve(count) : reject(error)));
      });
    pdu.#close = () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    return pdu;
  }

  /** Calls of one method. */
  callsOf(method: string): RecordedCall[] {
    return this.calls.filter((call) => call.method === method);
  }

  /** Adds or replaces one method. */
  on(rid: string, method: string, handler: Handler): void {
    this.objects.set(rid, { ...this.objects.get(rid), [method]: handler });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    try {
      const body = parseBody(await readBody(request));
      const path = `/${(request.url ?? '').replace(/^\/+/u, '')}`;
      const recorded = { path, headers: request.headers, method: readText(body['method']) ?? '', body };
      this.requests.push(recorded);
      const override = await this.intercept(recorded);
      if (override === 'drop') request.socket.destroy();
      else if (override !== 'hang') {
        const { status, headers = {}, body: text = '' } = override ?? (await this.#reply(recorded));
        response.writeHead(status, {
          'content-type': 'application/json; charset=UTF-8',
          ...this.headers,
          ...headers,
        });
        response.end(text);
      }
    } finally {
      this.inFlight -= 1;
    }
  }

  #authorized(headers: RecordedRequest['headers']): boolean {
    const basic = `Basic ${Buffer.from(`${this.user}:${this.password}`).toString('base64')}`;
    return headers['authorization'] === basic || this.tokens.has(String(headers['x-sessiontoken']));
  }

  async #reply(
    request: RecordedRequest,
  ): Promise<{ status: number; headers?: Record<string, string>; body?: string }> {
    if (!this.#authorized(request.headers)) return { status: 401, body: 'Unauthorized' };
    const answer =
      request.path === '/bulk'
        ? { result: await this.#bulk(request.body) }
        : await this.#answer(request.path, request.body);
    if ('status' in answer) return { status: answer.status };
    return { status: 200, body: this.serialize(envelope(answer, request.body['id'])) };
  }

  async #bulk(body: JsonRecord): Promise<unknown> {
    const responses: unknown[] = [];
    for (const item of readList(readRecord(body['params'])?.['requests']) ?? []) {
      const element = readRecord(item) ?? {};
      const call = readRecord(element['json']) ?? {};
      const answer = await this.#answer(readText(element['rid']) ?? '', call);
      responses.push(
        'status' in answer
          ? { json: null, statcode: answer.status }
          : { json: envelope(answer, call['id']), statcode: 200 },
      );
    }
    return { responses: this.changeResponses(responses) };
  }

  async #answer(rid: string, body: JsonRecord): Promise<Answer> {
    const method = readText(body['method']) ?? '';
    const params = readRecord(body['params']) ?? {};
    this.calls.push({ rid, method, params });
    const object = this.objects.get(rid);
    if (object === undefined) return { status: 404 };
    const handler = object[method];
    return handler === undefined
      ? { error: { code: -32_601, message: 'Method not found' } }
      : handler(params);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#close();
  }
}

function envelope(answer: Exclude<Answer, { status: number }>, id: unknown): unknown {
  if ('error' in answer) return { jsonrpc: '2.0', error: answer.error, id };
  return { jsonrpc: '2.0', result: 'ret' in answer ? { _ret_: answer.ret } : answer.result, id };
}
