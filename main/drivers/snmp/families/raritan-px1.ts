import { SYSTEM_GROUP } from '../../../snmp/system-group.ts';
import type { InletTable, OutletTable } from '../family/elements.ts';
import type { Family } from '../family/family.ts';

/** PDU-MIB, `board`. */
const BOARD = '1.3.6.1.4.1.13742.4.1';
const INFO = `${BOARD}.1`;
/** outletEntry, index: outlet. */
const OUTLET = `${BOARD}.2.2.1`;
/** inletEntry, index: inlet. */
const INLET = `${BOARD}.20.2.1`;
/** inletPoleEntry, index: inlet, pole. */
const POLE = `${BOARD}.21.2.1`;

const SINGLE_PHASE = { column: `${INLET}.3`, equals: 1 } as const;

const inlet: InletTable = {
  rows: `${INLET}.3`,
  label: [{ indexPart: 0, prefix: 'I' }],
  ratingAmperes: { column: `${INLET}.4`, scale: 0.001 },
  sensors: [
    {
      kind: 'columns',
      columns: [
        // With three phases current and voltage of the inlet read 0: only its poles have them.
        {
          column: `${INLET}.7`,
          quantity: 'current',
          scale: 0.001,
          keepWhen: [SINGLE_PHASE],
          thresholds: { upperWarning: { column: `${INLET}.20` }, upperCritical: { column: `${INLET}.21` } },
        },
        {
          column: `${INLET}.8`,
          quantity: 'voltage',
          scale: 0.001,
          keepWhen: [SINGLE_PHASE],
          thresholds: {
            upperWarning: { column: `${INLET}.24` },
            upperCritical: { column: `${INLET}.25` },
            lowerWarning: { column: `${INLET}.26` },
            lowerCritical: { column: `${INLET}.27` },
          },
        },
        { column: `${INLET}.9`, quantity: 'activePower', scale: 1 },
        { column: `${INLET}.10`, quantity: 'apparentPower', scale: 1 },
        { column: `${INLET}.11`, quantity: 'powerFactor', scale: 0.01 },
        { column: `${INLET}.12`, quantity: 'activeEnergy', scale: 1 },
      ],
    },
    {
      kind: 'columns',
      rows: `${POLE}.3`,
      link: { by: 'prefix', parts: 1 },
      pole: { indexPart: 1, codes: { 1: 'L1', 2: 'L2', 3: 'L3', 4: 'N' } },
      columns: [
        { column: `${POLE}.3`, quantity: 'current', scale: 0.001 },
        { column: `${POLE}.4`, quantity: 'voltage', scale: 0.001, onlyCodes: [1, 2, 3] },
        { column: `${POLE}.7`, quantity: 'activePower', scale: 1, onlyCodes: [1, 2, 3] },
        { column: `${POLE}.8`, quantity: 'apparentPower', scale: 1, onlyCodes: [1, 2, 3] },
        { column: `${POLE}.9`, quantity: 'powerFactor', scale: 0.01, onlyCodes: [1, 2, 3] },
        { column: `${POLE}.11`, quantity: 'activeEnergy', scale: 1, onlyCodes: [1, 2, 3] },
      ],
    },
  ],
};

const outlet: OutletTable = {
  rows: `${OUTLET}.2`,
  label: [{ indexPart: 0 }],
  name: [{ column: `${OUTLET}.2` }],
  rename: { column: `${OUTLET}.2` },
  ratingAmperes: { column: `${OUTLET}.30`, scale: 0.001 },
  parents: [{ by: 'only', of: 'inlet' }],
  // The one MIB here in which state and command are the same column, with the same numbers; -1 is an error.
  state: { cells: [{ column: `${OUTLET}.3`, codes: { 0: 'off', 1: 'on', 2: 'cycling' } }] },
  control: {
    on: { column: `${OUTLET}.3`, value: 1 },
    off: { column: `${OUTLET}.3`, value: 0 },
    cycle: { column: `${OUTLET}.3`, value: 2 },
    several: { kind: 'oneSet' },
  },
  sensors: [
    {
      kind: 'columns',
      columns: [
        {
          column: `${OUTLET}.4`,
          quantity: 'current',
          scale: 0.001,
          thresholds: {
            upperWarning: { column: `${OUTLET}.20` },
            upperCritical: { column: `${OUTLET}.21` },
            lowerWarning: { column: `${OUTLET}.22` },
            lowerCritical: { column: `${OUTLET}.23` },
          },
        },
        { column: `${OUTLET}.5`, quantity: 'maximumCurrent', scale: 0.001 },
        { column: `${OUTLET}.6`, quantity: 'voltage', scale: 0.001 },
        { column: `${OUTLET}.7`, quantity: 'activePower', scale: 1 },
        { column: `${OUTLET}.8`, quantity: 'apparentPower', scale: 1 },
        { column: `${OUTLET}.9`, quantity: 'powerFactor', scale: 0.01 },
        { column: `${OUTLET}.31`, quantity: 'activeEnergy', scale: 1 },
      ],
    },
  ],
};

/** Raritan Dominion PX, the first generation (SNMP reference 4). */
export const RARITAN_PX1: Family = {
  id: 'raritan-px1',
  mib: 'Raritan PDU-MIB',
  match: { sysObjectIds: ['1.3.6.1.4.1.13742.4'] },
  counts: [{ scalar: `${BOARD}.2.1.0` }],
  identity: {
    vendor: [{ text: 'Raritan' }],
    model: [{ scalar: SYSTEM_GROUP.description, pattern: /^Raritan (.+?) - /u }, { text: 'Dominion PX' }],
    serial: [{ scalar: `${INFO}.2.0` }],
    firmware: [
      { scalar: `${INFO}.1.0` },
      { scalar: SYSTEM_GROUP.description, pattern: /Firmware Version (\S+)/u },
    ],
    mac: { scalar: `${INFO}.6.0` },
  },
  inlets: [inlet],
  outlets: [outlet],
};
