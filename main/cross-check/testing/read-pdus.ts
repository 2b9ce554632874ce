import { inletId, ocpId, outletId } from '../../../shared/model/ids.ts';
import type { Outlet, PduModel, Protocol } from '../../../shared/model/pdu.ts';
import type { PowerState } from '../../../shared/model/power-state.ts';
import { unitOf } from '../../../shared/model/quantity.ts';
import type { SensorDescriptor } from '../../../shared/model/sensor.ts';
import type { Sample } from '../../drivers/driver.ts';
import type { ReadPair, ReadPdu } from '../read-pdu.ts';

const READ_AT_MS = 1_700_000_000_000;

export function outlet(label: string, patch: Partial<Outlet> = {}): Outlet {
  return {
    kind: 'outlet',
    id: outletId(label),
    label,
    name: `Host ${label}`,
    ratingAmperes: 10,
    poles: [],
    receptacle: 'IEC 60320 C13',
    switchable: true,
    metered: true,
    inlet: inletId('I1'),
    ocp: ocpId('C1'),
    lines: ['L1', 'N'],
    sequenceDelayMs: 2000,
    cycleDelayMs: 5000,
    usePduCycleDelay: false,
    startupState: 'pduDefault',
    ...patch,
  };
}

type Part = Pick<SensorDescriptor, 'element' | 'quantity'> & Partial<SensorDescriptor>;

export function sensor({ element, quantity, ...rest }: Part): SensorDescriptor {
  const kind = quantity === 'trip' ? 'state' : 'numeric';
  const facts = { decimalDigits: 2, range: null, thresholds: null };
  return { element, quantity, pole: null, kind, unit: unitOf(quantity), ...facts, ...rest };
}

const OUTLETS = [outlet('1'), outlet('2')];

const MODEL: PduModel = {
  discovery: 1,
  identity: { vendor: 'Raritan', model: 'PX3', serial: 'S1', firmware: '4.0.20', mac: '' },
  settings: {
    name: 'A07-L',
    location: null,
    cycleDelayMs: 10_000,
    inRushGuardDelayMs: 200,
    powerOnDelayMs: 0,
    startupState: 'lastState',
    outletPowerStateSequence: [],
  },
  inlets: [
    {
      kind: 'inlet',
      id: inletId('I1'),
      label: 'I1',
      name: '',
      ratingAmperes: 32,
      poles: [],
      plug: 'IEC 60309',
    },
  ],
  ocps: [
    {
      kind: 'ocp',
      id: ocpId('C1'),
      label: 'C1',
      name: '',
      ratingAmperes: 16,
      poles: [],
      type: 'breaker1Pole',
      inlet: inletId('I1'),
      upstreamOcp: null,
    },
  ],
  outlets: OUTLETS,
  transferSwitches: [],
  edges: [
    ['inlet:I1', 'ocp:C1'],
    ['ocp:C1', 'outlet:1'],
    ['ocp:C1', 'outlet:2'],
  ],
  sensors: [
    sensor({ element: 'inlet:I1', quantity: 'voltage', pole: 'L1' }),
    sensor({ element: 'ocp:C1', quantity: 'trip' }),
    sensor({ element: 'outlet:1', quantity: 'current' }),
    sensor({ element: 'outlet:2', quantity: 'current' }),
  ],
  capabilities: ['switchOutlet', 'sequenceOrder', 'sequenceDelay'],
  sequenceDelayStepMs: 1,
};

/** How one side is made unlike the other. */
export interface Changes {
  readonly model?: Partial<PduModel>;
  readonly outlet1?: Partial<Outlet>;
  /** Of the sensors in order; null for no value. */
  readonly values?: readonly (number | null)[];
  readonly state1?: PowerState;
}

function read(protocol: Protocol, { model = {}, outlet1 = {}, values, state1 = 'on' }: Changes): ReadPdu {
  const outlets = OUTLETS.map((each) => (each.label === '1' ? { ...each, ...outlet1 } : each));
  const whole = { ...MODEL, outlets, ...model };
  const read = whole.sensors.map((_each, index) => (values ?? [230.1, 1, 2.31, 0.5])[index] ?? null);
  const observed = { lastPowerStateChangeMs: null, readAtMs: READ_AT_MS };
  const sample: Sample = {
    sensorIndexes: whole.sensors.map((_each, index) => index),
    values: read,
    statusCodes: read.map((value) => (value === null ? 3 : 0)),
    readAtMs: READ_AT_MS,
    outletStates: {
      'outlet:1': { powerState: state1, ...observed },
      'outlet:2': { powerState: 'off', ...observed },
    },
    sequenceState: null,
  };
  return { protocol, model: whole, sample };
}

/** A PDU of two outlets read by both protocols; they say the same but for the changes. */
export function readPair(snmp: Changes = {}, xerus: Changes = {}): ReadPair {
  return {
    tookMs: 0,
    xerus: read('xerus', xerus),
    snmp: read('snmp', { ...snmp, model: { sequenceDelayStepMs: 1000, ...snmp.model } }),
  };
}
