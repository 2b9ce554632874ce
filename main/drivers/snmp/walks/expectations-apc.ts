import { noReading, reading, type DrivenWalk, type WalkExpectation } from './expectation.ts';

/* `A` is 1.3.6.1.4.1.318.1.1; A.26 is rPDU2, A.12 rPDU, A.4 sPDU. */
const ap8959: DrivenWalk = {
  walk: 'apc_ap8959eu3',
  overlay: false,
  is: 'driven',
  family: 'apc-rpdu2',
  // A.12.1.5.0, A.12.1.6.0; the firmware is sysDescr's AF1, since A.26.2 and A.12.1.3 are not recorded.
  identity: { vendor: 'APC', model: 'AP8959EU3', serial: '5A1638E01463', firmware: 'v6.4.0' },
  counts: { inlets: 1, ocps: 0, outlets: 24, transferSwitches: 0 },
  numericSensors: 6,
  switchable: 24, // by A.4.4.2.1.3, the only control recorded
  names: {
    pdu: 'SCP', // A.26.4.3.1.3.1
    'outlet:1': 'Outlet 1', // A.4.4.2.1.4.1
    'outlet:17': 'Outlet 17',
    'outlet:18': '18',
    'outlet:23': '23',
    'outlet:24': 'Outlet 24',
  },
  // A.4.4.2.1.3: 2 (off in this generation) for outlet 23, else 1 (on).
  stateCounts: { on: 23, off: 1 },
  states: { 'outlet:1': 'on', 'outlet:22': 'on', 'outlet:23': 'off', 'outlet:24': 'on' },
  poles: { 'inlet:I1': [] },
  readings: [
    reading('inlet:I1', 'activePower', 270, 'W'), // A.26.4.3.1.5.1 = 27, 0.01 kW; its only phase says 25
    reading('inlet:I1', 'apparentPower', 300, 'VA'), // A.26.4.3.1.16.1 = 30, 0.01 kVA
    reading('inlet:I1', 'powerFactor', 0.82, null), // A.26.4.3.1.17.1 = 82, 0.01
    reading('inlet:I1', 'activeEnergy', 1_967_700, 'Wh'), // A.26.4.3.1.9.1 = 19677, 0.1 kWh
    reading('inlet:I1', 'current', 1.3, 'A'), // its only phase: A.26.6.3.1.5.1 = 13, 0.1 A; rPDU says 14
    reading('inlet:I1', 'voltage', 231, 'V'), // its only phase: A.26.6.3.1.6.1 = 231; A.12.1.15.0 = -1
  ],
  noSensor: [{ element: 'outlet:1', quantity: 'current' }],
};

const ap8959WithOverlay: DrivenWalk = {
  ...ap8959,
  overlay: true,
  // The overlay's A.26.9.2.3.1.5 is the other way round: 1 (off) for outlet 23, else 2 (on).
  noSensor: [{ element: 'outlet:1', quantity: 'current' }], // A.26.4.2.1.6.1 = 0 metered outlets; A.12.3.5.1.1.7 = 0
};

const ap7900b: DrivenWalk = {
  walk: 'apc_ap7900b',
  overlay: false,
  is: 'driven',
  family: 'apc-rpdu2',
  // A.12.1.5.0, A.12.1.6.0; sysDescr: "PF:v6.8.2 … AF1:v6.8.0", of which AF1 is the PDU's application.
  identity: { vendor: 'APC', model: 'AP7900B', serial: 'ZA1732000177', firmware: 'v6.8.0' },
  counts: { inlets: 1, ocps: 0, outlets: 8, transferSwitches: 0 },
  numericSensors: 6,
  switchable: 8,
  names: {
    pdu: 'alamo', // A.26.4.3.1.3.1
    'outlet:1': 'NAS PSU',
    'outlet:3': 'Switch PSU (L)',
    'outlet:5': 'Firewall 2 PSU 1',
    'outlet:8': 'Outlet 8',
  },
  stateCounts: { on: 8 }, // A.4.4.2.1.3 = 1 in all rows
  states: { 'outlet:1': 'on', 'outlet:8': 'on' },
  poles: { 'inlet:I1': [] },
  readings: [
    reading('inlet:I1', 'current', 2.7, 'A'), // A.26.6.3.1.5.1 = 27, 0.1 A; the older A.12.2.3.1.1.2.1 says 28
    noReading('inlet:I1', 'voltage', 'V'), // A.26.6.3.1.6.1 = -1
    noReading('inlet:I1', 'activePower', 'W'), // A.26.4.3.1.5.1 = -1, A.26.6.3.1.7.1 = -1
    noReading('inlet:I1', 'apparentPower', 'VA'), // A.26.4.3.1.16.1 = -1
    noReading('inlet:I1', 'powerFactor', null), // A.26.4.3.1.17.1 = -1
    noReading('inlet:I1', 'activeEnergy', 'Wh'), // A.26.4.3.1.9.1 = -1
  ],
};

const masterSwitch: DrivenWalk = {
  walk: 'apc_masterswitch2',
  overlay: false,
  is: 'driven',
  family: 'apc-spdu',
  // From sysDescr: "AF1:v2.2.5.a … MN: AP9606 … SN: FFFFFFFFFFFF"; twelve Fs are an unset serial number, which many would share.
  identity: { vendor: 'APC', model: 'AP9606', serial: '', firmware: 'v2.2.5.a' },
  counts: { inlets: 0, ocps: 0, outlets: 8, transferSwitches: 0 },
  numericSensors: 0,
  switchable: 8, // A.4.4.2.1.3 is control and state
  names: { 'outlet:1': 'Outlet 1', 'outlet:8': 'Outlet 8' },
  // A.4.4.2.1.3.1-8 = 1 2 2 1 2 1 1 1; 1 is on, 2 is off.
  stateCounts: { on: 5, off: 3 },
  states: {
    'outlet:1': 'on',
    'outlet:2': 'off',
    'outlet:3': 'off',
    'outlet:4': 'on',
    'outlet:5': 'off',
    'outlet:6': 'on',
    'outlet:7': 'on',
    'outlet:8': 'on',
  },
  readings: [],
};

export const APC_WALKS: readonly WalkExpectation[] = [
  ap8959,
  ap8959WithOverlay,
  ap7900b,
  masterSwitch,
  {
    walk: 'apc_metered-rack',
    is: 'unreadable',
    says: 'PowerNet-MIB, rPDU',
    why: 'sysObjectID 318.1.3.4.5 is a first generation rack PDU; none of its tables is recorded.',
  },
  {
    walk: 'apc_switched-rack',
    is: 'notAPdu',
    says: 'nothing of what a PDU has',
    why: 'sysObjectID 318 names the maker only, which makes much else; the tables of its PDUs decide, and none is recorded.',
  },
  {
    walk: 'apc-epdu_epdu1116s',
    is: 'unsupported',
    says: 'APC',
    why: 'sysObjectID 318.1.3.4.9 is an Easy PDU, for which there is no family.',
  },
  { walk: 'apc_smx750', is: 'notAPdu', says: 'UPS', why: 'sysObjectID 318.1.3.27 is a UPS.' },
];
