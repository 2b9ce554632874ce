import { poleReading, reading, type DrivenWalk, type WalkExpectation } from './expectation.ts';

/* `D` is 1.3.6.1.4.1.674.10903.200.2.200, `T` 1.3.6.1.4.1.850.1.1 and `N` 1.3.6.1.4.1.38446.1. */
const dell: DrivenWalk = {
  walk: 'dell-rpdu',
  overlay: false,
  is: 'driven',
  family: 'dell-rpdu',
  identity: { vendor: 'Dell', model: 'DELL6606', serial: 'IN1A234B5678912CD345E67', firmware: 'v5.1.2' }, // D.100.2.1.{7,8,5}.1
  counts: { inlets: 1, ocps: 0, outlets: 24, transferSwitches: 0 },
  numericSensors: 4 + 24 * 2,
  switchable: 0, // D.130.1.4.1.4 is not recorded
  names: {
    pdu: '2500-1 Rack PDU', // D.110.2.1.2.1
    'outlet:1': 'Outlet 1', // D.130.2.2.1.3.1
    'outlet:24': 'Outlet 24',
  },
  stateCounts: { unknown: 24 }, // D.130.1.2.1.4 is not recorded
  states: { 'outlet:1': 'unknown' },
  poles: { 'inlet:I1': [] },
  readings: [
    reading('inlet:I1', 'activePower', 3790, 'W'), // D.110.2.1.3.1 = 379, 0.01 kW; its only phase says 381
    reading('inlet:I1', 'activeEnergy', 63_013_900, 'Wh'), // D.110.2.1.4.1 = 630139, 0.1 kWh as in the MIB that it is taken from
    reading('inlet:I1', 'current', 19.3, 'A', 'warning'), // D.120.2.1.4.1 = 193, 0.1 A; .3.1 = 3: near overload
    reading('inlet:I1', 'voltage', 205, 'V'), // D.120.2.1.5.1 = 205
    reading('outlet:1', 'activePower', 250, 'W'), // D.130.2.2.1.8.1 = 250; all 24 make 3754 W, near the inlet's 3790
    // The unit is a whole ampere: 250 W at 205 V, and all 24 rows make 18 where the inlet has 19.3 A.
    reading('outlet:1', 'current', 1, 'A'), // D.130.2.2.1.6.1 = 1
    reading('outlet:3', 'activePower', 352, 'W'), // D.130.2.2.1.8.3
    reading('outlet:3', 'current', 2, 'A'), // D.130.2.2.1.6.3 = 2
    reading('outlet:9', 'activePower', 57, 'W'), // D.130.2.2.1.8.9
    reading('outlet:9', 'current', 0, 'A'), // D.130.2.2.1.6.9 = 0
    reading('outlet:24', 'activePower', 0, 'W'), // D.130.2.2.1.8.24
  ],
};

const trippLite: DrivenWalk = {
  walk: 'poweralert_pdu',
  overlay: false,
  is: 'driven',
  family: 'tripplite',
  // T.1.2.1.5.1; sysDescr is "… software: PowerAlert 20.2.1 (Build 942)".
  identity: { vendor: 'Tripp Lite', model: 'PDUMV30HVNETLX', serial: '', firmware: '20.2.1' },
  counts: { inlets: 1, ocps: 2, outlets: 24, transferSwitches: 0 },
  numericSensors: 4 + 2, // outlets have neither column 7 nor 8
  switchable: 24, // T.3.2.3.3.1.1.5.1.n = 1
  names: {
    'outlet:1': 'Load 1', // T.3.2.3.3.1.1.2.1.1
    'outlet:10': 'test-device-01',
    'outlet:12': 'test-device-02',
    'outlet:24': 'Load 24',
  },
  stateCounts: { on: 24 }, // T.3.2.3.3.1.1.4.1.n = 2 (on); the command column reads 0
  states: { 'outlet:1': 'on', 'outlet:24': 'on' },
  poles: { 'inlet:I1': [] },
  readings: [
    reading('inlet:I1', 'voltage', 207, 'V'), // T.3.2.3.1.2.1.4.1.1 = 2070, 0.1 V
    reading('inlet:I1', 'lineFrequency', 59.9, 'Hz'), // T.3.2.3.1.2.1.3.1.1 = 599, 0.1 Hz
    reading('inlet:I1', 'current', 1, 'A'), // T.3.2.3.2.1.1.5.1.1 = 100, 0.01 A
    reading('inlet:I1', 'activePower', 207, 'W'), // T.3.2.3.2.1.1.8.1.1 = 207
    reading('ocp:B1', 'current', 0, 'A'), // T.3.2.3.4.1.1.4.1.1 = 0
    reading('ocp:B2', 'current', 1, 'A'), // T.3.2.3.4.1.1.4.1.2 = 100, 0.01 A
  ],
  noSensor: [
    { element: 'outlet:1', quantity: 'current' },
    { element: 'outlet:1', quantity: 'voltage' },
  ],
};

