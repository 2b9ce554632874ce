import { LOADS } from './loads.ts';
import {
  OCP_SENSORS,
  RECORDED_OUTLET_SENSORS,
  SINGLE_PHASE_INLET_SENSORS,
  currentThresholds,
  voltageThresholds,
} from './sensor-sets.ts';
import type { InletSpec, LoadSpec, ModelSpec } from './spec.ts';

const OUTLETS_PER_OCP = 6;
const OCCUPANTS: readonly (readonly [string, LoadSpec | null])[] = [
  ['wan-router', LOADS.switch(85)],
  ['edge-fw', LOADS.firewall(110)],
  ['pbx-01', LOADS.server(90)],
  ['dns-01', LOADS.server(75)],
  ['', null],
  ['license-srv', LOADS.server(130)],
  ['legacy-db', LOADS.server(310)],
  ['legacy-app', LOADS.server(220)],
  ['modem-bank', LOADS.switch(35)],
  ['badge-ctl', LOADS.monitor(22)],
  ['', null],
  ['camera-nvr', LOADS.storage(140)],
];

function inlet(label: string, name: string, lineToNeutralVolts: number): InletSpec {
  return {
    label,
    name,
    plug: 'IEC 60309 2P+E 6h 16A',
    ratingAmperes: 16,
    minVolts: 200,
    maxVolts: 240,
    lines: ['L1', 'N'],
    lineToNeutralVolts,
    hertz: 50,
    sensors: SINGLE_PHASE_INLET_SENSORS,
    hasResidualCurrentStatus: false,
    poleSensors: [],
    thresholds: { ...currentThresholds(16), ...voltageThresholds('voltage', 230) },
    poleThresholds: {},
  };
}

/** Two feeds behind a transfer switch; breakers and outlets name the first inlet, whichever feeds them (Xerus reference 5.6). */
export const px3ts12: ModelSpec = {
  name: 'px3ts-12',
  description: 'Transfer switch with two single-phase inlets, 16 A; 2 breakers; 12 metered, switched outlets',
  manufacturer: 'Raritan',
  brand: '',
  product: 'PX3TS-5190R',
  partNumber: '7A1234570',
  rating: { voltage: '200-240V', current: '16A', frequency: '50/60Hz', power: '3.2-3.8kVA' },
  pduName: 'comms-rack',
  cycleDelayS: 10,
  inRushGuardDelayMs: 200,
  powerOnDelayS: 0,
  sequence: [],
  hasTotalSensors: false,
  inlets: [inlet('I1', 'Utility', 230), inlet('I2', 'UPS', 232)],
  ocps: [0, 1].map((index) => ({
    label: `C${index + 1}`,
    name: '',
    type: 0,
    ratingAmperes: 16,
    inlet: 0,
    upstream: null,
    lines: ['L1'],
    sensors: OCP_SENSORS,
    thresholds: currentThresholds(16),
  })),
  outlets: OCCUPANTS.map(([name, load], index) => ({
    label: String(index + 1),
    name,
    receptacle: 'IEC 60320 C13',
    ratingAmperes: 10,
    inlet: 0,
    ocp: Math.floor(index / OUTLETS_PER_OCP),
    lines: ['L1', 'N'],
    switchable: true,
    sensors: RECORDED_OUTLET_SENSORS,
    poleSensors: [],
    thresholds: currentThresholds(10),
    load,
    initiallyOn: true,
    nonCritical: false,
    sequenceDelayMs: index < 2 ? 1000 : 0,
    cycleDelayS: 10,
    usePduCycleDelay: true,
  })),
  transferSwitch: { label: 'TS1', name: '', ratingAmperes: 16, lines: ['L1', 'N'] },
};
