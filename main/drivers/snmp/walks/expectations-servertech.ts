import { reading, type DrivenWalk, type WalkExpectation } from './expectation.ts';

/* `S3` is 1.3.6.1.4.1.1718.3 and `S4` 1.3.6.1.4.1.1718.4.1. */
const sentry3: DrivenWalk = {
  walk: 'sentry3_switched',
  overlay: false,
  is: 'driven',
  family: 'sentry3',
  // S3.2.1.1.7.1, S3.2.1.1.6.1, S3.1.1.0 = "Sentry Switched CDU Version 7.1f".
  identity: {
    vendor: 'Server Technology',
    model: 'CWG-30VDE455/CB',
    serial: 'ADFC0001714',
    firmware: '7.1f',
  },
  counts: { inlets: 3, ocps: 0, outlets: 30, transferSwitches: 0 },
  numericSensors: 3 * 2 + 30, // outlets that do not say what they can measure give loads all the same
  switchable: 0, // S3.2.3.1.11 is not recorded
  names: {
    'inlet:AA': 'TowerA_InfeedA',
    'inlet:AC': 'TowerA_InfeedC',
    'outlet:AA1': 'Outlet AA1',
    'outlet:AB10': 'Outlet AB10',
    'outlet:AC10': 'Outlet AC10',
  },
  stateCounts: { unknown: 30 }, // S3.2.3.1.5 is not recorded
  states: { 'outlet:AA1': 'unknown', 'outlet:AA8': 'unknown' },
  poles: { 'inlet:AA': [] },
  readings: [
    reading('inlet:AA', 'current', 3.09, 'A'), // S3.2.2.1.7.1.1 = 309, 0.01 A
    reading('inlet:AB', 'current', 3.92, 'A'), // S3.2.2.1.7.1.2 = 392
    reading('inlet:AC', 'current', 4.34, 'A'), // S3.2.2.1.7.1.3 = 434
    reading('inlet:AA', 'voltage', 207, 'V'), // S3.2.2.1.11.1.1 = 2070, 0.1 V
    reading('inlet:AB', 'voltage', 207.8, 'V'), // S3.2.2.1.11.1.2 = 2078
    reading('inlet:AC', 'voltage', 208.7, 'V'), // S3.2.2.1.11.1.3 = 2087
    reading('outlet:AA1', 'current', 0, 'A'), // S3.2.3.1.7.1.1.1 = 0
    reading('outlet:AA8', 'current', 0.64, 'A'), // S3.2.3.1.7.1.1.8 = 64
    reading('outlet:AA10', 'current', 0.65, 'A'), // S3.2.3.1.7.1.1.10 = 65
    reading('outlet:AB3', 'current', 0.82, 'A'), // S3.2.3.1.7.1.2.3 = 82
    reading('outlet:AB10', 'current', 0.28, 'A'), // S3.2.3.1.7.1.2.10 = 28
    reading('outlet:AC4', 'current', 0.32, 'A'), // S3.2.3.1.7.1.3.4 = 32
  ],
  noSensor: [
    { element: 'inlet:AA', quantity: 'activePower' },
    { element: 'outlet:AA8', quantity: 'activePower' },
  ],
};

const sentry3WithOverlay: DrivenWalk = {
  ...sentry3,
  overlay: true,
  numericSensors: 3 * 2 + 30 * 2,
  switchable: 30, // capabilities e0 00: bit 2, powerControl, is set in all rows
  names: { ...sentry3.names, pdu: 'TowerA' },
  // S3.2.3.1.5: 0 (off) for the eighth outlet of each infeed, else 1 (on).
  stateCounts: { on: 27, off: 3 },
  states: {
    'outlet:AA1': 'on',
    'outlet:AA8': 'off',
    'outlet:AB8': 'off',
    'outlet:AC8': 'off',
    'outlet:AC9': 'on',
  },
  readings: [
    ...sentry3.readings,
    // Capabilities e0 00: bit 1, loadSense, is set; bit 8, powerSense, is not.
    reading('outlet:AA1', 'voltage', 207, 'V'), // S3.2.3.1.13.1.1.1 = 2070, 0.1 V
  ],
};

