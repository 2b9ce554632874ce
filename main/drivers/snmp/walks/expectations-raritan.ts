import { noReading, reading, type DrivenWalk, type WalkExpectation } from './expectation.ts';

/*
 * `R` is 1.3.6.1.4.1.13742.6 and `P` 1.3.6.1.4.1.13742.4.1. Sensor types are the last part of an index: 1 current, 4 voltage,
 * 5 active power, 6 apparent power, 7 power factor, 8 active energy, 23 frequency.
 */
const px3: DrivenWalk = {
  walk: 'raritan-pdu_px3',
  overlay: false,
  is: 'driven',
  family: 'raritan-pdu2',
  // Columns R.3.2.1.1.3 and .4, R.3.2.3.1.6.1.1.1; no row says the manufacturer.
  identity: { vendor: 'Raritan', model: 'PX3-5493U-K2', serial: '1S12300000', firmware: '4.2.0.5-50274' },
  counts: { inlets: 1, ocps: 0, outlets: 24, transferSwitches: 0 },
  numericSensors: 7 + 24 * 7,
  names: {
    'inlet:I1': '',
    'outlet:1': '',
    'outlet:2': 'DEVICE 8:PS1:Planned',
    'outlet:9': 'DEVICE 7:Ps1:Planned',
    'outlet:17': 'DEVICE 6:Ps1:Installed',
    'outlet:19': 'DEVICE 5:PS1:Planned',
    'outlet:22': 'DEVICE 2:Ps1:Installed',
    'outlet:23': '',
    'outlet:24': 'DEVICE 1:PS1:Installed',
  },
  // R.5.4.3.1.3.1.n.14 = 7 in all 24 rows; 7 is on.
  stateCounts: { on: 24 },
  states: { 'outlet:1': 'on', 'outlet:24': 'on' },
  poles: { 'inlet:I1': [] },
  readings: [
    // The inlet's columns are R.5.2.3.1.4 (value) and R.3.3.4.1.7 (digits); the signed column 6 was read seconds later.
    reading('inlet:I1', 'current', 7.467, 'A'), // 7467, 3 digits; signed column: 7661
    reading('inlet:I1', 'voltage', 229, 'V'), // 229, 0 digits
    reading('inlet:I1', 'activePower', 1665, 'W'), // 1665; signed column: 1715
    reading('inlet:I1', 'apparentPower', 1751, 'VA'), // 1751
    reading('inlet:I1', 'powerFactor', 0.98, null), // 98, 2 digits, unit -1
    reading('inlet:I1', 'activeEnergy', 74_057_676, 'Wh'), // 74057676; signed column: 0
    reading('inlet:I1', 'lineFrequency', 50, 'Hz'), // 500, 1 digit; signed column: 501
    // The outlets' are R.5.4.3.1.4 and R.3.5.4.1.7.
    reading('outlet:1', 'current', 0.633, 'A'), // 633; signed column: 590
    reading('outlet:2', 'activePower', 207, 'W'), // 207; signed column: 228
    reading('outlet:2', 'powerFactor', 0.99, null), // 99
    reading('outlet:8', 'activeEnergy', 62_314, 'Wh'), // 62314
    reading('outlet:13', 'powerFactor', 1, null), // 100
    reading('outlet:13', 'lineFrequency', 50, 'Hz'), // 500; signed column: 501
    reading('outlet:24', 'current', 2.44, 'A'), // 2440
    reading('outlet:24', 'apparentPower', 557, 'VA'), // 557
    reading('outlet:24', 'activeEnergy', 18_327_024, 'Wh'), // 18327024; signed column: 0
    reading('outlet:5', 'current', 0, 'A'), // 0, state 4: no load is a reading
    // State (column 3) -1 although the value column says 0 and column 2 says available.
    noReading('outlet:4', 'powerFactor', null),
    noReading('outlet:9', 'powerFactor', null),
    noReading('outlet:23', 'powerFactor', null),
  ],
  thresholds: [
    // R.3.3.4.1.21-24.1.1.1 = 0, 0, 25600, 20800 (LC, LW, UC, UW); enabled: bits 2 and 3 (upper ones).
    {
      element: 'inlet:I1',
      quantity: 'current',
      limits: { lowerCritical: null, lowerWarning: null, upperWarning: 20.8, upperCritical: 25.6 },
    },
    // R.3.5.4.1.21-24.1.24.1 = 0, 0, 8000, 6500; enabled: bits 2 and 3.
    {
      element: 'outlet:7',
      quantity: 'current',
      limits: { lowerCritical: null, lowerWarning: null, upperWarning: 6.5, upperCritical: 8 },
    },
  ],
};

const px3WithOverlay: DrivenWalk = {
  ...px3,
  overlay: true,
  counts: { inlets: 1, ocps: 2, outlets: 24, transferSwitches: 0 },
  numericSensors: 7 + 2 + 24 * 7,
  switchable: 24, // R.3.5.3.1.28 is 1 (true) and R.4.1.2.1.2 is there, for all
  names: { ...px3.names, pdu: 'rack pdu', 'ocp:C1': '', 'ocp:C2': '' },
  readings: [
    ...px3.readings,
    reading('ocp:C1', 'current', 1.33, 'A'), // R.5.3.3.1.4.1.1.1 = 1330, 3 digits
    reading('ocp:C2', 'current', 1.46, 'A'), // R.5.3.3.1.4.1.2.1 = 1460
  ],
};