const enlogic: DrivenWalk = {
  walk: 'enlogic-pdu2',
  overlay: false,
  is: 'driven',
  family: 'enlogic',
  // N.1.2.1.{11,12,14}.1; where the serial number is, the recording has "<private>".
  identity: { vendor: 'Enlogic', model: 'EN1814', serial: '', firmware: '2.0.4.3' },
  counts: { inlets: 1, ocps: 3, outlets: 0, transferSwitches: 0 }, // nine rows of N.4.4.1 are padding: index 0, label "NA"
  numericSensors: 3 + 3 * 5 + 3,
  switchable: 0,
  names: { 'ocp:B1': 'B1', 'ocp:B3': 'B3' }, // N.4.2.1.3.1.n
  stateCounts: {},
  states: {},
  // The lines' currents and powers are those of a delta: 2.77 A × 205 V are line 1's 568 VA.
  poles: { 'inlet:I1': ['L1', 'L2', 'L3'] },
  readings: [
    reading('inlet:I1', 'activePower', 1120, 'W'), // N.2.4.1.4.1 = 1120: 521, 599 and 0 W
    reading('inlet:I1', 'apparentPower', 1222, 'VA'), // N.2.4.1.5.1 = 1222
    reading('inlet:I1', 'activeEnergy', 52_777_600, 'Wh'), // N.2.4.1.9.1 = 527776, 0.1 kWh
    poleReading('inlet:I1', 'L1', 'current', 2.77, 'A'), // N.3.4.1.5.1.1 = 277, 0.01 A
    poleReading('inlet:I1', 'L2', 'current', 4.72, 'A'), // N.3.4.1.5.1.2 = 472
    poleReading('inlet:I1', 'L1', 'voltage', 205, 'V'), // N.3.4.1.6.1.1 = 205
    poleReading('inlet:I1', 'L2', 'activePower', 599, 'W'), // N.3.4.1.7.1.2 = 599
    poleReading('inlet:I1', 'L3', 'activePower', 0, 'W'), // N.3.4.1.7.1.3 = 0
    poleReading('inlet:I1', 'L2', 'powerFactor', 0.91, null), // N.3.4.1.9.1.2 = 91: 599 / 652 = 0.92
    reading('ocp:B1', 'current', 2.77, 'A'), // N.4.4.1.5.1.1 = 277
    reading('ocp:B2', 'current', 3.18, 'A'), // N.4.4.1.5.1.2 = 318
    reading('ocp:B3', 'current', 0, 'A'), // N.4.4.1.5.1.3 = 0
  ],
  thresholds: [
    // N.4.2.1.5-8.1.1 = 0, 0, 1600, 1400 (LC, LW, UC, UW): 0 is no limit.
    {
      element: 'ocp:B1',
      quantity: 'current',
      limits: { lowerCritical: null, lowerWarning: null, upperWarning: 14, upperCritical: 16 },
    },
  ],
  noSensor: [{ element: 'inlet:I1', quantity: 'voltageLN' }],
};

export const MORE_WALKS: readonly WalkExpectation[] = [dell, trippLite, enlogic];
