import type { JsonRecord } from '../read-json.ts';
import type { Handler, Objects } from './scripted-pdu.ts';

/** Versions of the interfaces a little PDU has; RIDs contain them as on real devices. */
export interface Versions {
  readonly pdu: string;
  readonly outlet: string;
  readonly inlet: string;
  readonly ocp: string;
  readonly numericSensor: string;
  readonly stateSensor: string;
}

export const FIRMWARE_3_6: Versions = {
  pdu: '4.1.6',
  outlet: '2.1.5',
  inlet: '2.0.4',
  ocp: '3.0.4',
  numericSensor: '4.0.3',
  stateSensor: '4.0.3',
};

export const FIRMWARE_4_0: Versions = {
  pdu: '6.1.2',
  outlet: '3.0.1',
  inlet: '3.0.1',
  ocp: '4.0.1',
  numericSensor: '4.0.6',
  stateSensor: '4.0.5',
};

const value =
  (ret: unknown): Handler =>
  () => ({ ret });

export const ref = (type: string, instance: string) => ({ rid: `/tfwopaque/${type}/${instance}`, type });

/** References of a little PDU's objects in one firmware. */
export function littleRefs(versions: Versions) {
  return {
    inlet: ref(`pdumodel.Inlet:${versions.inlet}`, 'inlet.0'),
    ocp: ref(`pdumodel.OverCurrentProtector:${versions.ocp}`, 'ocp.0'),
    outlet: (index: number) => ref(`pdumodel.Outlet:${versions.outlet}`, `outlet.${index}`),
    numeric: (name: string) => ref(`sensors.NumericSensor:${versions.numericSensor}`, name),
    state: (name: string) => ref(`sensors.StateSensor:${versions.stateSensor}`, name),
  };
}

export const numericReading = (number: number, more: JsonRecord = {}) => ({
  timestamp: 1_735_689_612,
  available: true,
  status: {
    aboveUpperCritical: false,
    aboveUpperWarning: false,
    belowLowerWarning: false,
    belowLowerCritical: false,
  },
  valid: true,
  value: number,
  ...more,
});

export function numericSensor(
  type: number,
  unit: number,
  reading: number,
  digits = 3,
): Record<string, Handler> {
  return {
    getMetaData: value({
      type: { readingtype: 0, type, unit },
      decdigits: digits,
      accuracy: 0,
      resolution: 0.001,
      tolerance: 0,
      noiseThreshold: 0,
      range: { lower: 0, upper: 840 },
      thresholdCaps: {
        hasUpperCritical: true,
        hasUpperWarning: true,
        hasLowerWarning: true,
        hasLowerCritical: true,
      },
    }),
    getThresholds: value({
      upperCriticalActive: true,
      upperCritical: 16,
      upperWarningActive: true,
      upperWarning: 12.8,
      lowerWarningActive: false,
      lowerWarning: 0,
      lowerCriticalActive: false,
      lowerCritical: 0,
      assertionTimeout: 0,
      deassertionHysteresis: 0.5,
    }),
    getReading: value(numericReading(reading)),
  };
}

const stateSensor = (state: number): Record<string, Handler> => ({
  getState: value({ timestamp: 1_735_689_612, available: true, value: state }),
});

export const outletState = (powerState: number, more: JsonRecord = {}) => ({
  available: true,
  powerState,
  switchOnInProgress: false,
  cycleInProgress: false,
  isLoadShed: false,
  ledState: { red: false, green: false, blinking: false },
  lastPowerStateChange: 1_735_689_000,
  ...more,
});

const rating = { current: 16, decimalCurrent: 16, minVoltage: 200, maxVoltage: 240 };

function pduObject(
  refs: ReturnType<typeof littleRefs>,
  outletCount: number,
  versions: Versions,
): Record<string, Handler> {
  let settings: JsonRecord = {
    name: 'rack-7',
    startupState: 2,
    cycleDelay: 10,
    inRushGuardDelay: 200,
    outletPowerStateSequence: [],
    powerOnDelay: 0,
    latchingRelays: true,
  };
  return {
    getTypeInfo: value({ id: `pdumodel.Pdu:${versions.pdu}`, base: null }),
    getMetaData: value({
      nameplate: {
        manufacturer: 'Raritan',
        brand: '',
        model: 'PX3-1',
        partNumber: '',
        serialNumber: 'SER0001',
      },
      fwRevision: '4.0.20.5-50000',
      macAddress: '00:0D:5D:00:00:01',
    }),
    getSettings: () => ({ ret: settings }),
    setSettings: ({ settings: changed }) => {
      settings = { ...settings, ...(changed as JsonRecord) };
      return { ret: 0 };
    },
    getSensors: value({ powerSupplyStatus: [refs.state('PSU0')], activePower: null, activeEnergy: null }),
    getInlets: value([refs.inlet]),
    getOverCurrentProtectors: value([refs.ocp]),
    getOutlets: value(Array.from({ length: outletCount }, (_, index) => refs.outlet(index))),
    getTransferSwitches: value([]),
    getOutletSequenceState: value({
      sequenceRunning: false,
      nextOutletToSwitch: 0,
      timeUntilNextSwitch: 0,
      outletsRemaining: 0,
      cancelableOutletsRemaining: 0,
    }),
    setMultipleOutletPowerStates: value(0),
    cycleMultipleOutletPowerStates: value(0),
    setAllOutletPowerStates: value(0),
    cycleAllOutletPowerStates: value(0),
    cancelOutletSequence: () => ({ result: null }),
  };
}

