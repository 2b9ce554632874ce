import type { Socket } from 'node:net';
import { StringDecoder } from 'node:string_decoder';

/** What an engine answers a right token with. */
export const READY_LINE = 'ready';

/**
 * Cuts a byte stream into lines; JSON has no line breaks, so one line is one message. The stream is destroyed when a
 * line grows past `maxLength` characters.
 */
export function readLines(socket: Socket, maxLength: number, onLine: (line: string) => void): void {
  const decoder = new StringDecoder('utf8');
  let parts: string[] = [];
  let length = 0;
  socket.on('data', (chunk: Buffer) => {
    const [first = '', ...rest] = decoder.write(chunk).split('\n');
    parts.push(first);
    length += first.length;
    for (const next of rest) {
      const line = parts.join('');
      parts = [next];
      length = next.length;
      if (line.length <= maxLength && !socket.destroyed) onLine(line);
      else socket.destroy();
    }
    if (length > maxLength) socket.destroy();
  });
}
