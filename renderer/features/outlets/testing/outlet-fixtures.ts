import type { OutletCommand, PowerCommand } from '../../../../shared/model/command.ts';
import type { Connection } from '../../../../shared/model/connection.ts';
import type { PduView } from '../../../../shared/model/fleet.ts';
import { commandId, inletId, ocpId, outletId, pduId } from '../../../../shared/model/ids.ts';
import type { Outlet, OverCurrentProtector, PduModel } from '../../../../shared/model/pdu.ts';
import type { NumericQuantity } from '../../../../shared/model/quantity.ts';
import { unitOf } from '../../../../shared/model/quantity.ts';
import type { SensorDescriptor } from '../../../../shared/model/sensor.ts';
import type { OutletFacts } from '../../../power/outlet-facts.ts';

/** A moment to count from; tests say `T + 3000`. */
export const T = 1_700_000_000_000;
export const PDU = pduId('PX-1');

export function outlet(label: string, extra: Partial<Outlet> = {}): Outlet {
  return {
    kind: 'outlet',
    id: outletId(label),
    label,
    name: '',
    ratingAmperes: 10,
    poles: [],
    receptacle: 'IEC 60320 C13',
    switchable: true,
    metered: true,
    inlet: inletId('I1'),
    ocp: null,
    lines: ['L1', 'N'],
    sequenceDelayMs: 1000,
    cycleDelayMs: 10_000,
    usePduCycleDelay: false,
    ...extra,
  };
}

export function breaker(label: string, extra: Partial<OverCurrentProtector> = {}): OverCurrentProtector {
  return {
    kind: 'ocp',
    id: ocpId(label),
    label,
    name: '',
    ratingAmperes: 16,
    poles: [],
    type: 'breaker1Pole',
    inlet: inletId('I1'),
    upstreamOcp: null,
    ...extra,
  };
}

export function sensor(
  element: SensorDescriptor['element'],
  quantity: NumericQuantity | 'trip',
): SensorDescriptor {
  return {
    element,
    pole: null,
    quantity,
    kind: quantity === 'trip' ? 'state' : 'numeric',
    unit: unitOf(quantity),
    decimalDigits: 2,
    range: null,
    thresholds: null,
  };
}

export function model(outlets: readonly Outlet[], extra: Partial<PduModel> = {}): PduModel {
  return {
    discovery: 1,
    identity: { vendor: 'Raritan', model: 'PX3', serial: 'PX-1', firmware: '4.0.20', mac: '' },
    settings: {
      name: 'A07-L',
      cycleDelayMs: 5000,
      inRushGuardDelayMs: 200,
      powerOnDelayMs: 0,
      outletPowerStateSequence: [],
    },
    inlets: [
      { kind: 'inlet', id: inletId('I1'), label: 'I1', name: '', ratingAmperes: 32, poles: [], plug: '' },
    ],
    ocps: [],
    outlets,
    transferSwitches: [],
    edges: [],
    sensors: [],
    capabilities: ['switchOutlet', 'cycleOutlet', 'switchSeveral', 'switchAll'],
    sequenceDelayStepMs: 1,
    ...extra,
  };
}

export const ONLINE: Connection = { kind: 'online', sinceMs: T, lastReadAtMs: T, events: false };

export function pdu(ofModel: PduModel, extra: Partial<PduView> = {}): PduView {
  return {
    id: PDU,
    name: 'A07-L',
    address: '192.0.2.17',
    protocol: 'xerus',
    user: 'lab-ops',
    simulated: false,
    pollIntervalMs: 1000,
    connection: ONLINE,
    model: ofModel,
    outletStates: Object.fromEntries(
      ofModel.outlets.map((each) => [
        each.id,
        { powerState: 'on', lastPowerStateChangeMs: null, readAtMs: T },
      ]),
    ),
    sequenceState: null,
    protectedOutlets: [],
    ...extra,
  };
}

export function part(label: string, extra: Partial<OutletCommand> = {}): OutletCommand {
  return {
    outlet: outletId(label),
    phase: 'armed',
    before: 'on',
    after: null,
    phaseAtMs: { armed: T },
    offSeenAtMs: null,
    cycleDelayMs: 15_000,
    currentBeforeAmperes: 2.31,
    noAnswerYet: false,
    message: null,
    ...extra,
  };
}

let commandCount = 0;

export function command(outlets: readonly OutletCommand[], extra: Partial<PowerCommand> = {}): PowerCommand {
  commandCount += 1;
  return {
    id: commandId(`command-${commandCount}`),
    pdu: PDU,
    action: 'cycle',
    scope: outlets.length === 1 ? 'one' : 'several',
    respectSequence: false,
    door: 'app',
    undoUntilMs: T + 3000,
    outlets,
    ...extra,
  };
}

export function facts(extra: Partial<OutletFacts> = {}): OutletFacts {
  return {
    powerState: 'on',
    freshness: 'live',
    command: null,
    outletCommand: null,
    isProtected: false,
    noPowerReason: null,
    blockedReason: null,
    ...extra,
  };
}

/** Facts of an outlet whose newest command is this. */
export function factsOf(ofCommand: PowerCommand, extra: Partial<OutletFacts> = {}): OutletFacts {
  return facts({ command: ofCommand, outletCommand: ofCommand.outlets[0] ?? null, ...extra });
}
