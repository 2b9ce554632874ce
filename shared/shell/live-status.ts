import type { OutletId, PduId } from '../model/ids.ts';

/** Of the statuses that CloudShell knows by default, those that the PDU Shell Standard sets, and the one for failures. */
export type LiveStatusName = 'Online' | 'Offline' | 'Error';

/** Descriptions as the standard words them ("Power Commands", notes). */
export const LIVE_STATUS_DESCRIPTIONS = {
  Online: 'Resource powered on',
  Offline: 'Resource powered off',
} as const;

/**
 * Live status of a resource that is connected to one or more power sockets. It follows from states that were read back:
 * Online while any of its sockets is known to be on.
 */
export interface LiveStatus {
  /** The connected resource's own name: of `db-02/PowerPort1` the part before the first slash. */
  readonly resource: string;
  readonly status: LiveStatusName;
  readonly description: string;
  /** When the state behind it was read, or the command failed; milliseconds since 1970. */
  readonly atMs: number;
}

/** A power socket and what hangs on it, as the lab controller named it in its last command for this socket. */
export interface SocketConnection {
  readonly pdu: PduId;
  readonly outlet: OutletId;
  /** Full name of the connected port or resource, an endpoint in the words of CloudShell: `db-02/PowerPort1`. */
  readonly endpoint: string;
  readonly connectedAtMs: number;
}

/** `db-02/PowerPort1` -> `db-02`. */
export function resourceOfEndpoint(endpoint: string): string {
  return endpoint.split('/', 1)[0] ?? endpoint;
}