function outletObject(refs: ReturnType<typeof littleRefs>, index: number): Record<string, Handler> {
  let settings: JsonRecord = {
    name: index === 0 ? 'db-01' : '',
    startupState: 3,
    usePduCycleDelay: true,
    cycleDelay: 10,
    nonCritical: false,
    sequenceDelay: 0,
  };
  let powerState = 1;
  return {
    getMetaData: value({
      label: String(index + 1),
      receptacleType: 'IEC 60320 C13',
      namePlate: {},
      rating,
      isSwitchable: true,
    }),
    getSettings: () => ({ ret: settings }),
    setSettings: ({ settings: changed }) => {
      settings = { ...(changed as JsonRecord) };
      return { ret: 0 };
    },
    getSensors: value({
      outletState: refs.state(`O${index}OutletState`),
      activePower: refs.numeric(`O${index}ActivePower`),
      current: refs.numeric(`O${index}Current`),
      voltage: null,
    }),
    getIOP: () => ({
      result: {
        i: refs.inlet,
        o: refs.ocp,
        p: [
          { label: '', line: 0, nodeId: 11 },
          { label: '', line: 3, nodeId: 14 },
        ],
      },
    }),
    getParents: value([refs.ocp]),
    getState: () => ({ ret: outletState(powerState) }),
    setPowerState: ({ pstate }) => {
      powerState = pstate as number;
      return { ret: 0 };
    },
    cyclePowerState: value(0),
  };
}

/** Objects of a single-phase PDU with one inlet, one breaker and a few metered, switchable outlets. */
export function littlePdu(versions: Versions = FIRMWARE_4_0, outletCount = 3): Objects {
  const refs = littleRefs(versions);
  const objects: Objects = new Map();
  objects.set('/model/pdu/0', pduObject(refs, outletCount, versions));
  objects.set(refs.inlet.rid, {
    getMetaData: value({ label: 'I1', plugType: 'IEC 60309 16A', namePlate: {}, rating }),
    getSettings: value({ name: '' }),
    setSettings: value(0),
    getSensors: value({
      voltage: refs.numeric('I0Voltage'),
      current: refs.numeric('I0Current'),
      residualCurrent: null,
    }),
    getPoles: value([
      { label: '', line: 0, nodeId: 1, voltage: null, current: null },
      { label: '', line: 3, nodeId: 4, current: null },
    ]),
    getChildren: value([refs.ocp]),
  });
  objects.set(refs.ocp.rid, {
    getMetaData: value({ label: 'C1', namePlate: {}, rating, type: 0, maxTripCnt: 0 }),
    getSettings: value({ name: '' }),
    setSettings: value(0),
    getSensors: value({ trip: refs.state('C0Trip'), current: refs.numeric('C0Current') }),
    getPoles: value([{ label: '', line: 0, inNodeId: 1, outNodeId: 11 }]),
    getInlet: value(refs.inlet),
    getOCP: value(null),
    getParents: value([refs.inlet]),
    getChildren: value(Array.from({ length: outletCount }, (_, index) => refs.outlet(index))),
  });
  objects.set(refs.state('PSU0').rid, stateSensor(0));
  objects.set(refs.numeric('I0Voltage').rid, numericSensor(1, 1, 230.5, 0));
  objects.set(refs.numeric('I0Current').rid, numericSensor(2, 2, 4.2));
  objects.set(refs.state('C0Trip').rid, stateSensor(1));
  objects.set(refs.numeric('C0Current').rid, numericSensor(2, 2, 4.2));
  for (let index = 0; index < outletCount; index += 1) {
    objects.set(refs.outlet(index).rid, outletObject(refs, index));
    objects.set(refs.state(`O${index}OutletState`).rid, stateSensor(1));
    objects.set(refs.numeric(`O${index}ActivePower`).rid, numericSensor(4, 3, 100 + index, 0));
    objects.set(refs.numeric(`O${index}Current`).rid, numericSensor(2, 2, 0.5 + index));
  }
  return objects;
}
