import {
  createServer as createPlainServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { SimulatorCertificate } from '../certificate.ts';

const HOST = '127.0.0.1';
const KEEP_ALIVE_MS = 65_000;

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that can be taken down with all its connections and brought up again on the same port. */
export class LoopbackServer {
  readonly #create: () => Server;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  port: number;

  constructor(create: () => Server, port: number) {
    this.#create = create;
    this.port = port;
  }

  async listen(): Promise<void> {
    const server = this.#create();
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, HOST, () => {
        server.off('error', reject);
        resolve();
      });
    });
    this.port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server === null) return;
    const closed = new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}

export function tlsServer(certificate: SimulatorCertificate, port: number, handler: Handler): LoopbackServer {
  return new LoopbackServer(
    () => createTlsServer({ key: certificate.keyPem, cert: certificate.certificatePem }, handler),
    port,
  );
}

/** Answers every plain HTTP request with a redirect of the same path to HTTPS (Xerus reference 1.3). */
export function redirectServer(status: 302 | 307, httpsPort: () => number, port: number): LoopbackServer {
  return new LoopbackServer(
    () =>
      createPlainServer((request, response) => {
        request.resume();
        response.writeHead(status, { Location: `https://${HOST}:${httpsPort()}${request.url ?? '/'}` }).end();
      }),
    port,
  );
}

const MAX_BODY_BYTES = 4_000_000;

/** The whole body as text; null when it is too long or the connection broke. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > MAX_BODY_BYTES) return null;
      chunks.push(chunk);
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Below what a socket takes before it wants to be drained. */
const SLICE_BYTES = 16_384;

/**
 * Ends an answer whose head is written, slice by slice as the socket takes them. An answer that is still in the socket's
 * buffer when the next request arrives makes Node pause its parser, which over TLS breaks a connection whose request
 * comes in several records ("Parse Error: Paused").
 */
export async function writeBody(response: ServerResponse, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += SLICE_BYTES) {
    const slice = bytes.subarray(start, start + SLICE_BYTES);
    // Called when it is written, and with an error when the connection is gone.
    await new Promise<void>((resolve) => {
      response.write(slice, () => resolve());
    });
  }
  response.end();
}
