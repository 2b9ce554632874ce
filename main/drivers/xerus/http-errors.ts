import type { DeviceError } from '../../../shared/model/device-error.ts';
import type { HttpReply } from './http-exchange.ts';

/** Text from a device as it may stand in a sentence: one line, printable, short. */
export function quotable(text: string): string {
  const printable = text.replaceAll(/[\p{C}\s]+/gu, ' ').trim();
  return printable.length > 120 ? `${printable.slice(0, 119).toWellFormed()}…` : printable;
}

export function authRejectedError(hostPort: string): DeviceError {
  return {
    kind: 'authRejected',
    message: `The PDU at ${hostPort} did not accept the user name or password; enter them again, after several tries the PDU may block this user.`,
  };
}

export function notAPduError(hostPort: string): DeviceError {
  return {
    kind: 'notAPdu',
    message: `${hostPort} answers, but not as a Xerus PDU does; check the address and port.`,
  };
}

export function notPermittedError(): DeviceError {
  return {
    kind: 'notPermitted',
    message: 'The PDU does not let this user do this; ask for the privilege, or use another account.',
  };
}

export function protocolError(field: string | null, message: string): DeviceError {
  return { kind: 'protocol', field, message };
}

/** The reply came, but cannot be trusted to say anything about a command. */
export function outcomeUnknownError(hostPort: string): DeviceError {
  return {
    kind: 'outcomeUnknown',
    message: `No answer from the PDU at ${hostPort}: the command may have arrived; wait until the state is read again and do not repeat it yet.`,
  };
}

/** An object that was there at discovery is gone: its RID has changed, or it was unplugged. */
export function goneError(): DeviceError {
  return {
    kind: 'notFound',
    message:
      'The PDU no longer knows this part, its firmware or layout may have changed; read the layout again.',
  };
}

/** What an HTTP status other than 200 means (reference 1.3). `known` once the host has spoken JSON-RPC. */
export function statusError(status: number, hostPort: string, known: boolean): DeviceError {
  if (status === 401) return authRejectedError(hostPort);
  if (status === 403) return notPermittedError();
  if (status === 503 || status === 429) {
    return {
      kind: 'busy',
      message: `The PDU at ${hostPort} is busy, starting or updating its firmware (HTTP ${status}); wait a little and try again.`,
    };
  }
  if (status >= 500 && status !== 501) {
    return {
      kind: 'busy',
      message: `The PDU at ${hostPort} reports an internal error (HTTP ${status}); if it stays, restart the PDU's controller.`,
    };
  }
  if (!known) return notAPduError(hostPort);
  if (status === 404) return goneError();
  return protocolError(
    'status',
    `The PDU at ${hostPort} answered with the unexpected HTTP status ${status}; try again.`,
  );
}

function looksLikeHtml(reply: HttpReply): boolean {
  return reply.contentType.includes('html') || reply.text.trimStart().startsWith('<');
}

/** A reply with status 200 that is no JSON. */
export function unreadableReplyError(reply: HttpReply, hostPort: string, known: boolean): DeviceError {
  if (looksLikeHtml(reply) && !known) return notAPduError(hostPort);
  return protocolError(
    'body',
    `The answer of ${hostPort} broke off or is no valid JSON; try again, and check the PDU's load and network if it stays.`,
  );
}
