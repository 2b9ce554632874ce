import { z } from 'zod';
import type { Line, NumericField, ThresholdSpecs } from '../../models/spec.ts';
import { sensorKey } from '../../pdu/sensor-store.ts';
import { wellKnownIds, type WireDevice } from '../device.ts';
import { resetCounter, resetMinMax, writeThresholds, type SensorEvents } from '../../pdu/sensor-settings.ts';
import {
  readState,
  startSelfTest,
  STATE_KINDS,
  type StateField,
  type StateReading,
} from '../../pdu/state-sensors.ts';
import type { ElementKind, MinMax, NumericReading, NumericSensorUnit } from '../../pdu/sensors.ts';
import { NO_PARAMS, getter, method, setter, type MethodTable } from '../method.ts';
import type { FirmwareProfile, InterfaceName } from '../profile.ts';
import type { WireObject } from '../registry.ts';
import { NO_WAVEFORM } from '../structs.ts';
import { Double, Float, type WireStruct } from '../values.ts';
import type { Thresholds } from '../../pdu/thresholds.ts';

const PREFIX: Readonly<Record<ElementKind, string>> = {
  pdu: 'P',
  inlet: 'I',
  ocp: 'C',
  outlet: 'O',
  transferSwitch: 'T',
};
const PATH: Readonly<Record<ElementKind, string>> = {
  pdu: '',
  inlet: 'inlet/',
  ocp: 'ocp/',
  outlet: 'outlet/',
  transferSwitch: 'transferswitch/',
};
const LINE_ORDER: readonly Line[] = ['L1', 'L2', 'L3', 'N'];

const INTERFACE_OF = {
  numeric: 'sensors.NumericSensor',
  accumulating: 'sensors.AccumulatingNumericSensor',
  residual: 'pdumodel.TypeBResidualCurrentNumericSensor',
} as const satisfies Record<string, InterfaceName>;

const STATE_INTERFACE: Partial<Record<StateField, InterfaceName>> = {
  trip: 'pdumodel.OverCurrentProtectorTripSensor',
  residualCurrentStatus: 'pdumodel.ResidualCurrentStateSensor',
};

const thresholdsSchema = z.object({
  thresh: z.object({
    upperCriticalActive: z.boolean(),
    upperCritical: z.number(),
    upperWarningActive: z.boolean(),
    upperWarning: z.number(),
    lowerWarningActive: z.boolean(),
    lowerWarning: z.number(),
    lowerCriticalActive: z.boolean(),
    lowerCritical: z.number(),
    assertionTimeout: z.int(),
    deassertionHysteresis: z.number(),
  }),
});

export function readingStruct(reading: NumericReading): WireStruct {
  return {
    timestamp: reading.atS,
    available: reading.available,
    status: { ...reading.status },
    valid: reading.valid,
    value: new Double(reading.value),
  };
}

export function stateStruct(reading: StateReading): WireStruct {
  return { timestamp: reading.atS, available: reading.available, value: reading.value };
}

export function thresholdsStruct(thresholds: Thresholds): WireStruct {
  return {
    upperCriticalActive: thresholds.upperCriticalActive,
    upperCritical: new Double(thresholds.upperCritical),
    upperWarningActive: thresholds.upperWarningActive,
    upperWarning: new Double(thresholds.upperWarning),
    lowerWarningActive: thresholds.lowerWarningActive,
    lowerWarning: new Double(thresholds.lowerWarning),
    lowerCriticalActive: thresholds.lowerCriticalActive,
    lowerCritical: new Double(thresholds.lowerCritical),
    assertionTimeout: thresholds.assertionTimeout,
    deassertionHysteresis: new Float(thresholds.deassertionHysteresis),
  };
}

export function minMaxStruct(minMax: MinMax | null): WireStruct {
  return {
    minReading: new Double(minMax?.minimum ?? 0),
    minReadingTimestamp: minMax?.minimumAtS ?? 0,
    maxReading: new Double(minMax?.maximum ?? 0),
    maxReadingTimestamp: minMax?.maximumAtS ?? 0,
    valid: minMax !== null,
    observedSince: minMax?.observedSinceS ?? 0,
  };
}

/** The upper end of a sensor's range as a firmware gives it. */
export function rangeUpper(
  { rangeUpper: known }: FirmwareProfile,
  { place, range }: NumericSensorUnit,
): number {
  return known[`${place.line === null ? place.element : 'pole'}.${place.field}`] ?? range.upper;
}

function metaDataStruct(device: WireDevice, unit: NumericSensorUnit): WireStruct {
  const { kind } = unit;
  return {
    type: { readingtype: 0, type: kind.type, unit: kind.unit },
    decdigits: kind.decimalDigits,
    accuracy: new Float(0),
    resolution: new Float(kind.resolution),
    tolerance: new Float(0),
    noiseThreshold: new Float(unit.noiseThreshold),
    range: {
      lower: new Double(unit.range.lower),
      upper: new Double(rangeUpper(device.profile, unit)),
    },
    thresholdCaps: {
      hasUpperCritical: true,
      hasUpperWarning: true,
      hasLowerWarning: true,
      hasLowerCritical: true,
    },
  };
}