const px2: DrivenWalk = {
  walk: 'raritan-pdu_px2',
  overlay: false,
  is: 'driven',
  family: 'raritan-pdu2',
  // Only sysDescr says something: "PX2 030004". There is no nameplate.
  identity: { vendor: 'Raritan', model: 'PX2', serial: '', firmware: '030004' },
  counts: { inlets: 1, ocps: 0, outlets: 12, transferSwitches: 0 },
  numericSensors: 4 + 12 * 2,
  names: { 'outlet:1': '', 'outlet:2': 'OUTLET2', 'outlet:12': 'OUTLET12' },
  stateCounts: { unknown: 12 }, // neither R.4.1.2.1.3 nor sensor type 14
  states: { 'outlet:1': 'unknown' },
  poles: { 'inlet:I1': [] },
  readings: [
    // No column says whether a reading is available, what its unit is, or its signed minimum: column 4 it is.
    reading('inlet:I1', 'current', 0.68, 'A'), // R.5.2.3.1.4.1.1.1 = 680, 3 digits
    reading('inlet:I1', 'voltage', 233, 'V'), // 233
    reading('inlet:I1', 'activePower', 138, 'W'), // 138
    reading('inlet:I1', 'lineFrequency', 50, 'Hz'), // 500, 1 digit
    reading('outlet:1', 'current', 0, 'A'), // R.5.4.3.1.4.1.1.1 = 0
    reading('outlet:3', 'current', 0.311, 'A'), // 311, 3 digits
    reading('outlet:3', 'activePower', 68, 'W'), // 68
    reading('outlet:10', 'current', 0.184, 'A'), // 184
    reading('outlet:10', 'activePower', 35, 'W'), // 35
    reading('outlet:11', 'current', 0.185, 'A'), // 185
    reading('outlet:12', 'activePower', 0, 'W'), // 0
  ],
  noSensor: [
    { element: 'inlet:I1', quantity: 'activeEnergy' },
    { element: 'outlet:3', quantity: 'voltage' },
  ],
};

const px1: DrivenWalk = {
  walk: 'raritan-pdu',
  overlay: false,
  is: 'driven',
  family: 'raritan-px1',
  // P.1 is not recorded; sysDescr is "Raritan Dominion PX - Firmware Version 010507-11172".
  identity: { vendor: 'Raritan', model: 'Dominion PX', serial: '', firmware: '010507-11172' },
  counts: { inlets: 1, ocps: 0, outlets: 12, transferSwitches: 0 },
  numericSensors: 6 + 12 * 2, // the inlet's own and two of each outlet; its only pole adds none
  switchable: 0, // P.2.2.1.3, state and control in one, is not there
  names: { 'outlet:1': 'OUTLET1', 'outlet:12': 'OUTLET12' },
  stateCounts: { unknown: 12 },
  states: { 'outlet:3': 'unknown' },
  poles: { 'inlet:I1': [] }, // one row of poles: L1
  readings: [
    reading('inlet:I1', 'current', 2.971, 'A'), // P.20.2.1.7.1 = 2971 mA
    reading('inlet:I1', 'voltage', 230, 'V'), // P.20.2.1.8.1 = 230000 mV; its only pole says 230500
    reading('inlet:I1', 'activePower', 580, 'W'), // P.20.2.1.9.1 = 580; its only pole has no such column
    reading('inlet:I1', 'apparentPower', 692, 'VA'), // P.20.2.1.10.1 = 692
    reading('inlet:I1', 'powerFactor', 0.83, null), // P.20.2.1.11.1 = 83 %
    reading('inlet:I1', 'activeEnergy', 0, 'Wh'), // P.20.2.1.12.1 = 0
    reading('outlet:1', 'current', 0, 'A'), // P.2.2.1.4.1 = 0
    reading('outlet:3', 'current', 2.192, 'A'), // P.2.2.1.4.3 = 2192 mA
    reading('outlet:3', 'apparentPower', 507, 'VA'), // P.2.2.1.8.3 = 507
    reading('outlet:6', 'current', 0.174, 'A'), // P.2.2.1.4.6 = 174
    reading('outlet:9', 'apparentPower', 46, 'VA'), // P.2.2.1.8.9 = 46
    reading('outlet:11', 'current', 0.192, 'A'), // P.2.2.1.4.11 = 192
  ],
  thresholds: [
    // P.2.2.1.20-23.1 = 6039, 7979, 1981, 1000 mA (UW, UC, LW, LC).
    {
      element: 'outlet:1',
      quantity: 'current',
      limits: { lowerCritical: 1, lowerWarning: 1.981, upperWarning: 6.039, upperCritical: 7.979 },
    },
  ],
  noSensor: [
    { element: 'outlet:3', quantity: 'voltage' },
    { element: 'outlet:3', quantity: 'activePower' },
  ],
};

export const RARITAN_WALKS: readonly WalkExpectation[] = [
  px3,
  px3WithOverlay,
  px2,
  px1,
  {
    walk: 'raritan-emx',
    is: 'notAPdu',
    says: 'EMX',
    why: 'sysObjectID 13742.8 is the environment controller.',
  },
  { walk: 'raritan-kvm', is: 'notAPdu', says: 'KVM', why: 'sysObjectID 13742.3.2.10 is a KVM switch.' },
];
