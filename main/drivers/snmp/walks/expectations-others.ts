import { poleReading, reading, type DrivenWalk, type WalkExpectation } from './expectation.ts';

/* `EP` is 1.3.6.1.4.1.534.6.6.7, `C` 1.3.6.1.4.1.3808.1.1 and `V` 1.3.6.1.4.1.21239.5.2. */
const eaton: DrivenWalk = {
  walk: 'eatonpdu_2',
  overlay: false,
  is: 'driven',
  family: 'eaton-epdu',
  identity: { vendor: 'Eaton', model: 'EMA114-10', serial: 'H619P44058', firmware: '05.01.0002' }, // EP.1.2.1.3-5.0
  counts: { inlets: 1, ocps: 0, outlets: 24, transferSwitches: 0 },
  numericSensors: 9 + 24 * 7, // both with a crest factor: EP.3.3.1.10 and EP.6.4.1.9
  switchable: 24, // EP.6.6.1.9.0.n = 1
  names: {
    'inlet:I1': 'Feed A', // EP.3.1.1.10.0.1
    'outlet:A1': 'Power strip + s-rw-lab-rack', // EP.6.1.1.3.0.1
    'outlet:A3': 'SP Lab EX4650-48y - RU11',
    'outlet:A10': 'SP Lab DELL HOST - RU10-11',
    'outlet:A11': 'SP Lab DELL HOST - RU10-11',
    'outlet:A24': 'Outlet A24',
  },
  stateCounts: { on: 24 }, // EP.6.6.1.2.0.n = 1; the command columns read -1
  states: { 'outlet:A1': 'on', 'outlet:A24': 'on' },
  poles: { 'inlet:I1': [] },
  readings: [
    reading('inlet:I1', 'voltage', 118.45, 'V'), // EP.3.2.1.3.0.1.1 = 118450 mV
    reading('inlet:I1', 'current', 14.108, 'A', 'warning'), // EP.3.3.1.4.0.1.1 = 14108 mA, state 3: high warning
    reading('inlet:I1', 'activePower', 1584, 'W'), // EP.3.5.1.4.0.1 = 1584; its only phase says 1589
    reading('inlet:I1', 'apparentPower', 1673, 'VA'), // EP.3.5.1.3.0.1 = 1673; its only phase says 1674
    reading('inlet:I1', 'activeEnergy', 8_185_493, 'Wh'), // EP.3.5.1.5.0.1; its only phase says 8185553
    reading('inlet:I1', 'powerFactor', 0.946, null), // EP.3.5.1.7.0.1 = 946; its only phase says -946
    reading('inlet:I1', 'reactivePower', -541, 'var'), // EP.3.5.1.8.0.1 = -541: the sign is the direction
    reading('inlet:I1', 'lineFrequency', 60, 'Hz'), // EP.3.1.1.3.0.1 = 600, 0.1 Hz
    reading('outlet:A1', 'current', 0.79, 'A'), // EP.6.4.1.3.0.1 = 790 mA
    reading('outlet:A1', 'activePower', 80, 'W'), // EP.6.5.1.3.0.1 = 80
    reading('outlet:A1', 'apparentPower', 93, 'VA'), // EP.6.5.1.2.0.1 = 93
    reading('outlet:A1', 'activeEnergy', 785_621, 'Wh'), // EP.6.5.1.4.0.1
    reading('outlet:A1', 'powerFactor', 0.842, null), // EP.6.5.1.6.0.1 = -842: the sign says leading or lagging
    reading('outlet:A1', 'reactivePower', -49, 'var'), // EP.6.5.1.7.0.1 = -49
    reading('outlet:A4', 'powerFactor', 0.432, null), // EP.6.5.1.6.0.4 = 432
    reading('outlet:A4', 'reactivePower', 115, 'var'), // EP.6.5.1.7.0.4 = 115
    reading('outlet:A5', 'current', 0, 'A'), // EP.6.4.1.3.0.5 = 0
    reading('outlet:A5', 'powerFactor', 1, null), // EP.6.5.1.6.0.5 = 1000
    reading('outlet:A12', 'current', 1.804, 'A'), // EP.6.4.1.3.0.12 = 1804
  ],
  thresholds: [
    // EP.3.2.1.5-8.0.1.1 = 95000, 90000, 130000, 140000 mV (LW, LC, UW, UC).
    {
      element: 'inlet:I1',
      quantity: 'voltage',
      limits: { lowerCritical: 90, lowerWarning: 95, upperWarning: 130, upperCritical: 140 },
    },
    // EP.6.4.1.5-8.0.1 = 0, -1, 12800, 16000 mA (LW, LC, UW, UC): -1 is no limit, and 0 none that
    // a current could fall below.
    {
      element: 'outlet:A1',
      quantity: 'current',
      limits: { lowerCritical: null, lowerWarning: null, upperWarning: 12.8, upperCritical: 16 },
    },
  ],
  noSensor: [{ element: 'outlet:A1', quantity: 'voltage' }], // EP.6.3 is not recorded
};

