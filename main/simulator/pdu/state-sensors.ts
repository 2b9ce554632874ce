import type { SimulatedPdu } from './simulated-pdu.ts';
import { isOutOfService, type SensorFailureOf, type SensorPlace } from './sensors.ts';

export const STATE_FIELDS = [
  'trip',
  'outletState',
  'residualCurrentStatus',
  'powerSupplyStatus',
  'selectedSource',
  'operationalState',
  'overloadAlarm',
  'phaseSyncAlarm',
  'switchFault',
] as const;
export type StateField = (typeof STATE_FIELDS)[number];

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

export interface StateReading {
  readonly atS: number;
  readonly available: boolean;
  readonly value: number;
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
