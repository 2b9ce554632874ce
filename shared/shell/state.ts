import type { OutletId, PduId } from '../model/ids.ts';
import type { ShellAttributeFact } from './attributes.ts';
import type { LiveStatus, SocketConnection } from './live-status.ts';

/** A second-generation address that was handed out and stays with its outlet. */
export interface AssignedSocket {
  readonly relativeAddress: string;
  readonly uniqueIdentifier: string;
}

/** What Busbar knows of a PDU as a CloudShell resource, besides its model. */
export interface ShellPdu {
  readonly pdu: PduId;
  /** Outlets whose address or identifier is not the one their label gives, and those handed out before. */
  readonly sockets: Readonly<Record<OutletId, AssignedSocket>>;
  /** Every attribute that is no reading of the model: credentials, SNMP, console and so on, in the table's order. */
  readonly attributes: readonly ShellAttributeFact[];
}

/** The automation endpoint now. */
export type EndpointState =
  | { readonly kind: 'off' }
  | {
      readonly kind: 'listening';
      readonly port: number;
      /** `http://127.0.0.1:8790`. */
      readonly url: string;
      /** A token was made; without one nobody gets in. */
      readonly hasToken: boolean;
    }
  /** It is switched on and cannot listen; the sentence says why. */
  | { readonly kind: 'failed'; readonly message: string };

/** Everything that a window shows of CloudShell besides the fleet. */
export interface ShellState {
  readonly pdus: readonly ShellPdu[];
  readonly connections: readonly SocketConnection[];
  readonly liveStatuses: readonly LiveStatus[];
  readonly endpoint: EndpointState;
}

/** A part that changed, whole. */
export type ShellChange =
  | { readonly kind: 'pdu'; readonly pdu: ShellPdu }
  | { readonly kind: 'pduRemoved'; readonly pdu: PduId }
  | { readonly kind: 'connections'; readonly connections: readonly SocketConnection[] }
  | { readonly kind: 'liveStatus'; readonly liveStatus: LiveStatus }
  /** Nothing is connected for it any more. */
  | { readonly kind: 'liveStatusRemoved'; readonly resource: string }
  | { readonly kind: 'endpoint'; readonly endpoint: EndpointState };

export const EMPTY_SHELL: ShellState = {
  pdus: [],
  connections: [],
  liveStatuses: [],
  endpoint: { kind: 'off' },
};

/** The state after one change; parts that did not change keep their identity. */
export function applyShellChange(state: ShellState, change: ShellChange): ShellState {
  switch (change.kind) {
    case 'pdu': {
      const others = state.pdus.filter((each) => each.pdu !== change.pdu.pdu);
      return { ...state, pdus: [...others, change.pdu] };
    }
    case 'pduRemoved':
      return { ...state, pdus: state.pdus.filter((each) => each.pdu !== change.pdu) };
    case 'connections':
      return { ...state, connections: change.connections };
    case 'liveStatus': {
      const { resource } = change.liveStatus;
      const others = state.liveStatuses.filter((each) => each.resource !== resource);
      return { ...state, liveStatuses: [...others, change.liveStatus] };
    }
    case 'liveStatusRemoved': {
      const liveStatuses = state.liveStatuses.filter((each) => each.resource !== change.resource);
      return { ...state, liveStatuses };
    }
    case 'endpoint':
      return { ...state, endpoint: change.endpoint };
  }
}
