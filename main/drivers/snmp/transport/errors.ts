import type { DeviceError } from '../../../../shared/model/device-error.ts';
import { cancelledError } from '../../cancelled.ts';
import { protocolError, type ErrorContext } from './error-kinds.ts';
import type { Outcome } from './exchange.ts';
import { networkError } from './network-error.ts';
import { reportError } from './report-error.ts';
import { readStatusError, STATUS, writeStatusError } from './status-error.ts';

export type Failure = Exclude<Outcome, { kind: 'answer' }>;

export function timeoutError({ hostPort, version }: ErrorContext): DeviceError {
  const cause =
    version === 'v3'
      ? 'that SNMP v3 is on, and user and passwords: many PDUs do not answer a wrong password'
      : `that SNMP ${version} is on, and the read community: a PDU does not answer a wrong one`;
  return {
    kind: 'timeout',
    message: `No SNMP answer from ${hostPort} in time; check that the PDU is powered and reachable, ${cause}.`,
  };
}

function outcomeUnknown(message: string): DeviceError {
  return { kind: 'outcomeUnknown', message };
}

/** A write left this machine, and nothing came back. */
export function outcomeUnknownError({ hostPort, version }: ErrorContext): DeviceError {
  const cause = version === 'v3' ? 'that the user may write' : 'the write community';
  return outcomeUnknown(
    `No answer to the write from ${hostPort}: it may or may not have been carried out; check ${cause}, and the PDU's host filter.`,
  );
}

/** A write left this machine, and what came back cannot be read. */
function unreadableOutcomeError(hostPort: string): DeviceError {
  return outcomeUnknown(
    `The answer to the write from ${hostPort} cannot be read: it may or may not have been carried out; read the PDU's state before you go on.`,
  );
}

/** There is no write community; nothing was sent. */
export function readOnlyError(hostPort: string): DeviceError {
  return {
    kind: 'notPermitted',
    message: `Only a read community is set for ${hostPort}, so nothing was sent; enter its write community.`,
  };
}

function unreadableError(field: string, hostPort: string): DeviceError {
  return protocolError(
    field,
    `The answer of ${hostPort} is not what SNMP says (${field}); check that this address is the PDU's.`,
  );
}

function notSentError(failure: Failure, hostPort: string): DeviceError | null {
  switch (failure.kind) {
    case 'cancelled':
      return cancelledError();
    case 'network':
      return networkError(failure.error, hostPort);
    case 'otherEngine':
      return {
        kind: 'differentPdu',
        expectedSerial: failure.expected,
        foundSerial: failure.found,
        foundEngineId: failure.found,
        message: `Another SNMP engine answers at ${hostPort} than the one that was trusted: the PDU was replaced, or someone stands in for it; compare the engine id before you trust it.`,
      };
    case 'notWritable':
      return {
        kind: 'invalidArgument',
        message: `The request to ${hostPort} cannot be written in SNMP, so nothing was sent; check the values in it.`,
      };
    case 'status':
    case 'report':
    case 'unreadable':
    case 'silence':
      return null;
  }
}

/** Why a read gave nothing. */
export function readError(failure: Failure, context: ErrorContext): DeviceError {
  const { hostPort } = context;
  switch (failure.kind) {
    case 'status':
      return readStatusError(failure.status, context);
    case 'report':
      return reportError(failure.report, hostPort, false);
    case 'unreadable':
      return unreadableError(failure.field, hostPort);
    case 'silence':
      return failure.datagrams === 0 ? timeoutError(context) : unreadableError('message', hostPort);
    default:
      return notSentError(failure, hostPort) ?? timeoutError(context);
  }
}

/** What came of a write that did not succeed; unknown wherever it may have been carried out. */
export function writeError(failure: Failure, context: ErrorContext): DeviceError {
  const { hostPort } = context;
  switch (failure.kind) {
    case 'status':
      // RFC 3416, section 4.2.5
      if (failure.status === STATUS.undoFailed)
        return outcomeUnknown(
          `The PDU at ${hostPort} failed at the write and could not take all of it back (undoFailed); read its state before you go on.`,
        );
      return writeStatusError(failure.status, hostPort);
    case 'report':
      return reportError(failure.report, hostPort, true);
    case 'unreadable':
      return unreadableOutcomeError(hostPort);
    case 'silence':
      return failure.datagrams === 0 ? outcomeUnknownError(context) : unreadableOutcomeError(hostPort);
    default:
      return notSentError(failure, hostPort) ?? outcomeUnknownError(context);
  }
}
