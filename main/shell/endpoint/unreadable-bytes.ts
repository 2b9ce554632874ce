import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Besides 400: error codes of Node's parser and server, as Node answers them itself. */
const STATUSES: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/**
 * Answers bytes that are no request. Where a whole request came before them on the same connection and has no answer yet,
 * the connection is closed without a word: the caller would take "400" for the answer to its command, which may be under way.
 */
export function answerUnreadableBytes(server: Server): void {
  const unanswered = new WeakMap<Duplex, Set<IncomingMessage>>();
  server.on('request', (incoming, outgoing) => {
    const requests = unanswered.get(incoming.socket) ?? new Set();
    unanswered.set(incoming.socket, requests.add(incoming));
    outgoing.once('close', () => requests.delete(incoming));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const isCommandUnderWay = [...(unanswered.get(socket) ?? [])].some(({ complete }) => complete);
    if (isCommandUnderWay || error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const status = STATUSES[error.code ?? ''] ?? 400;
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\n\r\n`, () =>
      socket.destroy(),
    );
  });
}
