import type { SimulatedPdu } from './simulated-pdu.ts';
import { isOutOfService, type SensorFailureOf, type SensorPlace } from './sensors.ts';

export type StateField =
  | 'trip'
  | 'outletState'
  | 'residualCurrentStatus'
  | 'powerSupplyStatus'
  | 'selectedSource'
  | 'operationalState'
  | 'overloadAlarm'
  | 'phaseSyncAlarm'
  | 'switchFault';

/** Reading type (1 on/off, 2 several values) and sensor type of each (Xerus reference 4.12). */
export const STATE_KINDS: Readonly<
  Record<StateField, { readonly readingType: 1 | 2; readonly type: number }>
> = {
  trip: { readingType: 1, type: 14 },
  outletState: { readingType: 1, type: 13 },
  residualCurrentStatus: { readingType: 2, type: 29 },
  powerSupplyStatus: { readingType: 1, type: 29 },
  selectedSource: { readingType: 2, type: 28 },
  operationalState: { readingType: 2, type: 0 },
  overloadAlarm: { readingType: 1, type: 29 },
  phaseSyncAlarm: { readingType: 1, type: 29 },
  switchFault: { readingType: 2, type: 29 },
};

export function isStateField(field: string): field is StateField {
  return Object.hasOwn(STATE_KINDS, field);
}

export interface StateReading {
  readonly atS: number;
  readonly available: boolean;
  readonly value: number;
}

/** Values of the residual current status (Xerus reference 4.14). */
const RESIDUAL_STATUS = { normal: 0, selfTest: 3 } as const;
const SELF_TEST_MS = 5000;

function isSelfTesting(pdu: SimulatedPdu, inletIndex: number): boolean {
  return (pdu.inlets[inletIndex]?.selfTestUntilMs ?? 0) > pdu.time.nowMs();
}

/** Tests the residual current monitor of an inlet for a while; 0 started, 1 there is none, 2 already running. */
export function startSelfTest(pdu: SimulatedPdu, inletIndex: number): number {
  const inlet = pdu.inlets[inletIndex];
  if (inlet === undefined || !inlet.spec.hasResidualCurrentStatus) return 1;
  if (isSelfTesting(pdu, inletIndex)) return 2;
  inlet.selfTestUntilMs = pdu.time.nowMs() + SELF_TEST_MS;
  return 0;
}

function valueOf(pdu: SimulatedPdu, { index, field }: SensorPlace & { readonly field: StateField }): number {
  switch (field) {
    case 'trip':
      return pdu.ocps[index]?.closed === true ? 1 : 0;
    case 'outletState':
      return pdu.outlets[index]?.status.powerOn === true ? 1 : 0;
    case 'selectedSource':
      return pdu.transferSwitch?.activeSource ?? 0;
    case 'operationalState':
      return pdu.transferSwitch?.operationalState ?? 0;
    case 'residualCurrentStatus':
      return isSelfTesting(pdu, index) ? RESIDUAL_STATUS.selfTest : RESIDUAL_STATUS.normal;
    case 'powerSupplyStatus':
    case 'overloadAlarm':
    case 'phaseSyncAlarm':
    case 'switchFault':
      return 0;
  }
}

export function readState(
  pdu: SimulatedPdu,
  place: SensorPlace & { readonly field: StateField },
  failureOf: SensorFailureOf,
): StateReading {
  const hasPhaseSync = pdu.transferSwitch?.settings.phaseSyncSensorEnabled !== false;
  const isReadable =
    failureOf(place) !== 'unavailable' &&
    !(place.field !== 'trip' && isOutOfService(pdu, place)) &&
    (place.field !== 'phaseSyncAlarm' || hasPhaseSync);
  return { atS: pdu.time.nowS(), available: isReadable, value: isReadable ? valueOf(pdu, place) : 0 };
}
