import type { DeviceError } from '../../../shared/model/device-error.ts';
import { err, ok } from '../../../shared/result.ts';
import type { DeviceResult } from '../driver.ts';
import {
  goneError,
  notAPduError,
  notPermittedError,
  protocolError,
  quotable,
  statusError,
} from './http-errors.ts';
import type { LinkFailure } from './interpret-outcome.ts';
import type { Link } from './link.ts';
import { EMPTY_RECORD, readInteger, readList, readRecord, readText, type JsonRecord } from './read-json.ts';
import type { Priority } from '../turns.ts';

export interface RpcCall {
  readonly rid: string;
  readonly method: string;
  readonly params?: JsonRecord;
}

export interface RpcOptions {
  readonly signal: AbortSignal;
  readonly priority: Priority;
  /** Called before each request is sent, when it no longer waits for its turn. */
  readonly onTurn?: () => void;
  /** Called when the first byte of a request may leave. */
  readonly onSent?: () => void;
  /** Called after each request of a bulk with how many of its calls are answered. */
  readonly onAnswered?: (calls: number) => void;
}

/** Result object of one call: `_ret_` and out parameters; empty for void. */
export type CallResult = DeviceResult<JsonRecord>;

/** A learned bulk size does not go below this: one poisonous call must not slow every later bulk down. */
const SMALLEST_LEARNED_BULK = 10;
/** HTTP statuses with which a device that cannot take a bulk of this size may say so. */
const SIZE_REFUSALS: ReadonlySet<number> = new Set([400, 413, 500]);

const METHOD_NOT_FOUND = -32_601;
/** Methods that change something. */
const CHANGES = /^(?:set|cycle|cancel|transfer|reset|unstick)[A-Z]/u;

/** Codes that JSON-RPC 2.0 itself gives a meaning: parse, request, method, parameters, internal. */
function isStandardCode(code: number | null): boolean {
  return code !== null && (code === -32_700 || (code <= -32_600 && code >= -32_603));
}

/**
 * How a PDU says that the account may not do something is not documented (reference 5.2): besides HTTP 403 it may be a
 * JSON-RPC error of its own, so that counts as not permitted where a change was asked for.
 */
function rpcError(error: unknown, method: string): DeviceError {
  const record = readRecord(error);
  const code = readInteger(record?.['code']);
  const text = quotable(readText(record?.['message']) ?? '');
  if (code === METHOD_NOT_FOUND) {
    return {
      kind: 'unsupported',
      message: `This PDU's firmware has no ${method}; update its firmware or do without.`,
    };
  }
  if (CHANGES.test(method) && !isStandardCode(code)) return notPermittedError();
  return protocolError(
    method,
    `The PDU answered ${method} with the error "${text}" (${code ?? 'no code'}); try again, and read its layout again if it stays.`,
  );
}

/** Result of an envelope `{jsonrpc, result | error, id}`. A `result` that is null or missing `_ret_` is fine (void). */
function envelopeResult(envelope: JsonRecord, id: number, method: string): CallResult {
  if ('error' in envelope && envelope['error'] !== null) return err(rpcError(envelope['error'], method));
  const echoed = envelope['id'];
  if (echoed !== undefined && echoed !== id && echoed !== String(id)) {
    return err(protocolError('id', 'The PDU answered another question than was asked; try again.'));
  }
  const result = envelope['result'];
  if (result === null || result === undefined) {
    return 'result' in envelope
      ? ok(EMPTY_RECORD)
      : err(protocolError('result', `The PDU's answer to ${method} has no result; try again.`));
  }
  const record = readRecord(result);
  return record === null
    ? err(protocolError('result', `The PDU's answer to ${method} has an unreadable result; try again.`))
    : ok(record);
}

/** Calls on a PDU's objects, singly and in bulk. */
export class Rpc {
  readonly #link: Link;
  readonly #maxBulkCalls: number;
  #bulkSize: number;
  #lastId = 0;

  constructor(link: Link, maxBulkCalls: number) {
    this.#link = link;
    this.#maxBulkCalls = Math.max(1, maxBulkCalls);
    this.#bulkSize = this.#maxBulkCalls;
  }

  get hostPort(): string {
    return this.#link.hostPort;
  }

