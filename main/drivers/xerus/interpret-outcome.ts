import type { DeviceError } from '../../../shared/model/device-error.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import {
  notAPduError,
  outcomeUnknownError,
  protocolError,
  statusError,
  unreadableReplyError,
} from './http-errors.ts';
import type { HttpOutcome, HttpReply } from './http-exchange.ts';
import { cancelledError } from '../cancelled.ts';
import { networkError, timeoutError } from './network-errors.ts';
import { readRecord, type JsonRecord } from './read-json.ts';

export interface LinkFailure {
  readonly error: DeviceError;
  /** HTTP status, where there was an answer with another one than 200. */
  readonly status: number | null;
}

/** The envelope of an answer, already known to be JSON-RPC. */
export type LinkResult = Result<JsonRecord, LinkFailure>;

export function failure(error: DeviceError, status: number | null = null): LinkResult {
  return err({ error, status });
}

/** What has to be known about a request and its device to judge what came of it. */
export interface OutcomeContext {
  readonly hostPort: string;
  readonly trustedFingerprint: string;
  /** It moves power: when the answer is lost or unreadable, nobody knows whether it was carried out. */
  readonly isCommand: boolean;
  /** This host has spoken JSON-RPC before. */
  readonly isKnown: boolean;
  /** The connections were closed by ourselves. */
  readonly isClosed: boolean;
}

/** What came of one exchange, as an envelope or an error in words. */
export function interpretOutcome(outcome: HttpOutcome, context: OutcomeContext): LinkResult {
  if (outcome.kind === 'reply') {
    return outcome.reply.status === 200
      ? interpretBody(outcome.reply, context)
      : interpretStatus(outcome.reply.status, context);
  }
  return failure(
    context.isCommand && outcome.sent ? outcomeUnknownError(context.hostPort) : failedError(outcome, context),
  );
}

function interpretStatus(status: number, { hostPort, isCommand, isKnown }: OutcomeContext): LinkResult {
  // 503 says that nothing was taken on; any other failure of the device may have come after it acted.
  const isUndecided = isCommand && status >= 500 && status !== 503;
  return failure(
    isUndecided ? outcomeUnknownError(hostPort) : statusError(status, hostPort, isKnown),
    status,
  );
}

function interpretBody(reply: HttpReply, { hostPort, isCommand, isKnown }: OutcomeContext): LinkResult {
  const json = parseJson(reply.text);
  const envelope = readRecord(json);
  if (envelope !== null && ('result' in envelope || 'error' in envelope)) return ok(envelope);
  if (isCommand) return failure(outcomeUnknownError(hostPort));
  const isForeign = json !== undefined && !isKnown;
  return failure(isForeign ? notAPduError(hostPort) : unreadableReplyError(reply, hostPort, isKnown));
}

/** The value, or undefined when the text is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failedError(
  outcome: Extract<HttpOutcome, { kind: 'failed' }>,
  context: OutcomeContext,
): DeviceError {
  switch (outcome.reason) {
    case 'cancelled':
      return cancelledError();
    case 'timeout':
      return timeoutError(context.hostPort);
    case 'tooLong':
      return protocolError(
        'body',
        `The answer of ${context.hostPort} is longer than any PDU's; check the address.`,
      );
    case 'network':
      return context.isClosed ? cancelledError() : networkError(outcome.error, context);
  }
}
