import type { IncomingMessage } from 'node:http';
import { err, ok, type Result } from '../../../shared/result.ts';
import { fieldTwice } from '../../support/field-twice.ts';
import type { Refusal } from './answers.ts';
import { twiceWords } from './shape-words.ts';

const JSON_TYPE = /^application\/json(?:\s*;\s*charset="?utf-8"?)?$/iu;

function tooLarge(maxBytes: number): Refusal {
  const message = `The body is larger than ${maxBytes} bytes.`;
  // What else is on its way would be taken for the next request.
  return { status: 413, kind: 'badRequest', message, headers: { connection: 'close' } };
}

function notJson(message: string): Refusal {
  return { status: 415, kind: 'badRequest', message, headers: { connection: 'close' } };
}

/** What the headers say that keeps the body from being read at all. */
function refusalByHeaders({ headers }: IncomingMessage, maxBytes: number): Refusal | null {
  if (Number(headers['content-length'] ?? 0) > maxBytes) return tooLarge(maxBytes);
  if ((headers['content-encoding'] ?? 'identity') !== 'identity')
    return notJson('Send the body as it is, not compressed.');
  if (!JSON_TYPE.test(headers['content-type'] ?? ''))
    return notJson('Send the body as JSON, with Content-Type: application/json.');
  return null;
}

/** Null once there is more than fits; the rest is thrown away as it comes. */
function readBytes(incoming: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let length = 0;
    incoming.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maxBytes) {
        chunks.push(chunk);
        return;
      }
      chunks = [];
      resolve(null);
    });
    incoming.once('end', () => resolve(Buffer.concat(chunks)));
    incoming.once('error', reject);
    incoming.once('close', () => reject(new Error('The caller went before its request was complete.')));
  });
}

function badBody(message: string): Result<never, Refusal> {
  return err({ status: 400, kind: 'badRequest', message });
}

function parsed(bytes: Buffer): Result<unknown, Refusal> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const value = JSON.parse(text) as unknown;
    const twice = fieldTwice(text);
    return twice === null ? ok(value) : badBody(twiceWords(twice));
  } catch {
    return badBody('The body is no JSON in UTF-8.');
  }
}

/**
 * The body of a request as JSON. It is bounded while it is read: a chunked body tells no length beforehand.
 *
 * @throws when the caller goes before it sent all of it
 */
export async function readJson(
  incoming: IncomingMessage,
  maxBytes: number,
): Promise<Result<unknown, Refusal>> {
  const refusal = refusalByHeaders(incoming, maxBytes);
  if (refusal !== null) return err(refusal);
  const bytes = await readBytes(incoming, maxBytes);
  if (bytes === null) return err(tooLarge(maxBytes));
  return parsed(bytes);
}
