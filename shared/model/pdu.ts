import type { Capability } from './capability.ts';
import type { EDeviceId, ElementId, InletId, OcpId, OutletId, TransferSwitchId } from './ids.ts';
import type { PoleName } from './quantity.ts';
import type { SensorDescriptor } from './sensor.ts';

/** How a PDU is spoken to. */
export type Protocol = 'xerus' | 'snmp';

/** Who a PDU is, as it says itself. */
export interface PduIdentity {
  readonly vendor: string;
  readonly model: string;
  /** Empty when the device has none; then the MAC address identifies it. */
  readonly serial: string;
  readonly firmware: string;
  readonly mac: string;
}

/** What an outlet does when power is applied to the PDU (Xerus reference 4.2, `Pdu.StartupState`). */
export type StartupState = 'on' | 'off' | 'lastState';
/** The same of one outlet; `pduDefault` goes by what is set for the PDU (Xerus reference 4.4). */
export type OutletStartupState = StartupState | 'pduDefault';

/** Null where the device does not have the setting. */
export interface PduSettings {
  readonly name: string;
  /** Where it stands, as an admin wrote it; null where the protocol does not say. */
  readonly location: string | null;
  readonly cycleDelayMs: number | null;
  readonly inRushGuardDelayMs: number | null;
  /** Wait before the first outlet, once power is applied. */
  readonly powerOnDelayMs: number | null;
  readonly startupState: StartupState | null;
  /** Relays keep their position through a power loss: start-up states and the sequence at power-on do not apply. */
  readonly latchingRelays?: true;
  /** Outlets in the order they come on; empty means by number. */
  readonly outletPowerStateSequence: readonly OutletId[];
}

/** A conductor at an element; `nodeId` joins poles of different elements (Xerus reference 4.5). */
export interface Pole {
  readonly line: PoleName;
  readonly nodeId: number | null;
}

interface EDeviceBase {
  /** Printed on the box. */
  readonly label: string;
  /** Typed by an admin; may be empty. */
  readonly name: string;
  readonly ratingAmperes: number | null;
  readonly poles: readonly Pole[];
}

/** Where power comes in. */
export interface Inlet extends EDeviceBase {
  readonly kind: 'inlet';
  readonly id: InletId;
  readonly plug: string;
}

/** Kinds of protectors; the digit counts poles. */
export type OverCurrentProtectorType =
  | 'breaker1Pole'
  | 'breaker2Pole'
  | 'breaker3Pole'
  | 'fuse'
  | 'fusePair'
  | 'rcbo2Pole'
  | 'rcbo3Pole'
  | 'rcbo4Pole'
  | 'unknown';

/** A breaker or fuse inside the PDU. */
export interface OverCurrentProtector extends EDeviceBase {
  readonly kind: 'ocp';
  readonly id: OcpId;
  readonly type: OverCurrentProtectorType;
  readonly inlet: InletId | null;
  /** The protector above this one, where there is one. */
  readonly upstreamOcp: OcpId | null;
}

/** Where a load is plugged in. */
export interface Outlet extends EDeviceBase {
  readonly kind: 'outlet';
  readonly id: OutletId;
  readonly receptacle: string;
  readonly switchable: boolean;
  readonly metered: boolean;
  readonly inlet: InletId | null;
  readonly ocp: OcpId | null;
  /** Lines that feed it: `['L1','N']` for L-N, `['L1','L2']` for L-L. */
  readonly lines: readonly PoleName[];
  /** Wait after this outlet in the power-on sequence. */
  readonly sequenceDelayMs: number | null;
  /** Its own cycle delay; see `usePduCycleDelay`. */
  readonly cycleDelayMs: number | null;
  readonly usePduCycleDelay: boolean;
  readonly startupState: OutletStartupState | null;
}

/** Feeds its outlets from one of several inlets. */
export interface TransferSwitch extends EDeviceBase {
  readonly kind: 'ts';
  readonly id: TransferSwitchId;
  readonly type: 'sts' | 'ats' | 'hts' | 'unknown';
  readonly inlets: readonly InletId[];
  readonly preferredSource: number | null;
}

/** A node of the electrical graph. */
export type EDevice = Inlet | OverCurrentProtector | Outlet | TransferSwitch;

/** Everything discovered about a PDU that is not a reading or a state. */
export interface PduModel {
  /** Grows with every discovery: sensor indexes are valid within one. */
  readonly discovery: number;
  readonly identity: PduIdentity;
  readonly settings: PduSettings;
  readonly inlets: readonly Inlet[];
  readonly ocps: readonly OverCurrentProtector[];
  readonly outlets: readonly Outlet[];
  readonly transferSwitches: readonly TransferSwitch[];
  /** The EDevice graph, parent then child. */
  readonly edges: readonly (readonly [EDeviceId, EDeviceId])[];
  readonly sensors: readonly SensorDescriptor[];
  readonly capabilities: readonly Capability[];
  /** Elements whose names cannot be changed although others can (`rename`); absent: none. */
  readonly fixedNames?: readonly ElementId[];
  /** Smallest step of a sequence delay the device keeps: 1 on Xerus, 1000 over SNMP. */
  readonly sequenceDelayStepMs: number;
  /** The device keeps start times: a wait after the last outlet has no place there and is dropped. */
  readonly dropsLastDelay?: true;
  /** The in-rush guard comes on top of each wait of the sequence, instead of being the shortest that a wait is. */
  readonly addsInRushGuard?: true;
}

/** The cycle delay that applies to an outlet, milliseconds; null when the device states none. */
export function effectiveCycleDelayMs(model: PduModel, outlet: Outlet): number | null {
  return outlet.usePduCycleDelay ? model.settings.cycleDelayMs : outlet.cycleDelayMs;
}

/** The name to show: an empty name shows the label. */
export function displayName(device: { readonly name: string; readonly label: string }): string {
  return device.name.trim() === '' ? device.label : device.name;
}

/** The node with this id; undefined when the model has none. */
export function findEDevice(model: PduModel, id: ElementId): EDevice | undefined {
  const byId = (device: EDevice) => device.id === id;
  return (
    model.outlets.find(byId) ??
    model.ocps.find(byId) ??
    model.inlets.find(byId) ??
    model.transferSwitches.find(byId)
  );
}
