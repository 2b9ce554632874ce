import { LOADS } from './loads.ts';
import {
  FULL_OUTLET_SENSORS,
  OCP_SENSORS,
  POLE_SENSORS,
  THREE_PHASE_INLET_SENSORS,
  currentThresholds,
  voltageThresholds,
} from './sensor-sets.ts';
import type { Line, LoadSpec, ModelSpec } from './spec.ts';

const OCP_LINES: readonly (readonly Line[])[] = [
  ['L1', 'L2'],
  ['L2', 'L3'],
  ['L3', 'L1'],
  ['L1', 'L2'],
  ['L2', 'L3'],
  ['L3', 'L1'],
];
const OUTLETS_PER_OCP = 4;

const OCCUPANTS: readonly (readonly [string, LoadSpec | null])[] = [
  ['hpc-node-01', LOADS.denseServer(610)],
  ['hpc-node-02', LOADS.denseServer(590)],
  ['leaf-sw-01', LOADS.switch(160)],
  ['', null],
  ['hpc-node-03', LOADS.denseServer(640)],
  ['hpc-node-04', LOADS.denseServer(575)],
  ['leaf-sw-02', LOADS.switch(155)],
  ['', null],
  ['hpc-node-05', LOADS.denseServer(600)],
  ['hpc-node-06', LOADS.denseServer(620)],
  ['nas-01', LOADS.storage(280)],
  ['', LOADS.idleSupply(12)],
  ['hpc-node-07', LOADS.denseServer(585)],
  ['hpc-node-08', LOADS.denseServer(605)],
  ['login-01', LOADS.server(230)],
  ['', null],
  ['hpc-node-09', LOADS.denseServer(560)],
  ['hpc-node-10', LOADS.denseServer(615)],
  ['mgmt-01', LOADS.server(140)],
  ['', null],
  ['scratch-01', LOADS.storage(410)],
  ['scratch-02', LOADS.storage(395)],
  ['console-srv', LOADS.switch(28)],
  ['', null],
];

/** North American 208 V delta feed: every outlet sits between two lines, and there is no neutral. */
export const px3Delta24: ModelSpec = {
  name: 'px3-delta-24',
  description:
    'Three-phase 208 V delta, 35 A; 6 two-pole breakers; 24 fully metered, switched outlets on L-L',
  manufacturer: 'Raritan',
  brand: '',
  product: 'PX3-5493V-N1',
  partNumber: '7A1234568',
  rating: { voltage: '208V', current: '35A', frequency: '60Hz', power: '12.6kVA' },
  pduName: 'hpc-row-2 left',
  cycleDelayS: 10,
  inRushGuardDelayMs: 200,
  powerOnDelayS: 0,
  sequence: [],
  hasTotalSensors: false,
  inlets: [
    {
      label: 'I1',
      name: '',
      plug: 'Hubbell CS8365C',
      ratingAmperes: 35,
      minVolts: 208,
      maxVolts: 208,
      lines: ['L1', 'L2', 'L3'],
      lineToNeutralVolts: 120,
      hertz: 60,
      sensors: THREE_PHASE_INLET_SENSORS,
      hasResidualCurrentStatus: true,
      poleSensors: POLE_SENSORS,
      thresholds: { ...currentThresholds(35), ...voltageThresholds('voltage', 208) },
      poleThresholds: currentThresholds(35),
    },
  ],
  ocps: OCP_LINES.map((lines, index) => ({
    label: `C${index + 1}`,
    name: '',
    type: 1,
    ratingAmperes: 20,
    inlet: 0,
    upstream: null,
    lines,
    sensors: OCP_SENSORS,
    thresholds: currentThresholds(20),
  })),
  outlets: OCCUPANTS.map(([name, load], index) => {
    const ocp = Math.floor(index / OUTLETS_PER_OCP);
    return {
      label: String(index + 1),
      name,
      receptacle: index % OUTLETS_PER_OCP === 3 ? 'IEC 60320 C19' : 'IEC 60320 C13',
      ratingAmperes: index % OUTLETS_PER_OCP === 3 ? 16 : 10,
      inlet: 0,
      ocp,
      lines: OCP_LINES[ocp] ?? [],
      switchable: true,
      sensors: FULL_OUTLET_SENSORS,
      poleSensors: [],
      thresholds: currentThresholds(10),
      load,
      initiallyOn: true,
      nonCritical: name.startsWith('scratch'),
      sequenceDelayMs: name.startsWith('leaf-sw') ? 2000 : 0,
      cycleDelayS: 10,
      usePduCycleDelay: true,
    };
  }),
  transferSwitch: null,
};
