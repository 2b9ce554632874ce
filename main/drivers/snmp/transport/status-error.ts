import type { DeviceError } from '../../../../shared/model/device-error.ts';
import { ERROR_STATUSES } from '../../../snmp/error-status.ts';
import { rejectedError, type ErrorContext } from './error-kinds.ts';

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

function statusName(status: number): string {
  return ERROR_STATUSES[status] ?? `status ${status}`;
}

/** A read that was answered with an error status. */
export function readStatusError(status: number, { hostPort, version }: ErrorContext): DeviceError {
  if (READ_FORBIDDEN.has(status)) {
    const who = version === 'v3' ? 'user' : 'community';
    const level = version === 'v3' ? ', and whether authentication and privacy must be on' : '';
    return {
      kind: 'notPermitted',
      message: `The PDU at ${hostPort} does not let this ${who} read what was asked; check its access rights there${level}.`,
    };
  }
  return rejectedError(
    status,
    `The PDU at ${hostPort} cannot give what was asked (${statusName(status)}); check its log.`,
  );
}

/** A write that was answered with an error status. */
export function writeStatusError(status: number, hostPort: string): DeviceError {
  if (WRITE_FORBIDDEN.has(status)) {
    return {
      kind: 'notPermitted',
      message: `The PDU at ${hostPort} does not allow the write (${statusName(status)}): the community or user is read-only there, or this part cannot be written; check its access rights there.`,
    };
  }
  return rejectedError(
    status,
    `The PDU at ${hostPort} did not accept the write (${statusName(status)}); check the value and the PDU's state.`,
  );
}
