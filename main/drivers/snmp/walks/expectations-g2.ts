import { reading, type DrivenWalk, type WalkExpectation } from './expectation.ts';

/*
 * HPE's and Panduit's G2 layout: `H` is 1.3.6.1.4.1.232.165.11 and `PA` 1.3.6.1.4.1.19536.10.1. Tables are padded with rows of
 * zeros and names of NUL bytes.
 */
const hpe: DrivenWalk = {
  walk: 'hpe-mapdu_pdu3',
  overlay: false,
  is: 'driven',
  family: 'hpe-g2',
  // H.1.2.1 is not recorded; 1.3.6.1.4.1.232.165.1.2.{2,3,7}.0, CPQPOWER-MIB's deviceIdent, is. "<private>" is no serial number.
  identity: { vendor: 'HPE', model: 'P9S18A', serial: '', firmware: '2.0.0.J' },
  counts: { inlets: 1, ocps: 0, outlets: 24, transferSwitches: 0 },
  numericSensors: 5 + 24 * 3,
  switchable: 0, // H.5.2.1.2-4 are not recorded
  names: { 'outlet:1': 'OUTLET 1', 'outlet:10': 'OUTLET10', 'outlet:24': 'OUTLET24' },
  stateCounts: { on: 24 }, // H.5.2.1.1.1.n = 2 (on) for 24 rows, 0 for 24 rows that are padding
  states: { 'outlet:1': 'on', 'outlet:24': 'on' },
  poles: { 'inlet:I1': [] }, // three rows of lines, two of which are padding
  readings: [
    reading('inlet:I1', 'voltage', 229.8, 'V'), // H.2.2.1.3.1.1 = 2298, 0.1 V
    reading('inlet:I1', 'current', 0.65, 'A'), // H.2.2.1.11.1.1 = 65, 0.01 A
    reading('inlet:I1', 'lineFrequency', 50, 'Hz'), // H.2.1.1.2.1 = 500, 0.1 Hz
    reading('inlet:I1', 'activePower', 154, 'W'), // H.2.1.1.5.1 = 154, as its only line in H.2.2.1.20.1.1
    reading('inlet:I1', 'powerFactor', 0.98, null), // H.2.1.1.9.1 = 98, 0.01
    reading('outlet:1', 'current', 0, 'A'), // H.5.1.1.5.1.1 = 0
    reading('outlet:1', 'powerFactor', 1, null), // H.5.1.1.16.1.1 = 100, 0.01
    reading('outlet:21', 'current', 0.26, 'A'), // H.5.1.1.5.1.21 = 26, 0.01 A
    reading('outlet:21', 'activePower', 65, 'W'), // H.5.1.1.13.1.21 = 65
    reading('outlet:21', 'powerFactor', 0.93, null), // H.5.1.1.16.1.21 = 93
    reading('outlet:22', 'current', 0.09, 'A'), // H.5.1.1.5.1.22 = 9
    reading('outlet:22', 'powerFactor', 0.45, null), // H.5.1.1.16.1.22 = 45
    reading('outlet:23', 'activePower', 74, 'W'), // H.5.1.1.13.1.23 = 74
  ],
};

const panduitG5: DrivenWalk = {
  walk: 'panduit_g5-p32g13m',
  overlay: false,
  is: 'driven',
  family: 'panduit-g5',
  // PA.1.2.1.4.1 = PANDUIT, .7.1 (column 3 holds the rating), .5.1; the serial number, column 8, is not recorded.
  identity: { vendor: 'Panduit', model: 'P32G13M', serial: '', firmware: '3.3.6' },
  counts: { inlets: 0, ocps: 0, outlets: 1, transferSwitches: 0 },
  numericSensors: 6,
  switchable: 0,
  names: { 'outlet:1': 'OUTLET 1' },
  stateCounts: { unknown: 1 }, // PA.5.2.1.1 is not recorded; row 33 is padding
  states: { 'outlet:1': 'unknown' },
  readings: [
    reading('outlet:1', 'current', 0, 'A'), // PA.5.1.1.5.1.1 = 0
    reading('outlet:1', 'apparentPower', 0, 'VA'), // PA.5.1.1.12.1.1 = 0
    reading('outlet:1', 'activePower', 0, 'W'), // PA.5.1.1.13.1.1 = 0
    reading('outlet:1', 'powerFactor', 1, null), // PA.5.1.1.16.1.1 = 100
  ],
};

const panduit: DrivenWalk = {
  walk: 'panduit',
  overlay: false,
  is: 'driven',
  family: 'panduit-g5',
  identity: { vendor: 'Panduit', model: 'P42D04M', serial: 'CN187D6053', firmware: '2.3.21' }, // PA.1.2.1.{7,8,5}.1
  counts: { inlets: 1, ocps: 6, outlets: 0, transferSwitches: 0 },
  numericSensors: 6 + 6 * 7,
  switchable: 0,
  names: {},
  stateCounts: {},
  states: {},
  poles: { 'inlet:I1': [] },
  readings: [
    reading('inlet:I1', 'lineFrequency', 50, 'Hz'), // PA.2.1.1.2.1 = 500, 0.1 Hz
    reading('inlet:I1', 'activePower', 956, 'W'), // PA.2.1.1.5.1 = 956
    reading('inlet:I1', 'apparentPower', 1022, 'VA'), // PA.2.1.1.4.1 = 1022
    reading('inlet:I1', 'powerFactor', 0.93, null), // PA.2.1.1.9.1 = 93
    reading('inlet:I1', 'activeEnergy', 7_405_000, 'Wh'), // PA.2.1.1.6.1 = 7405, kWh
    reading('inlet:I1', 'reactivePower', 331, 'var'), // PA.2.1.1.10.1 = 331
    reading('ocp:B3', 'voltage', 229.7, 'V'), // PA.3.1.1.5.1.1 = 2297, 0.1 V; the first breaker's name is "B3" and a NUL
    reading('ocp:B3', 'current', 1.93, 'A'), // PA.3.1.1.12.1.1 = 193, 0.01 A
    reading('ocp:B3', 'activePower', 427, 'W'), // PA.3.1.1.20.1.1 = 427
    reading('ocp:B5', 'apparentPower', 457, 'VA'), // PA.3.1.1.19.1.3 = 457
    reading('ocp:B7', 'powerFactor', 0.24, null), // PA.3.1.1.23.1.5 = 24
    reading('ocp:B8', 'current', 0.26, 'A'), // PA.3.1.1.12.1.6 = 26
  ],
};

export const G2_WALKS: readonly WalkExpectation[] = [hpe, panduitG5, panduit];