  #nextId(): number {
    this.#lastId = (this.#lastId % 0x3f_ff_ff_ff) + 1;
    return this.#lastId;
  }

  async call(
    call: RpcCall,
    options: RpcOptions & {
      readonly command?: boolean;
      readonly cleanup?: boolean;
      readonly longPollTimeoutMs?: number;
    },
  ): Promise<CallResult> {
    const id = this.#nextId();
    const body = { jsonrpc: '2.0', method: call.method, params: call.params ?? {}, id };
    const answer = await this.#link.post({ ...options, rid: call.rid, body });
    return answer.ok ? envelopeResult(answer.value, id, call.method) : err(answer.error.error);
  }

  /**
   * Many calls in as few requests as the device takes. The results stand in the order of the calls, each good or bad by
   * itself; the whole fails only when the PDU cannot be asked. For reads and settings, not for what moves power.
   */
  async bulk(calls: readonly RpcCall[], options: RpcOptions): Promise<DeviceResult<readonly CallResult[]>> {
    const results: CallResult[] = [];
    let size = this.#bulkSize;
    while (results.length < calls.length) {
      const chunk = calls.slice(results.length, results.length + size);
      const answer = await this.#bulkOnce(chunk, options);
      if (answer.ok) {
        results.push(...answer.value);
        options.onAnswered?.(results.length);
        continue;
      }
      if (!answer.error.tooMuch) return err(answer.error.error);
      if (chunk.length > 1) {
        size = Math.ceil(chunk.length / 2);
        this.#bulkSize = Math.max(size, Math.min(SMALLEST_LEARNED_BULK, this.#maxBulkCalls));
        continue;
      }
      if (results.length === 0) return err(answer.error.error);
      results.push(err(answer.error.error));
      size = this.#bulkSize;
    }
    return ok(results);
  }

  /** Fewer results than calls mean that the rest was not executed (reference 2). */
  async #bulkOnce(
    calls: readonly RpcCall[],
    options: RpcOptions,
  ): Promise<
    | { readonly ok: true; readonly value: readonly CallResult[] }
    | { readonly ok: false; readonly error: { readonly error: DeviceError; readonly tooMuch: boolean } }
  > {
    const numbered = calls.map((call) => ({ call, id: this.#nextId() }));
    const requests = numbered.map(({ call, id }) => ({
      rid: call.rid,
      json: { jsonrpc: '2.0', method: call.method, params: call.params ?? {}, id },
    }));
    const id = this.#nextId();
    const body = { jsonrpc: '2.0', method: 'performBulk', params: { requests }, id };
    const answer = await this.#link.post({ ...options, rid: '/bulk', body });
    if (!answer.ok) return err({ error: answer.error.error, tooMuch: isSizeRefusal(answer.error) });
    const outer = envelopeResult(answer.value, id, 'performBulk');
    if (!outer.ok) {
      const noBulk = outer.error.kind === 'unsupported';
      return err({ error: noBulk ? notAPduError(this.hostPort) : outer.error, tooMuch: !noBulk });
    }
    const responses = readList(outer.value['responses']);
    if (responses === null) {
      return err({
        error: protocolError('responses', "The PDU's bulk answer has no responses; try again."),
        tooMuch: false,
      });
    }
    if (responses.length === 0) {
      return err({
        error: protocolError('responses', "The PDU's bulk answer is empty; try again."),
        tooMuch: true,
      });
    }
    const results = numbered
      .slice(0, responses.length)
      .map((each, index) => this.#elementResult(responses[index], each));
    return ok(results);
  }

  #elementResult(response: unknown, sent: { readonly call: RpcCall; readonly id: number }): CallResult {
    const element = readRecord(response);
    const statcode = readInteger(element?.['statcode']) ?? 200;
    if (statcode === 404) return err(goneError());
    if (statcode === 403) return err(notPermittedError());
    if (statcode !== 200) return err(statusError(statcode, this.hostPort, true));
    const envelope = readRecord(element?.['json']);
    return envelope === null
      ? err(protocolError('json', `The PDU's bulk answer to ${sent.call.method} is empty; try again.`))
      : envelopeResult(envelope, sent.id, sent.call.method);
  }
}

function isSizeRefusal(failure: LinkFailure): boolean {
  return failure.status !== null && SIZE_REFUSALS.has(failure.status);
}
