import { inletId, ocpId, outletId, transferSwitchId, type ElementId } from '../../shared/model/ids.ts';
import type {
  Inlet,
  Outlet,
  OverCurrentProtector,
  PduModel,
  TransferSwitch,
} from '../../shared/model/pdu.ts';
import { unitOf, type PoleName, type Quantity } from '../../shared/model/quantity.ts';
import type { SensorDescriptor, Thresholds } from '../../shared/model/sensor.ts';

/** A three-phase inlet of 32 A. */
export function testInlet(label: string, patch: Partial<Inlet> = {}): Inlet {
  return {
    kind: 'inlet',
    id: inletId(label),
    label,
    name: '',
    ratingAmperes: 32,
    plug: 'IEC 60309 3P+N+E 6h 32A',
    poles: [],
    ...patch,
  };
}

/** A breaker of 16 A behind inlet I1. */
export function testOcp(label: string, patch: Partial<OverCurrentProtector> = {}): OverCurrentProtector {
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
    ...patch,
  };
}

/** A C13 outlet on L1, switched and metered, that belongs to no breaker. */
export function testOutlet(label: string, patch: Partial<Outlet> = {}): Outlet {
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
    sequenceDelayMs: 0,
    cycleDelayMs: 10_000,
    usePduCycleDelay: true,
    startupState: null,
    ...patch,
  };
}

/** A transfer switch between these inlets. */
export function testSwitch(label: string, inlets: readonly string[]): TransferSwitch {
  return {
    kind: 'ts',
    id: transferSwitchId(label),
    label,
    name: '',
    ratingAmperes: 32,
    poles: [],
    type: 'ats',
    inlets: inlets.map(inletId),
    preferredSource: 1,
  };
}

/** A sensor with the unit of its quantity. */
export function testSensor(
  element: ElementId,
  quantity: Quantity,
  pole: PoleName | null = null,
  thresholds: Thresholds | null = null,
): SensorDescriptor {
  const isState = ['trip', 'selectedSource', 'switchFault', 'powerQuality'].includes(quantity);
  return {
    element,
    pole,
    quantity,
    kind: isState ? 'state' : 'numeric',
    unit: unitOf(quantity),
    decimalDigits: 2,
    range: null,
    thresholds,
  };
}

/** A model of the parts that are given, on which everything can be switched; without edges unless they are given. */
export function testModel(parts: Partial<PduModel>): PduModel {
  return {
    discovery: 1,
    identity: { vendor: 'Raritan', model: 'PX3', serial: 'S1', firmware: '4.0.20', mac: '' },
    settings: {
      name: '',
      location: null,
      cycleDelayMs: 10_000,
      inRushGuardDelayMs: 200,
      powerOnDelayMs: 0,
      startupState: null,
      outletPowerStateSequence: [],
    },
    inlets: [],
    ocps: [],
    outlets: [],
    transferSwitches: [],
    edges: [],
    sensors: [],
    capabilities: ['switchOutlet', 'cycleOutlet', 'switchSeveral', 'switchAll', 'switchInSequence'],
    sequenceDelayStepMs: 1,
    ...parts,
  };
}