const cyberPower: DrivenWalk = {
  walk: 'cyberpower-epdu-ats011',
  overlay: false,
  is: 'driven',
  family: 'cyberpower',
  identity: { vendor: 'CyberPower', model: 'PDU44005', serial: '...cut...', firmware: '1.3.2' }, // C.6.2.2.1.9, .10, .7
  counts: { inlets: 1, ocps: 1, outlets: 10, transferSwitches: 0 },
  numericSensors: 7 + 1,
  switchable: 10, // C.6.6.1.5.1.5 is there for all
  names: { pdu: 'ATS011', 'outlet:1': 'Outlet1', 'outlet:10': 'Outlet10' },
  stateCounts: { on: 10 }, // C.6.6.1.4.1.5.n = 1
  states: { 'outlet:1': 'on', 'outlet:10': 'on' },
  poles: { 'inlet:I1': [] },
  readings: [
    reading('inlet:I1', 'activePower', 219, 'W'), // C.6.3.4.1.18.1 = 219
    reading('inlet:I1', 'apparentPower', 224, 'VA'), // C.6.3.4.1.15.1 = 224
    reading('inlet:I1', 'powerFactor', 0.97, null), // C.6.3.4.1.16.1 = 97, 0.01
    reading('inlet:I1', 'activeEnergy', 100, 'Wh'), // C.6.3.4.1.9.1 = 1, 0.1 kWh
    reading('inlet:I1', 'current', 1, 'A'), // C.6.3.4.1.5.1 = 10, 0.1 A
    reading('inlet:I1', 'voltage', 217.8, 'V'), // its only phase: C.6.4.4.1.6.1 = 2178, 0.1 V; ePDU says 2179
    reading('inlet:I1', 'lineFrequency', 50, 'Hz'), // C.3.5.8.0 = 500, 0.1 Hz
    reading('ocp:B1', 'current', 1, 'A'), // C.6.5.4.1.5.1 = 10, 0.1 A
  ],
  noSensor: [
    { element: 'outlet:1', quantity: 'current' }, // C.6.3.3.1.7.1 = 0 metered outlets: the 0 of C.3.3.5.1.1.7 is none
    { element: 'outlet:1', quantity: 'activePower' },
    { element: 'ocp:B1', quantity: 'apparentPower' }, // C.3.2.3.1.1.8.2 is Null
    { element: 'ocp:B1', quantity: 'activeEnergy' }, // C.3.2.3.1.1.10.2 is Null
  ],
};

