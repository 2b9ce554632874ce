import type { PowerCommand } from '../../../shared/model/command.ts';
import type { FleetChange } from '../../../shared/model/fleet.ts';
import { basePduId, type OutletId, type PduId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { OutletObservation } from '../../../shared/model/power-state.ts';
import {
  resourceOfEndpoint,
  type LiveStatus,
  type SocketConnection,
} from '../../../shared/shell/live-status.ts';
import type { ShellChange } from '../../../shared/shell/state.ts';
import type { FleetStore } from '../../devices/fleet-store.ts';
import type { ShellStore } from '../../storage/shell-store.ts';
import type { Clock } from '../../support/clock.ts';
import type { Logger } from '../../support/logger.ts';
import { deriveStatus } from './derive-status.ts';
import { ConnectedSocket } from './connected-socket.ts';

export interface LiveStatusBookOptions {
  readonly fleet: FleetStore;
  readonly store: ShellStore;
  readonly isStored: (pdu: PduId) => boolean;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onChange: (change: ShellChange) => void;
}

/** What a lab controller says hangs on a socket. */
export type Plug = Pick<SocketConnection, 'outlet' | 'endpoint'>;

const resourceOf = ({ connection }: ConnectedSocket) => resourceOfEndpoint(connection.endpoint);

/**
 * Live status of what hangs on power sockets: follows from states that were read back, and from commands that failed.
 * Connections of stored PDUs are kept; what was read of them is not, so that nothing is shown that was not read since the
 * program started.
 */
export class LiveStatusBook {
  readonly #options: LiveStatusBookOptions;
  readonly #sockets = new Map<PduId, Map<OutletId, ConnectedSocket>>();
  readonly #byResource = new Map<string, Set<ConnectedSocket>>();
  readonly #shown = new Map<string, LiveStatus>();

  constructor(options: LiveStatusBookOptions) {
    this.#options = options;
    for (const connection of options.store.connections()) this.#add(connection);
  }

  get connections(): readonly SocketConnection[] {
    return this.#all.map(({ connection }) => connection);
  }

  get all(): readonly LiveStatus[] {
    return [...this.#shown.values()];
  }

  /** Null for a resource that is connected to nothing that Busbar knows, or whose state was not read yet. */
  statusOf(resource: string): LiveStatus | null {
    return this.#shown.get(resource) ?? null;
  }

  /** Something was said about the fleet: a state was read, a command went on. */
  onFleetChange(change: FleetChange): void {
    switch (change.kind) {
      case 'outletStates':
        this.#observe(basePduId(change.pdu), change.states);
        break;
      case 'model':
        if (basePduId(change.pdu) === change.pdu) this.#noteOutlets(change.pdu, change.model);
        break;
      case 'command':
        this.#judge(change.command);
        break;
      case 'commandForgotten':
        for (const sockets of this.#sockets.values())
          for (const socket of sockets.values()) socket.forgetCommand(change.id);
        break;
      case 'pduRemoved':
        if (basePduId(change.pdu) === change.pdu) this.#removePdu(change.pdu);
        break;
      default:
        break;
    }
  }

  /**
   * A lab controller said in one command what hangs on sockets. A port of a device is plugged in at one place: one that was
   * named for another socket before has left that.
   */
  connect(given: PduId, plugs: readonly Plug[]): void {
    const pdu = basePduId(given);
    const fresh = plugs.filter(
      ({ outlet, endpoint }) =>
        resourceOfEndpoint(endpoint) !== '' &&
        this.#sockets.get(pdu)?.get(outlet)?.connection.endpoint !== endpoint,
    );
    if (fresh.length === 0) return;
    const left = fresh.flatMap(({ outlet, endpoint }) => {
      const before = this.#sockets.get(pdu)?.get(outlet);
      const isNamed = (other: SocketConnection) =>
        other.pdu === pdu && plugs.some((plug) => plug.outlet === other.outlet);
      const moved = endpoint.includes('/')
        ? this.#all.filter(({ connection }) => connection.endpoint === endpoint && !isNamed(connection))
        : [];
      return before === undefined ? moved : [before, ...moved];
    });
    for (const socket of new Set(left)) this.#unplug(socket);
    const sockets = fresh.map((plug) => this.#plug(pdu, plug));
    this.#publishConnections();
    this.#showAll([...left, ...sockets]);
  }

  /** Nothing that Busbar knows of hangs on it any more. */
  forget(given: PduId, outlet: OutletId): void {
    const pdu = basePduId(given);
    const socket = this.#sockets.get(pdu)?.get(outlet);
    if (socket === undefined) return;
    this.#options.store.removeConnection(pdu, outlet);
    this.#drop(socket);
    this.#publishConnections();
    this.#show(resourceOf(socket));
  }

  /** A command could not be sent since the PDU could not be asked; the next state that is read ends the error. */
  unreachable(pdu: PduId, outlets: readonly OutletId[], reason: string): void {
    const sockets = this.#sockets.get(basePduId(pdu));
    const connected = outlets.flatMap((outlet) => sockets?.get(outlet) ?? []);
    for (const socket of connected) socket.unreachable(reason, this.#options.clock.nowMs());
    this.#showAll(connected);
  }

  get #all(): readonly ConnectedSocket[] {
    return [...this.#sockets.values()].flatMap((sockets) => [...sockets.values()]);
  }

  #plug(pdu: PduId, { outlet, endpoint }: Plug): ConnectedSocket {
    const { store, isStored, clock, fleet } = this.#options;
    const connection = { pdu, outlet, endpoint, connectedAtMs: clock.nowMs() };
    if (isStored(pdu)) this.#write(() => store.putConnection(connection));
    const socket = this.#add(connection);
    const now = fleet.pdu(pdu)?.outletStates[outlet];
    if (now !== undefined) socket.observe(now);
    return socket;
  }

  #unplug(socket: ConnectedSocket): void {
    const { pdu, outlet } = socket.connection;
    this.#write(() => this.#options.store.removeConnection(pdu, outlet));
    this.#drop(socket);
  }

  /** What hangs where is kept for the next start; whether it could be written decides no command. */
  #write(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#options.logger.error({ err: error }, 'What hangs on a socket could not be written');
    }
  }

  #observe(pdu: PduId, states: Readonly<Record<OutletId, OutletObservation>>): void {
    const sockets = this.#sockets.get(pdu);
    if (sockets === undefined) return;
    const touched: ConnectedSocket[] = [];
    for (const [outlet, socket] of sockets) {
      const observation = states[outlet];
      if (observation === undefined) continue;
      socket.observe(observation);
      touched.push(socket);
    }
    this.#showAll(touched);
  }

  #judge({ id, pdu, action, outlets }: PowerCommand): void {
    const sockets = this.#sockets.get(basePduId(pdu));
    if (sockets === undefined) return;
    const states = this.#options.fleet.pdu(pdu)?.outletStates;
    const touched = outlets.flatMap((outlet) => {
      const socket = sockets.get(outlet.outlet);
      socket?.judge(id, action, outlet, states?.[outlet.outlet]);
      return socket ?? [];
    });
    this.#showAll(touched);
  }

  /** Nothing is read any more of outlets that the PDU does not have now. */
  #noteOutlets(pdu: PduId, { outlets }: PduModel): void {
    const present = new Set(outlets.map(({ id }) => id));
    const gone = [...(this.#sockets.get(pdu)?.values() ?? [])].filter(
      ({ connection: { outlet } }) => !present.has(outlet),
    );
    for (const socket of gone) socket.gone();
    this.#showAll(gone);
  }

  #removePdu(pdu: PduId): void {
    const gone = [...(this.#sockets.get(pdu)?.values() ?? [])];
    if (gone.length === 0) return;
    for (const socket of gone) this.#drop(socket);
    this.#publishConnections();
    this.#showAll(gone);
  }

  #add(connection: SocketConnection): ConnectedSocket {
    const socket = new ConnectedSocket(connection);
    const { pdu, outlet } = connection;
    const ofPdu = this.#sockets.get(pdu) ?? new Map<OutletId, ConnectedSocket>();
    this.#sockets.set(pdu, ofPdu.set(outlet, socket));
    const resource = resourceOf(socket);
    const ofResource = this.#byResource.get(resource) ?? new Set();
    this.#byResource.set(resource, ofResource.add(socket));
    return socket;
  }

  #drop(socket: ConnectedSocket): void {
    const { pdu, outlet } = socket.connection;
    const ofPdu = this.#sockets.get(pdu);
    if (ofPdu?.get(outlet) === socket) ofPdu.delete(outlet);
    if (ofPdu?.size === 0) this.#sockets.delete(pdu);
    const resource = resourceOf(socket);
    const ofResource = this.#byResource.get(resource);
    ofResource?.delete(socket);
    if (ofResource?.size === 0) this.#byResource.delete(resource);
  }

  #publishConnections(): void {
    this.#options.onChange({ kind: 'connections', connections: this.connections });
  }

  #showAll(sockets: readonly ConnectedSocket[]): void {
    for (const resource of new Set(sockets.map(resourceOf))) this.#show(resource);
  }

  /** Tells the status of a resource where it is another one now; only its time moving on is no news. */
  #show(resource: string): void {
    const before = this.#shown.get(resource) ?? null;
    const now = deriveStatus(resource, [...(this.#byResource.get(resource) ?? [])]);
    if (now === null) {
      if (this.#shown.delete(resource)) this.#options.onChange({ kind: 'liveStatusRemoved', resource });
      return;
    }
    this.#shown.set(resource, now);
    if (now.status !== before?.status || now.description !== before.description)
      this.#options.onChange({ kind: 'liveStatus', liveStatus: now });
  }
}
