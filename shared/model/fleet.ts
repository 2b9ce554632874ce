import { assertNever } from '../assert-never.ts';
import type { PowerCommand } from './command.ts';
import type { Connection } from './connection.ts';
import { basePduId, type ElementId, type OutletId, type PduId } from './ids.ts';
import type { PduModel, Protocol } from './pdu.ts';
import type { OutletObservation } from './power-state.ts';
import type { ReadingColumns } from './sensor.ts';
import type { SnmpAccessFacts } from './snmp-access.ts';
import type { OutletSequenceState } from './sequence.ts';

/** One PDU as every window sees it. */
export interface PduView {
  readonly id: PduId;
  /** Its name in Busbar; the name on the PDU is `model.settings.name`. */
  readonly name: string;
  /** `host:port` as typed; for the built-in simulator a word for it. */
  readonly address: string;
  readonly protocol: Protocol;
  /** Empty in SNMP v1 and v2c. */
  readonly user: string;
  /** How it is asked over SNMP, without secrets; null when `protocol` is another one. */
  readonly snmp: SnmpAccessFacts | null;
  /** The second way to the same PDU, for comparing; null where there is none. */
  readonly otherProtocol: Protocol | null;
  readonly simulated: boolean;
  readonly pollIntervalMs: number;
  readonly connection: Connection;
  /** Null until it was discovered once in this run. */
  readonly model: PduModel | null;
  readonly outletStates: Readonly<Record<OutletId, OutletObservation>>;
  readonly sequenceState: OutletSequenceState | null;
  /** Outlets that need press and hold. */
  readonly protectedOutlets: readonly OutletId[];
}

/** What a PDU or Busbar reported, newest last; kept while the app runs. */
export interface PduEvent {
  /** Its number in the journal (`event:57`); below zero when it is not kept there. */
  readonly id: number;
  readonly pdu: PduId;
  readonly atMs: number;
  readonly element: ElementId | null;
  readonly severity: 'info' | 'warning' | 'critical';
  /** `cleared`: what was outside its limits is not any more; `change`: everything that is no alarm. */
  readonly kind: 'alarm' | 'cleared' | 'connection' | 'change';
  /** Joins the beginning and the end of the same thing, for example `inlet:I1 current L2`; null for what has no length. */
  readonly topic: string | null;
  /** `PDU`, `Busbar`, or the user and address that the PDU named. */
  readonly by: string;
  readonly text: string;
  /** Who changed settings of `element`, as a sentence names them: `admin from 192.0.2.9`; absent where it is about anything else. */
  readonly settingsBy?: string;
}

/** Everything a window is told besides readings. */
export interface FleetState {
  /** Grows by one with every change: a gap means take a new snapshot. */
  readonly revision: number;
  readonly pdus: readonly PduView[];
  /** Running commands and those that ended in the last minutes. */
  readonly commands: readonly PowerCommand[];
  readonly events: readonly PduEvent[];
}

/** One change of the fleet. `outletStates` carries the outlets that changed, every other kind its whole new part. */
export type FleetChange =
  | { readonly kind: 'pduPut'; readonly pdu: PduView }
  | { readonly kind: 'pduRemoved'; readonly pdu: PduId }
  | { readonly kind: 'connection'; readonly pdu: PduId; readonly connection: Connection }
  | { readonly kind: 'model'; readonly pdu: PduId; readonly model: PduModel }
  | {
      readonly kind: 'outletStates';
      readonly pdu: PduId;
      readonly states: Readonly<Record<OutletId, OutletObservation>>;
    }
  | { readonly kind: 'sequenceState'; readonly pdu: PduId; readonly state: OutletSequenceState | null }
  | { readonly kind: 'protectedOutlets'; readonly pdu: PduId; readonly outlets: readonly OutletId[] }
  | { readonly kind: 'command'; readonly command: PowerCommand }
  | { readonly kind: 'commandForgotten'; readonly id: PowerCommand['id'] }
  | { readonly kind: 'event'; readonly event: PduEvent };