const vertiv: DrivenWalk = {
  walk: 'vertiv-pdu_mg02e4w1',
  overlay: false,
  is: 'driven',
  family: 'vertiv-v5',
  // V.1.8.0, V.1.10.0, V.1.2.0; V.1.15.0, the manufacturer, is not recorded.
  identity: {
    vendor: 'Vertiv',
    model: 'MG02E4W1-42ITB3-3PS56B2A10-S',
    serial: 'ZY18120520',
    firmware: '3.4.0',
  },
  counts: { inlets: 1, ocps: 6, outlets: 0, transferSwitches: 0 },
  numericSensors: 4 + 3 * 6 + 6,
  switchable: 0,
  names: { 'ocp:B1': 'Circuit 1', 'ocp:B6': 'Circuit 6' }, // V.3.3.1.3
  stateCounts: {},
  states: {},
  poles: { 'inlet:I1': ['L1', 'L2', 'L3'] },
  readings: [
    reading('inlet:I1', 'activePower', 1017, 'W'), // V.3.1.1.9.1 = 1017
    reading('inlet:I1', 'apparentPower', 1067, 'VA'), // V.3.1.1.10.1 = 1067
    reading('inlet:I1', 'powerFactor', 0.95, null), // V.3.1.1.11.1 = 95 %
    reading('inlet:I1', 'activeEnergy', 8_483_906, 'Wh'), // V.3.1.1.12.1
    // V.3.1.1.6.1 = 0: wye, so a phase's voltage is line to neutral.
    poleReading('inlet:I1', 'L1', 'voltageLN', 235, 'V'), // V.3.2.1.4.1 = 2350, 0.1 V
    poleReading('inlet:I1', 'L2', 'voltageLN', 234.1, 'V'), // V.3.2.1.4.2 = 2341
    poleReading('inlet:I1', 'L3', 'voltageLN', 236.5, 'V'), // V.3.2.1.4.3 = 2365
    poleReading('inlet:I1', 'L1', 'current', 0.95, 'A'), // V.3.2.1.8.1 = 95, 0.01 A; V.3.4.1.4.1, the line, says 0
    poleReading('inlet:I1', 'L2', 'current', 1.87, 'A'), // V.3.2.1.8.2 = 187
    poleReading('inlet:I1', 'L3', 'current', 1.7, 'A'), // V.3.2.1.8.3 = 170
    poleReading('inlet:I1', 'L1', 'activePower', 198, 'W'), // V.3.2.1.12.1
    poleReading('inlet:I1', 'L2', 'apparentPower', 439, 'VA'), // V.3.2.1.13.2
    poleReading('inlet:I1', 'L1', 'powerFactor', 0.88, null), // V.3.2.1.14.1 = 88 %
    poleReading('inlet:I1', 'L3', 'activeEnergy', 3_868_060, 'Wh'), // V.3.2.1.15.3
    reading('ocp:B1', 'current', 0.42, 'A'), // V.3.3.1.4.1 = 42, 0.01 A
    reading('ocp:B3', 'current', 0.03, 'A'), // V.3.3.1.4.3 = 3
    reading('ocp:B4', 'current', 1.81, 'A'), // V.3.3.1.4.4 = 181
    reading('ocp:B6', 'current', 1.69, 'A'), // V.3.3.1.4.6 = 169
  ],
};

export const OTHER_WALKS: readonly WalkExpectation[] = [
  eaton,
  {
    walk: 'eatonpdu_epdu',
    is: 'unreadable',
    says: 'EATON-EPDU-MIB',
    why: 'The system group is all there is.',
  },
  cyberPower,
  vertiv,
  {
    walk: 'geist-pdu',
    is: 'unsupported',
    says: 'Geist',
    why: 'sysObjectID 21239.2 is an RCM of an older generation.',
  },
  { walk: 'digipower', is: 'unsupported', says: 'Digipower', why: 'There is no family for its MIB.' },
  { walk: 'hpe-ipdu', is: 'unsupported', says: 'HP', why: 'There is no family for its MIB.' },
  {
    walk: 'schleifenbauer',
    is: 'unsupported',
    says: 'Schleifenbauer',
    why: 'There is no family for its MIB.',
  },
];
