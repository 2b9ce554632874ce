import { LOADS } from './loads.ts';
import { SINGLE_PHASE_INLET_SENSORS, currentThresholds, voltageThresholds } from './sensor-sets.ts';
import type { LoadSpec, ModelSpec } from './spec.ts';

const OCCUPANTS: readonly (readonly [string, LoadSpec | null])[] = [
  ['router', LOADS.switch(38)],
  ['access-sw', LOADS.switch(120)],
  ['nas', LOADS.storage(95)],
  ['', null],
  ['pi-cluster', LOADS.server(60)],
  ['oscilloscope', LOADS.testBench(75)],
  ['', LOADS.idleSupply(6)],
  ['rack-monitor', LOADS.monitor(18)],
];
/** The unit's own management port hangs on it: its receptacle has no relay. */
const UNSWITCHED = 7;

/** A small office unit: the inlet is metered, the outlets are not, and there is no breaker. */
export const px3OnePhase8: ModelSpec = {
  name: 'px3-1ph-8',
  description: 'Single-phase 230 V, 10 A; no breakers; 8 unmetered outlets, one of them not switchable',
  manufacturer: 'Raritan',
  brand: '',
  product: 'PX3-5138R',
  partNumber: '7A1234569',
  rating: { voltage: '200-240V', current: '10A', frequency: '50/60Hz', power: '2.0-2.4kVA' },
  pduName: '',
  cycleDelayS: 10,
  inRushGuardDelayMs: 200,
  powerOnDelayS: 0,
  sequence: [],
  hasTotalSensors: false,
  inlets: [
    {
      label: 'I1',
      name: '',
      plug: 'IEC 60320 C14',
      ratingAmperes: 10,
      minVolts: 200,
      maxVolts: 240,
      lines: ['L1', 'N'],
      lineToNeutralVolts: 230,
      hertz: 50,
      sensors: SINGLE_PHASE_INLET_SENSORS,
      hasResidualCurrentStatus: false,
      poleSensors: [],
      thresholds: { ...currentThresholds(10), ...voltageThresholds('voltage', 230) },
      poleThresholds: {},
    },
  ],
  ocps: [],
  outlets: OCCUPANTS.map(([name, load], index) => ({
    label: String(index + 1),
    name,
    receptacle: 'IEC 60320 C13',
    ratingAmperes: 10,
    inlet: 0,
    ocp: null,
    lines: ['L1', 'N'],
    switchable: index !== UNSWITCHED,
    sensors: [],
    poleSensors: [],
    thresholds: {},
    load,
    initiallyOn: true,
    nonCritical: false,
    sequenceDelayMs: 0,
    cycleDelayS: 10,
    usePduCycleDelay: true,
  })),
  transferSwitch: null,
};
