import { ErrorStatus, RequestFailedError, ResponseInvalidError, type Varbind } from 'net-snmp';
import type { Outcome } from './exchange.ts';
import { fromLibrary } from './library-values.ts';

/** Codes by number: the library's types lack the last ones. */
const CODE = {
  unknownPduType: 3,
  couldNotDecrypt: 4,
  authFailure: 5,
  versionNoMatch: 9,
  communityNoMatch: 10,
  unexpectedReport: 11,
  notInTimeWindow: 14,
} as const;

/** `NoSuchName: 1.3.6.1…`: the library names the varbind of the error index only here. */
const NAMED_OID = /: (\d+(?:\.\d+)+)$/u;

function failedOutcome(error: RequestFailedError): Outcome {
  // An error status the library does not know comes as text.
  const status = typeof error.status === 'number' ? error.status : ErrorStatus.GeneralError;
  return { kind: 'status', status, oid: NAMED_OID.exec(error.message)?.[1] ?? null };
}

function invalidOutcome(error: ResponseInvalidError): Outcome {
  const code: number = error.code;
  switch (code) {
    case CODE.notInTimeWindow:
      return { kind: 'report', report: 'notInTimeWindow' };
    case CODE.authFailure:
      return error.message === 'Not In Time Window'
        ? { kind: 'report', report: 'notInTimeWindow' }
        : { kind: 'unreadable', field: 'msgAuthenticationParameters' };
    case CODE.unexpectedReport:
      return { kind: 'report', report: 'other' };
    case CODE.couldNotDecrypt:
      return { kind: 'unreadable', field: 'msgPrivacyParameters' };
    case CODE.versionNoMatch:
      return { kind: 'unreadable', field: 'version' };
    case CODE.communityNoMatch:
      return { kind: 'unreadable', field: 'community' };
    case CODE.unknownPduType:
      return { kind: 'unreadable', field: 'pdu' };
    default:
      return { kind: 'unreadable', field: 'varbinds' };
  }
}

/** What the library's callback said, in our words. */
export function outcomeOf(error: Error | null, varbinds: readonly (Varbind | Varbind[])[]): Outcome {
  if (error instanceof RequestFailedError) return failedOutcome(error);
  if (error instanceof ResponseInvalidError) return invalidOutcome(error);
  if (error !== null) return { kind: 'notWritable' };
  return {
    kind: 'answer',
    streams: varbinds.map((stream) => (Array.isArray(stream) ? stream : [stream]).map(fromLibrary)),
  };
}
