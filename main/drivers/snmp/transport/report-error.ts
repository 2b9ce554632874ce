import type { DeviceError } from '../../../../shared/model/device-error.ts';
import { protocolError, rejectedError } from './error-kinds.ts';
import type { Report } from './v3-header.ts';

type RefusedPart = NonNullable<Extract<DeviceError, { kind: 'authRejected' }>['part']>;

function authRejected(part: RefusedPart, message: string): DeviceError {
  return { kind: 'authRejected', part, message };
}

/** The agent refused the message itself, and with it what was asked. */
export function reportError(report: Report, hostPort: string, isSet: boolean): DeviceError {
  switch (report) {
    case 'unknownUser':
      return authRejected(
        'user',
        `The PDU at ${hostPort} does not know this SNMP v3 user; check the user name.`,
      );
    case 'wrongDigest':
      return authRejected(
        'auth',
        `The PDU at ${hostPort} refuses the authentication; check the authentication password and protocol.`,
      );
    case 'decryptionError':
      return authRejected(
        'priv',
        `The PDU at ${hostPort} cannot decrypt the request; check the privacy password and protocol.`,
      );
    case 'unsupportedSecurityLevel':
      return authRejected(
        'level',
        `The PDU at ${hostPort} wants another security level for this user; check whether authentication and privacy are to be on.`,
      );
    case 'unknownContext':
      return authRejected(
        'context',
        `The PDU at ${hostPort} does not know this SNMP context; check the context name.`,
      );
    case 'notInTimeWindow':
    case 'unknownEngineId':
      return isSet
        ? rejectedError(
            0,
            `The PDU at ${hostPort} has restarted since it was read and did not take the write; give the command again.`,
          )
        : protocolError(
            'msgSecurityParameters',
            `The PDU at ${hostPort} does not accept its own clock back; restart its SNMP agent.`,
          );
    case 'other':
      return isSet
        ? rejectedError(
            0,
            `The PDU at ${hostPort} did not take the write: it answers with a report; check its SNMP v3 settings.`,
          )
        : protocolError(
            'pdu',
            `The PDU at ${hostPort} answers with a report instead of values; check user and context in its SNMP v3 settings.`,
          );
  }
}
