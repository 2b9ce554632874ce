import { LOADS } from './loads.ts';
import {
  OCP_SENSORS,
  POLE_SENSORS,
  RECORDED_OUTLET_SENSORS,
  THREE_PHASE_INLET_SENSORS,
  currentThresholds,
  voltageThresholds,
} from './sensor-sets.ts';
import type { Line, LoadSpec, ModelSpec, OcpSpec, OutletSpec } from './spec.ts';

const OCP_LINES: readonly Line[] = ['L1', 'L2', 'L3', 'L1', 'L2', 'L3'];
const OUTLETS_PER_OCP = 6;

/** Name, load, and whether it starts switched off; by outlet. L1 carries the most, so that its current sits in the warning band. */
const OCCUPANTS: readonly (readonly [string, LoadSpec | null, 'off'?])[] = [
  ['core-sw-01', LOADS.switch(210)],
  ['esx-host-01 PSU1', LOADS.denseServer(660)],
  ['esx-host-02 PSU1', LOADS.denseServer(640)],
  ['esx-host-03 PSU1', LOADS.denseServer(630)],
  ['', null],
  ['stor-array-01 PSU1', LOADS.storage(450)],

  ['core-sw-02', LOADS.switch(205)],
  ['db-01 PSU1', LOADS.server(420)],
  ['db-02 PSU1', LOADS.server(410)],
  ['web-01', LOADS.server(185)],
  ['web-02', LOADS.server(178)],
  ['', LOADS.idleSupply(9)],

  ['fw-01', LOADS.firewall(95)],
  ['fw-02', LOADS.firewall(92), 'off'],
  ['build-01', LOADS.server(540)],
  ['build-02', LOADS.server(555)],
  ['build-03', LOADS.server(480)],
  ['', null],

  ['esx-host-04 PSU1', LOADS.denseServer(600)],
  ['esx-host-05 PSU1', LOADS.denseServer(560)],
  ['gpu-01 PSU1', LOADS.denseServer(900)],
  ['mgmt-sw-01', LOADS.switch(48)],
  ['kvm-01', LOADS.monitor(32)],
  ['', null],

  ['stor-array-01 PSU2', LOADS.storage(440)],
  ['backup-01', LOADS.storage(310)],
  ['tape-lib "A"', LOADS.storage(85)],
  ['web-03', LOADS.server(182)],
  ['bench-psu', LOADS.testBench(260)],
  ['', null, 'off'],

  ['dut-01', LOADS.testBench(140)],
  ['dut-02', LOADS.testBench(165)],
  ['dut-03', LOADS.testBench(90), 'off'],
  ['fan-tray', LOADS.fanTray(70)],
  ['console-srv', LOADS.switch(25)],
  ['rack-monitor', LOADS.monitor(28)],
];

/** Network first, then storage, then hosts; the rest by number. */
const FIRST = [0, 6, 12, 13, 21, 5, 24, 25];
const SEQUENCE = [...FIRST, ...OCCUPANTS.map((_, index) => index).filter((index) => !FIRST.includes(index))];

/** Switches get seconds to boot, storage longer, servers half a second to spare the breakers. */
function sequenceDelayMs(name: string): number {
  if (name.startsWith('core-sw')) return 3000;
  if (name.startsWith('stor-array')) return 5000;
  if (name.startsWith('fw')) return 1000;
  if (name.startsWith('esx') || name.startsWith('db') || name.startsWith('gpu')) return 500;
  return 0;
}

const ocps: OcpSpec[] = OCP_LINES.map((line, index) => ({
  label: `C${index + 1}`,
  name: '',
  type: 0,
  ratingAmperes: 16,
  inlet: 0,
  upstream: null,
  lines: [line],
  sensors: OCP_SENSORS,
  thresholds: currentThresholds(16),
}));

const outlets: OutletSpec[] = OCCUPANTS.map(([name, load, off], index) => {
  const ocp = Math.floor(index / OUTLETS_PER_OCP);
  const isC19 = index % OUTLETS_PER_OCP === 3;
  return {
    label: String(index + 1),
    name,
    receptacle: isC19 ? 'IEC 60320 C19' : 'IEC 60320 C13',
    ratingAmperes: isC19 ? 16 : 10,
    inlet: 0,
    ocp,
    lines: [OCP_LINES[ocp] ?? 'L1', 'N'],
    switchable: true,
    sensors: RECORDED_OUTLET_SENSORS,
    poleSensors: [],
    thresholds: currentThresholds(isC19 ? 16 : 10),
    load,
    initiallyOn: off !== 'off',
    nonCritical: name.startsWith('dut') || name.startsWith('bench'),
    sequenceDelayMs: sequenceDelayMs(name),
    cycleDelayS: name.startsWith('stor-array') ? 30 : 10,
    usePduCycleDelay: !name.startsWith('stor-array'),
  };
});

/** The demo: a busy 400 V wye rack unit with 36 switched and metered outlets. */
export const px3ThreePhase36: ModelSpec = {
  name: 'px3-3ph-36',
  description: 'Three-phase 400 V wye, 32 A; 6 breakers of 16 A; 36 metered, switched outlets',
  manufacturer: 'Raritan',
  brand: '',
  product: 'PX3-5902V-N1',
  partNumber: '7A1234567',
  rating: { voltage: '360-415V', current: '32A', frequency: '50/60Hz', power: '20.0-23.0kVA' },
  pduName: 'lab-rack-07 A',
  cycleDelayS: 10,
  inRushGuardDelayMs: 200,
  powerOnDelayS: 0,
  sequence: SEQUENCE,
  hasTotalSensors: false,
  inlets: [
    {
      label: 'I1',
      name: 'Feed A',
      plug: 'IEC 60309 3P+N+E 6h 32A',
      ratingAmperes: 32,
      minVolts: 360,
      maxVolts: 415,
      lines: ['L1', 'L2', 'L3', 'N'],
      lineToNeutralVolts: 231,
      hertz: 50,
      sensors: THREE_PHASE_INLET_SENSORS,
      hasResidualCurrentStatus: true,
      poleSensors: POLE_SENSORS,
      thresholds: {
        ...currentThresholds(32),
        ...voltageThresholds('voltage', 400),
        residualCurrent: { upperWarning: 0.02, upperCritical: 0.03, deassertionHysteresis: 0.001 },
        unbalancedCurrent: { upperWarning: 60, upperCritical: 80, deassertionHysteresis: 5 },
      },
      poleThresholds: {
        current: { upperWarning: 20.8, upperCritical: 25.6, deassertionHysteresis: 1 },
        ...voltageThresholds('voltageLN', 231),
      },
    },
  ],
  ocps,
  outlets,
  transferSwitch: null,
};
