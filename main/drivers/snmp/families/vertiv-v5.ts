import type { Family } from '../family/family.ts';
import type { QuantityColumn } from '../family/sensors.ts';

const V5 = '1.3.6.1.4.1.21239.5.2';
const UNIT = `${V5}.3.1.1`;
const PHASE = `${V5}.3.2.1`;
const BREAKER = `${V5}.3.3.1`;
const LINE = `${V5}.3.4.1`;
const SWITCH = `${V5}.3.5.1`;
const METER = `${V5}.3.6.1`;
/** pduMeterType of the first unit: 0 wye, 1 delta. */
const METER_TYPE = `${UNIT}.6.1`;

/** Power and energy stand in the same columns of every table with a meter. */
const metered = (table: string): readonly QuantityColumn[] => [
  { column: `${table}.12`, quantity: 'activePower', scale: 1 },
  { column: `${table}.13`, quantity: 'apparentPower', scale: 1 },
  { column: `${table}.14`, quantity: 'powerFactor', scale: 0.01 },
  { column: `${table}.15`, quantity: 'activeEnergy', scale: 1 },
];

/**
 * Vertiv and Geist rack PDUs with an IMD: VERTIV-V5-MIB (once GEIST-V5-MIB), pduMainTable, pduPhaseTable, pduLineTable,
 * pduBreakerTable, pduOutletSwitchTable and pduOutletMeterTable (SNMP reference 10).
 */
export const VERTIV_V5: Family = {
  id: 'vertiv-v5',
  mib: 'VERTIV-V5-MIB',
  // Environment monitors of the maker have the same prefix, but no row in pduMainTable.
  match: { sysObjectIds: ['1.3.6.1.4.1.21239.42.1'], probe: { scalar: `${UNIT}.2.1` } },
  units: `${UNIT}.2`,
  identity: {
    vendor: [{ scalar: `${V5}.1.15.0` }, { text: 'Vertiv' }],
    model: [{ scalar: `${V5}.1.8.0` }, { scalar: `${V5}.1.1.0` }],
    serial: [{ scalar: `${V5}.1.10.0` }],
    firmware: [{ scalar: `${V5}.1.2.0` }],
    name: [{ column: `${UNIT}.4` }],
  },
  rename: { column: `${UNIT}.4` },
  inlets: [
    {
      rows: `${UNIT}.2`,
      label: [{ indexPart: 0, prefix: 'I' }],
      sensors: [
        {
          kind: 'columns',
          columns: [
            { column: `${UNIT}.9`, quantity: 'activePower', scale: 1 },
            { column: `${UNIT}.10`, quantity: 'apparentPower', scale: 1 },
            { column: `${UNIT}.11`, quantity: 'powerFactor', scale: 0.01 },
            { column: `${UNIT}.12`, quantity: 'activeEnergy', scale: 1 },
          ],
        },
        {
          kind: 'columns',
          rows: `${PHASE}.4`,
          link: { by: 'only' },
          pole: { indexPart: 0, codes: { 1: 'L1', 2: 'L2', 3: 'L3' } },
          columns: [
            {
              column: `${PHASE}.4`,
              quantity: 'voltageLN',
              single: 'voltage',
              scale: 0.1,
              keepWhen: [{ scalar: METER_TYPE, unless: 1 }],
            },
            {
              column: `${PHASE}.4`,
              quantity: 'voltage',
              scale: 0.1,
              keepWhen: [{ scalar: METER_TYPE, equals: 1 }],
            },
            {
              column: `${PHASE}.8`,
              quantity: 'current',
              scale: 0.01,
              keepWhen: [{ scalar: METER_TYPE, unless: 1 }],
            },
            ...metered(PHASE),
          ],
        },
        {
          // In a delta the current of a phase flows between two lines; that of a line is in a table of its own.
          kind: 'columns',
          rows: `${LINE}.4`,
          link: { by: 'only' },
          pole: { indexPart: 0, codes: { 1: 'L1', 2: 'L2', 3: 'L3' } },
          keepWhen: [{ scalar: METER_TYPE, equals: 1 }],
          columns: [{ column: `${LINE}.4`, quantity: 'current', scale: 0.01 }],
        },
      ],
    },
  ],
  ocps: [
    {
      rows: `${BREAKER}.4`,
      label: [{ indexPart: 0, prefix: 'B' }],
      name: [{ column: `${BREAKER}.3` }],
      parents: [{ by: 'only', of: 'inlet' }],
      sensors: [
        {
          kind: 'columns',
          columns: [{ column: `${BREAKER}.4`, quantity: 'current', scale: 0.01 }, ...metered(BREAKER)],
        },
      ],
    },
  ],
  outlets: [
    {
      rows: `${SWITCH}.4`,
      label: [{ indexPart: 0 }],
      name: [{ column: `${SWITCH}.3` }],
      rename: { column: `${SWITCH}.3` },
      switchable: [{ column: `${SWITCH}.6`, present: true }],
      parents: [
        { by: 'only', of: 'ocp' },
        { by: 'only', of: 'inlet' },
      ],
      state: {
        cells: [
          {
            column: `${SWITCH}.4`,
            // on2off is still on and off2on still off, until their delay is over; 5 and 6 are the halves of a cycle.
            codes: { 1: 'on', 2: 'off', 3: 'on', 4: 'pendingOn', 5: 'cycling', 6: 'cycling', 7: 'unknown' },
          },
        ],
      },
      control: {
        on: { column: `${SWITCH}.6`, value: 2 },
        off: { column: `${SWITCH}.6`, value: 4 },
        cycle: { column: `${SWITCH}.6`, value: 6 },
        several: { kind: 'oneSet' },
        inSequence: { on: { column: `${SWITCH}.6`, value: 3 } },
      },
      cycleDelay: {
        cell: { column: `${SWITCH}.11` },
        unitMs: 1000,
        minimum: 0,
        maximum: 600,
        writable: true,
      },
      // pduOutletSwitchPoaAction
      startupState: { cell: { column: `${SWITCH}.12` }, codes: { 1: 'on', 2: 'off', 3: 'lastState' } },
      sensors: [
        {
          kind: 'columns',
          rows: `${METER}.8`,
          link: { by: 'prefix', parts: 1 },
          columns: [
            { column: `${METER}.4`, quantity: 'voltage', scale: 0.1 },
            { column: `${METER}.8`, quantity: 'current', scale: 0.01 },
            ...metered(METER),
          ],
        },
      ],
    },
  ],
  sequence: {
    kind: 'startTimes',
    startTime: { cell: { column: `${SWITCH}.8` }, unitMs: 1000, minimum: 0, maximum: 600, writable: true },
  },
};