const sentry4: DrivenWalk = {
  walk: 'sentry4_switched8i',
  overlay: false,
  is: 'driven',
  family: 'sentry4',
  // S4.1.1.1.0 is the product's name; nothing says model, serial number or firmware.
  identity: { vendor: 'Server Technology', model: 'Sentry Switched PDU', serial: '', firmware: '' },
  // Units 1 and 2 have a cord each; unit 5 has sensors only and no cord.
  counts: { inlets: 2, ocps: 4, outlets: 0, transferSwitches: 0 },
  numericSensors: 2 * 7,
  names: { 'inlet:AA': 'Master_Cord_A', 'inlet:BA': 'Link1_Cord_A' },
  stateCounts: {},
  states: {},
  poles: { 'inlet:AA': [], 'inlet:BA': [] }, // one line and one phase each
  readings: [
    reading('inlet:AA', 'activePower', 806, 'W'), // S4.3.3.1.3.1.1 = 806
    reading('inlet:AA', 'apparentPower', 856, 'VA'), // S4.3.3.1.5.1.1 = 856
    reading('inlet:AA', 'powerFactor', 0.95, null), // S4.3.3.1.8.1.1 = 95, 0.01
    reading('inlet:AA', 'activeEnergy', 3_472_000, 'Wh'), // S4.3.3.1.10.1.1 = 34720, 0.1 kWh
    reading('inlet:AA', 'lineFrequency', 60, 'Hz'), // S4.3.3.1.11.1.1 = 600, 0.1 Hz
    reading('inlet:AA', 'current', 4.03, 'A'), // its only line: S4.4.3.1.3.1.1.1 = 403, 0.01 A
    reading('inlet:AA', 'voltage', 211.7, 'V'), // its only phase: S4.5.3.1.3.1.1.1 = 2117, 0.1 V
    reading('inlet:BA', 'activePower', 856, 'W'), // S4.3.3.1.3.2.1 = 856
    reading('inlet:BA', 'activeEnergy', 3_700_800, 'Wh'), // S4.3.3.1.10.2.1 = 37008
    reading('inlet:BA', 'current', 4.27, 'A'), // its only line: 427; its only phase says 429
    reading('inlet:BA', 'voltage', 209.8, 'V'), // S4.5.3.1.3.2.1.1 = 2098
  ],
  noSensor: [{ element: 'ocp:AA:BR1', quantity: 'current' }], // S4.7.3.1.3 is not recorded
};

const sentry4WithOverlay: DrivenWalk = {
  ...sentry4,
  overlay: true,
  // Unit 1: S4.2.2.1.5.1, S4.2.2.1.4.1; S4.1.1.3.0 = "Version 8.0n".
  identity: {
    vendor: 'Server Technology',
    model: 'C2L24CE-DCFA2999',
    serial: 'XXXX0000001',
    firmware: '8.0n',
  },
  counts: { inlets: 2, ocps: 4, outlets: 48, transferSwitches: 0 },
  numericSensors: 2 * 7 + 48 * 7, // of each outlet also the crest factor
  switchable: 48, // capabilities c0: bit 0, switched
  names: {
    ...sentry4.names,
    pdu: 'Master',
    'outlet:AA1': 'Master_Outlet_1',
    'outlet:AA24': 'Master_Outlet_24',
    'outlet:BA1': 'Link1_Outlet_1',
    'outlet:BA24': 'Link1_Outlet_24',
  },
  // S4.8.3.1.1: 2 (off) for outlets 7 and 24 of both units, else 1 (on).
  stateCounts: { on: 44, off: 4 },
  states: {
    'outlet:AA1': 'on',
    'outlet:AA7': 'off',
    'outlet:AA24': 'off',
    'outlet:BA7': 'off',
    'outlet:BA23': 'on',
    'outlet:BA24': 'off',
  },
  readings: [
    ...sentry4.readings,
    reading('outlet:AA1', 'current', 0.22, 'A'), // S4.8.3.1.3.1.1.1 = 22, 0.01 A
    reading('outlet:AA1', 'voltage', 211, 'V'), // S4.8.3.1.6.1.1.1 = 2110, 0.1 V
    reading('outlet:AA1', 'activePower', 44, 'W'), // S4.8.3.1.7.1.1.1 = 44
    reading('outlet:AA1', 'apparentPower', 46, 'VA'), // S4.8.3.1.9.1.1.1 = 46
    reading('outlet:AA1', 'powerFactor', 0.95, null), // S4.8.3.1.10.1.1.1 = 95
    reading('outlet:AA1', 'activeEnergy', 100_377, 'Wh'), // S4.8.3.1.14.1.1.1 = 100377, already Wh
    reading('outlet:AA7', 'current', 0, 'A'), // S4.8.3.1.3.1.1.7 = 0
    reading('outlet:BA16', 'activePower', 38, 'W'), // S4.8.3.1.7.2.1.16 = 38
    reading('outlet:BA24', 'activeEnergy', 109_048, 'Wh'), // S4.8.3.1.14.2.1.24 = 109048
  ],
};

export const SERVERTECH_WALKS: readonly WalkExpectation[] = [
  sentry3,
  sentry3WithOverlay,
  {
    walk: 'sentry3_smart',
    is: 'unreadable',
    says: 'Sentry3-MIB',
    why: 'The system group is all there is.',
  },
  sentry4,
  sentry4WithOverlay,
  {
    walk: 'sentry4_smart',
    is: 'unreadable',
    says: 'Sentry4-MIB',
    why: 'There is a firmware text and no cord.',
  },
];
