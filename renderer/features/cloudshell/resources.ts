import type { PduView } from '../../../shared/model/fleet.ts';
import type { OutletId, PduId } from '../../../shared/model/ids.ts';
import type { Outlet, PduModel } from '../../../shared/model/pdu.ts';
import type { AutoLoadDetails } from '../../../shared/shell/auto-load.ts';
import {
  resourceOfEndpoint,
  type LiveStatus,
  type SocketConnection,
} from '../../../shared/shell/live-status.ts';
import type { ShellState } from '../../../shared/shell/state.ts';

/** One power socket as CloudShell knows it. */
export interface SocketResource {
  readonly key: string;
  readonly pdu: PduId;
  readonly outlet: Outlet;
  /** `Power Socket 14`; in the first generation `Socket 14`. */
  readonly name: string;
  /** As it stands in `ports`: `192.0.2.17/PS14`. */
  readonly address: string;
  /** Null in the first generation. */
  readonly uniqueIdentifier: string | null;
  readonly model: string;
  /** Of `CS_PowerSocket.Model Name`: the receptacle; empty where it is not told. */
  readonly modelName: string;
  readonly family: string;
}

/** Of a PDU what its resources follow from; none of it changes with a reading or a state. */
export type DescribedPdu = Pick<PduView, 'id' | 'name' | 'address' | 'protocol' | 'simulated' | 'model'>;

/** One PDU as CloudShell knows it. */
export interface PduResource {
  readonly key: string;
  readonly pdu: PduId;
  readonly name: string;
  readonly address: string;
  readonly isSimulated: boolean;
  /** Null until it was read once; then it has no sockets yet. */
  readonly model: PduModel | null;
  /** Of the shell that CloudShell has installed for it, and its model there: `Raritan PDU`. */
  readonly shellName: string;
  readonly family: string;
  /** What CloudShell is told of it; null until it was read once. */
  readonly inventory: AutoLoadDetails | null;
  readonly sockets: readonly SocketResource[];
}

/** What hangs on one socket, and its live status; null where CloudShell has not told, or nothing was read yet. */
export interface SocketLink {
  readonly connection: SocketConnection;
  readonly resource: string;
  readonly liveStatus: LiveStatus | null;
}

/** Links by socket. */
export type Links = ReadonlyMap<string, SocketLink>;

export const DOMAIN_KEY = 'domain';
export const pduKey = (pdu: PduId) => `pdu|${pdu}`;
export const socketKey = (pdu: PduId, outlet: OutletId) => `socket|${pdu}|${outlet}`;

/** Which resource hangs on which socket. Several sockets of one resource show its one status. */
export function linksOf({
  connections,
  liveStatuses,
}: Pick<ShellState, 'connections' | 'liveStatuses'>): Links {
  const statuses = new Map(liveStatuses.map((each) => [each.resource, each]));
  return new Map(
    connections.map((connection) => {
      const resource = resourceOfEndpoint(connection.endpoint);
      const link = { connection, resource, liveStatus: statuses.get(resource) ?? null };
      return [socketKey(connection.pdu, connection.outlet), link];
    }),
  );
}
