import type { DeviceError } from '../../../../shared/model/device-error.ts';
import type { SnmpVersion } from '../../../../shared/model/snmp-access.ts';
import { ERROR_STATUSES } from '../../../snmp/error-status.ts';
import { cancelledError } from '../../cancelled.ts';
import type { Outcome } from './exchange.ts';
import type { Report } from './v3-header.ts';

/** Who did not do what was asked. */
export interface ErrorContext {
  /** `host:port`, for the sentence. */
  readonly hostPort: string;
  readonly version: SnmpVersion;
}

export type Failure = Exclude<Outcome, { kind: 'answer' }>;

/** Error status numbers of RFC 3416, section 3; 2 to 4 are v1's. */
export const STATUS = {
  tooBig: 1,
  noSuchName: 2,
  badValue: 3,
  readOnly: 4,
  genErr: 5,
  noAccess: 6,
  noCreation: 11,
  resourceUnavailable: 13,
  commitFailed: 14,
  undoFailed: 15,
  authorizationError: 16,
  notWritable: 17,
} as const;

const READ_FORBIDDEN: ReadonlySet<number> = new Set([STATUS.noAccess, STATUS.authorizationError]);

/** What agents answer to a write by someone who may only read, by version and maker (SNMP reference 13). */
const WRITE_FORBIDDEN: ReadonlySet<number> = new Set([
  STATUS.noSuchName,
  STATUS.readOnly,
  STATUS.noAccess,
  STATUS.noCreation,
  STATUS.authorizationError,
  STATUS.notWritable,
]);

export function protocolError(field: string | null, message: string): DeviceError {
  return { kind: 'protocol', field, message };
}

function rejected(code: number, message: string): DeviceError {
  return { kind: 'rejectedByDevice', code, message };
}

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

/** A write left this machine, and nothing that could be read came back. */
export function outcomeUnknownError({ hostPort, version }: ErrorContext): DeviceError {
  const cause = version === 'v3' ? 'that the user may write' : 'the write community';
  return {
    kind: 'outcomeUnknown',
    message: `No answer to the write from ${hostPort}: it may or may not have been carried out; check ${cause}, and the PDU's host filter.`,
  };
}

/** There is no write community; nothing was sent. */
export function readOnlyError(hostPort: string): DeviceError {
  return {
    kind: 'notPermitted',
    message: `Only a read community is set for ${hostPort}, so nothing was sent; enter its write community.`,
  };
}

function unreachable(cause: 'dns' | 'refused' | 'noRoute' | 'other', message: string): DeviceError {
  return { kind: 'unreachable', cause, message };
}

/** What the resolver or a UDP socket reported. */
export function networkError(error: unknown, hostPort: string): DeviceError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_NODATA':
    case 'EAI_NONAME':
      return unreachable('dns', `No address is known for ${hostPort}; check the host name.`);
    // Windows calls an ICMP "port unreachable" a reset.
    case 'ECONNREFUSED':
    case 'ECONNRESET':
      return unreachable(
        'refused',
        `Nothing listens for SNMP at ${hostPort}; check the port and that SNMP is on, or wait if the PDU is restarting.`,
      );
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
    case 'ENETDOWN':
    case 'EADDRNOTAVAIL':
      return unreachable(
        'noRoute',
        `There is no way through the network to ${hostPort}; check cable, VLAN and route.`,
      );
    default:
      return unreachable(
        'other',
        `${hostPort} cannot be reached (${code || 'unknown network error'}); check the network.`,
      );
  }
}

function authRejected(message: string): DeviceError {
  return { kind: 'authRejected', message };
}

/** The agent refused the message itself, and with it what was asked. */
function reportError(report: Report, hostPort: string, isSet: boolean): DeviceError {
  switch (report) {
    case 'unknownUser':
      return authRejected(`The PDU at ${hostPort} does not know this SNMP v3 user; check the user name.`);
    case 'wrongDigest':
      return authRejected(
        `The PDU at ${hostPort} refuses the authentication; check the authentication password and protocol.`,
      );
    case 'decryptionError':
      return authRejected(
        `The PDU at ${hostPort} cannot decrypt the request; check the privacy password and protocol.`,
      );
    case 'unsupportedSecurityLevel':
      return authRejected(
        `The PDU at ${hostPort} wants another security level for this user; check whether authentication and privacy are to be on.`,
      );
    case 'unknownContext':
      return authRejected(`The PDU at ${hostPort} does not know this SNMP context; check the context name.`);
    case 'notInTimeWindow':
    case 'unknownEngineId':
      return isSet
        ? rejected(
            0,
            `The PDU at ${hostPort} has restarted since it was read and did not take the write; give the command again.`,
          )
        : protocolError(
            'msgSecurityParameters',
            `The PDU at ${hostPort} does not accept its own clock back; restart its SNMP agent.`,
          );
    case 'other':
      return isSet
        ? rejected(
            0,
            `The PDU at ${hostPort} did not take the write: it answers with a report; check its SNMP v3 settings.`,
          )
        : protocolError(
            'pdu',
            `The PDU at ${hostPort} answers with a report instead of values; check user and context in its SNMP v3 settings.`,
          );
  }
}

function unreadableError(field: string, hostPort: string): DeviceError {
  return protocolError(
    field,
    `The answer of ${hostPort} is not what SNMP says (${field}); check that this address is the PDU's.`,
  );
}

function statusName(status: number): string {
  return ERROR_STATUSES[status] ?? `status ${status}`;
}

function readStatusError(status: number, { hostPort, version }: ErrorContext): DeviceError {
  if (READ_FORBIDDEN.has(status)) {
    const who = version === 'v3' ? 'user' : 'community';
    const level = version === 'v3' ? ', and whether authentication and privacy must be on' : '';
    return {
      kind: 'notPermitted',
      message: `The PDU at ${hostPort} does not let this ${who} read what was asked; check its access rights there${level}.`,
    };
  }
  return rejected(
    status,
    `The PDU at ${hostPort} cannot give what was asked (${statusName(status)}); check its log.`,
  );
}

function writeStatusError(status: number, hostPort: string): DeviceError {
  if (WRITE_FORBIDDEN.has(status)) {
    return {
      kind: 'notPermitted',
      message: `The PDU at ${hostPort} does not allow the write (${statusName(status)}): the community or user is read-only there, or this part cannot be written.`,
    };
  }
  return rejected(
    status,
    `The PDU at ${hostPort} did not accept the write (${statusName(status)}); check the value and the PDU's state.`,
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
        message: `Another SNMP engine answers at ${hostPort} than the one that was trusted: the PDU was replaced, or someone stands in for it; compare the engine id before you trust it.`,
      };
    case 'notWritable':
      return { kind: 'invalidArgument', message: `The request to ${hostPort} cannot be written in SNMP.` };
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
      // undoFailed: written in part (RFC 3416, section 4.2.5).
      if (failure.status === STATUS.undoFailed) return outcomeUnknownError(context);
      return writeStatusError(failure.status, hostPort);
    case 'report':
      return reportError(failure.report, hostPort, true);
    default:
      return notSentError(failure, hostPort) ?? outcomeUnknownError(context);
  }
}