function numericMethods(device: WireDevice, unit: NumericSensorUnit, events: SensorEvents): MethodTable {
  const typeSpec: WireStruct = { readingtype: 0, type: unit.kind.type, unit: unit.kind.unit };
  const common: MethodTable = {
    getTypeSpec: getter(() => typeSpec),
    isTypeChangeAllowed: getter(() => false),
    setType: setter('changePduConfiguration', z.object({ type: z.int(), unit: z.int() }), () => 1),
    getMetaData: getter(() => metaDataStruct(device, unit)),
    getDefaultThresholds: getter(() => thresholdsStruct(unit.defaultThresholds)),
    getThresholds: getter(() => thresholdsStruct(unit.thresholds)),
    setThresholds: setter('changePduConfiguration', thresholdsSchema, ({ thresh }, { actor }) =>
      writeThresholds(unit, thresh, actor, events),
    ),
    getReading: getter(() => readingStruct(unit.read())),
    getMinMax: getter(() => {
      unit.read();
      return minMaxStruct(unit.minMax);
    }),
    resetMinMax: method(
      NO_PARAMS,
      (_, { actor }) => {
        resetMinMax(unit, actor, events);
        return null;
      },
      'changePduConfiguration',
    ),
  };
  if (unit.kind.family === 'residual') {
    return { ...common, degauss: method(NO_PARAMS, () => null, 'changePduConfiguration') };
  }
  if (unit.kind.family !== 'accumulating') return common;
  const resetValue = method(
    NO_PARAMS,
    (_, { actor }) => {
      resetCounter(unit, actor, events);
      return null;
    },
    'changePduConfiguration',
  );
  return { ...common, resetValue };
}

function pascal(field: string): string {
  return field === 'residualCurrentStatus'
    ? 'ResidualCurrentState'
    : field.charAt(0).toUpperCase() + field.slice(1);
}

interface SensorSite {
  readonly element: ElementKind;
  readonly index: number;
  readonly line: Line | null;
}

function instanceOf({ element, index, line }: SensorSite, field: string): string {
  const pole = line === null ? '' : `P${LINE_ORDER.indexOf(line)}`;
  return `${PREFIX[element]}${index}${pole}${pascal(field)}`;
}

function pathsOf({ element, index, line }: SensorSite, field: string): string[] {
  const own = element === 'pdu' ? '' : `${PATH[element]}${index}/`;
  const pole = line === null ? '' : `pole/${LINE_ORDER.indexOf(line)}/`;
  return wellKnownIds(`${own}${pole}${field}`);
}

/** Adds numeric sensors to an element or pole. */
export function addNumericSensors(
  device: WireDevice,
  site: SensorSite,
  fields: readonly NumericField[],
  thresholds: ThresholdSpecs,
  events: SensorEvents,
): void {
  for (const field of fields) {
    const key = sensorKey(site.element, site.index, site.line, field);
    const unit = device.sensors.numeric(key, { ...site, field }, thresholds[field]);
    const name = INTERFACE_OF[unit.kind.family];
    const methods = numericMethods(device, unit, events);
    const object = device.registry.add(name, instanceOf(site, field), pathsOf(site, field), methods);
    device.addSensor({ ...site, field }, object);
  }
}

/** Adds one discrete sensor; `extra` holds the methods of its own interface. */
export function addStateSensor(
  device: WireDevice,
  site: SensorSite,
  field: StateField,
  extra: MethodTable = {},
): WireObject {
  const kind = STATE_KINDS[field];
  const methods: MethodTable = {
    getTypeSpec: getter(() => ({ readingtype: kind.readingType, type: kind.type, unit: 0 })),
    isTypeChangeAllowed: getter(() => false),
    setType: setter('changePduConfiguration', z.object({ type: z.int(), unit: z.int() }), () => 1),
    getState: getter(() => stateStruct(readState(device.pdu, { ...site, field }, device.sensors.failureOf))),
    ...extra,
  };
  const name = STATE_INTERFACE[field] ?? 'sensors.StateSensor';
  const object = device.registry.add(name, instanceOf(site, field), pathsOf(site, field), methods);
  device.addSensor({ ...site, field }, object);
  return object;
}

/** Methods of a breaker's trip sensor beyond a state sensor's. */
export function tripMethods(device: WireDevice, ocpIndex: number): MethodTable {
  return {
    getTripCause: getter(() => tripCause(device, ocpIndex)),
    getTripEventInformation: getter(() => tripInformation(device, ocpIndex)),
    getTripWaveform: getter(() => NO_WAVEFORM),
  };
}

export function tripCause(device: WireDevice, ocpIndex: number): WireStruct | null {
  const cause = device.pdu.ocps[ocpIndex]?.lastTrip?.cause;
  const outlet = cause === undefined || cause === null ? null : device.element('outlet', cause);
  return outlet === null ? null : { rid: outlet.rid, type: outlet.type };
}

export function tripInformation(device: WireDevice, ocpIndex: number): WireStruct {
  const trip = device.pdu.ocps[ocpIndex]?.lastTrip;
  return {
    cause: tripCause(device, ocpIndex),
    timestamp: trip?.atS ?? 0,
    current: new Double(trip?.amperes ?? 0),
  };
}

/** Methods of a residual current status sensor beyond a state sensor's. */
export function residualStatusMethods(device: WireDevice, inletIndex: number): MethodTable {
  return {
    startSelfTest: setter('changePduConfiguration', NO_PARAMS, () => startSelfTest(device.pdu, inletIndex)),
  };
}