/** Readings of one tick of one PDU; not counted by the revision, since a lost one is only a gap in a chart. */
export interface SampleBatch extends ReadingColumns {
  readonly pdu: PduId;
  /** `PduModel.discovery` the indexes belong to. */
  readonly discovery: number;
  readonly readAtMs: number;
  /** Asked for, and not answered; absent where all were. In a batch of the latest readings these may be among them. */
  readonly failed?: readonly FailedReading[];
}

/** A sensor that could not be read: its last reading stays, as old as it is. */
export interface FailedReading {
  readonly sensorIndex: number;
  /** When it was read last, milliseconds since 1970; null when never. */
  readonly lastReadAtMs: number | null;
}

/** Past readings of some sensors; `values[k][i]` is sensor `sensorIndexes[k]` at `timesMs[i]`, null where none. */
export interface SampleHistory {
  readonly discovery: number;
  readonly sensorIndexes: readonly number[];
  readonly timesMs: readonly number[];
  readonly values: readonly (readonly (number | null)[])[];
}

const KEPT_EVENTS = 200;

function replacePdu(state: FleetState, id: PduId, patch: (pdu: PduView) => PduView): FleetState {
  return { ...state, pdus: state.pdus.map((pdu) => (pdu.id === id ? patch(pdu) : pdu)) };
}

function put<Item extends { readonly id: unknown }>(items: readonly Item[], item: Item): readonly Item[] {
  return items.some((each) => each.id === item.id)
    ? items.map((each) => (each.id === item.id ? item : each))
    : [...items, item];
}

/** The state after one change. Parts that did not change keep their identity. The revision is the caller's. */
export function applyFleetChange(state: FleetState, change: FleetChange): FleetState {
  switch (change.kind) {
    case 'pduPut':
      return { ...state, pdus: put(state.pdus, change.pdu) };
    case 'pduRemoved':
      return {
        ...state,
        pdus: state.pdus.filter((pdu) => pdu.id !== change.pdu),
        commands: state.commands.filter((command) => command.pdu !== change.pdu),
      };
    case 'connection':
      return replacePdu(state, change.pdu, (pdu) => ({ ...pdu, connection: change.connection }));
    case 'model':
      return replacePdu(state, change.pdu, (pdu) => ({ ...pdu, model: change.model }));
    case 'outletStates':
      return replacePdu(state, change.pdu, (pdu) => ({
        ...pdu,
        outletStates: { ...pdu.outletStates, ...change.states },
      }));
    case 'sequenceState':
      return replacePdu(state, change.pdu, (pdu) => ({ ...pdu, sequenceState: change.state }));
    case 'protectedOutlets':
      return replacePdu(state, change.pdu, (pdu) => ({ ...pdu, protectedOutlets: change.outlets }));
    case 'command':
      return { ...state, commands: put(state.commands, change.command) };
    case 'commandForgotten':
      return { ...state, commands: state.commands.filter((command) => command.id !== change.id) };
    case 'event':
      return { ...state, events: [...state.events, change.event].slice(-KEPT_EVENTS) };
    default:
      return assertNever(change);
  }
}

/** Before the first snapshot. */
export const EMPTY_FLEET: FleetState = { revision: 0, pdus: [], commands: [], events: [] };

const isSide = (pdu: PduId) => basePduId(pdu) !== pdu;

/** A fleet as windows show it: a second session of a PDU, open for a call of the command line, is not one more PDU. */
export function withoutSideSessions(fleet: FleetState): FleetState {
  return {
    ...fleet,
    pdus: fleet.pdus.filter((pdu) => !isSide(pdu.id)),
    commands: fleet.commands.filter((command) => !isSide(command.pdu)),
    events: fleet.events.filter((event) => !isSide(event.pdu)),
  };
}

/** The change is about a second session of a PDU only. */
export function isAboutSideSession(change: FleetChange): boolean {
  switch (change.kind) {
    case 'pduPut':
      return isSide(change.pdu.id);
    case 'command':
      return isSide(change.command.pdu);
    case 'event':
      return isSide(change.event.pdu);
    case 'commandForgotten':
      return false;
    case 'pduRemoved':
    case 'connection':
    case 'model':
    case 'outletStates':
    case 'sequenceState':
    case 'protectedOutlets':
      return isSide(change.pdu);
  }
}
