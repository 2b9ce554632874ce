import { request, type IncomingHttpHeaders } from 'node:http';
import { errorAnswer } from '../schemas.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Null when the answer is no JSON. */
  readonly json: unknown;
}

export interface CallOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Hangs up. */
  readonly signal?: AbortSignal;
}

function answerOf(status: number, headers: IncomingHttpHeaders, text: string): Answer {
  const isJson = text !== '' && headers['content-type']?.startsWith('application/json') === true;
  const json = isJson ? (JSON.parse(text) as unknown) : null;
  // Whatever the failure, its body is as documented.
  if (isJson && status >= 400) errorAnswer.parse(json);
  return { status, headers, text, json };
}

/**
 * One request on a connection of its own. By Node's plain client: what undici has under way would keep a brisk clock from
 * moving.
 */
export function httpCall(url: string, options: CallOptions = {}): Promise<Answer> {
  const { method = 'GET', headers = {}, body, signal } = options;
  return new Promise((resolve, reject) => {
    const call = request(url, {
      method,
      headers,
      agent: false,
      ...(signal === undefined ? {} : { signal }),
    });
    call.on('error', reject);
    call.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve(answerOf(response.statusCode ?? 0, response.headers, Buffer.concat(chunks).toString('utf8'))),
      );
    });
    call.end(body);
  });
}
