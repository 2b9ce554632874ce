import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { err, ok, type Result } from '../../../shared/result.ts';
import { errorAnswerOf, type Refusal } from './answers.ts';
import { createEndpointApp, type EndpointAppOptions } from './endpoint-app.ts';
import type { EndpointLimits } from './limits.ts';
import { answerUnreadableBytes } from './unreadable-bytes.ts';

/** The only interface that is ever listened on. */
const LOOPBACK = '127.0.0.1';
const UNREADABLE: Refusal = {
  status: 400,
  kind: 'badRequest',
  message: 'The path or the Host header of this request cannot be read.',
};

export interface EndpointServer extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
}

export interface EndpointServerOptions extends EndpointAppOptions {
  /** 0 takes a free one. */
  readonly port: number;
}

function failureSentence(port: number, { code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} for the automation endpoint is used by another program. Choose another one.`;
    case 'EACCES':
      return `Port ${port} for the automation endpoint needs rights that Busbar does not have. Choose one above 1023.`;
    default:
      return `Port ${port} for the automation endpoint cannot be opened (${code ?? message}). Choose another one.`;
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: LOOPBACK, port, exclusive: true }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function createHttpServer(app: ReturnType<typeof createEndpointApp>, limits: EndpointLimits): Server {
  const listener = getRequestListener((request, env) => app.fetch(request, env), {
    hostname: LOOPBACK,
    overrideGlobalObjects: false,
    // A request that cannot be read as one: its path or host is no part of a URL.
    errorHandler: () => Response.json(errorAnswerOf(UNREADABLE), { status: UNREADABLE.status }),
  });
  const server = createServer(
    {
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      connectionsCheckingInterval: limits.checkIntervalMs,
    },
    (incoming, outgoing) => void listener(incoming, outgoing),
  );
  answerUnreadableBytes(server);
  server.maxConnections = limits.maxConnections;
  return server;
}

/** Listens on 127.0.0.1. The failure is the sentence to show. Disposing closes the port and every connection. */
export async function startEndpointServer(
  options: EndpointServerOptions,
): Promise<Result<EndpointServer, string>> {
  const { limits, logger } = options;
  const server = createHttpServer(createEndpointApp(options), limits);
  try {
    const port = await listen(server, options.port);
    server.on('error', (error) => logger.error({ err: error }, 'The automation endpoint has a problem'));
    return ok({
      port,
      url: `http://${LOOPBACK}:${port}`,
      [Symbol.asyncDispose]: async () => {
        const closed = new Promise<void>((resolve) => server.close(() => resolve()));
        server.closeAllConnections();
        await closed;
      },
    });
  } catch (error) {
    logger.warn({ err: error, port: options.port }, 'The port of the automation endpoint cannot be opened');
    return err(failureSentence(options.port, error as NodeJS.ErrnoException));
  }
}
