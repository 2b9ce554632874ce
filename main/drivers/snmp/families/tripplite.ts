import type { Oid } from '../../../snmp/oid.ts';
import { SYSTEM_GROUP } from '../../../snmp/system-group.ts';
import type { InletTable, OcpTable, OutletTable } from '../family/elements.ts';
import type { Family } from '../family/family.ts';
import { PHASE_LINES } from './phase-lines.ts';

const PRODUCTS: Oid = '1.3.6.1.4.1.850.1.1';
const DEVICE = `${PRODUCTS}.1.2.1`;
const IDENT = `${PRODUCTS}.2.1.1`;
const PDU_DEVICE = `${PRODUCTS}.3.2.2.1.1`;
const INPUT = `${PRODUCTS}.3.2.3.1.1.1`;
const INPUT_PHASE = `${PRODUCTS}.3.2.3.1.2.1`;
const OUTPUT = `${PRODUCTS}.3.2.3.2.1.1`;
const OUTLET = `${PRODUCTS}.3.2.3.3.1.1`;
const CIRCUIT = `${PRODUCTS}.3.2.3.4.1.1`;

const POLE = { indexPart: 1, codes: { 1: 'L1', 2: 'L2', 3: 'L3' } } as const;

/** TRIPPLITE-PRODUCTS, tlpPduInputTable, tlpPduInputPhaseTable and tlpPduOutputTable, whose rows are the phases, too. */
const INLETS: InletTable = {
  rows: `${INPUT}.1`,
  unit: { indexPart: 0 },
  label: [{ text: 'I1' }],
  ratingAmperes: { column: `${INPUT}.10` },
  sensors: [
    {
      kind: 'columns',
      columns: [{ column: `${PDU_DEVICE}.9`, quantity: 'activePower', scale: 1 }],
    },
    {
      kind: 'columns',
      rows: `${INPUT_PHASE}.4`,
      link: { by: 'prefix', parts: 1 },
      pole: POLE,
      columns: [
        { column: `${INPUT_PHASE}.3`, quantity: 'lineFrequency', scale: 0.1 },
        // Column 2: 0 phase to neutral, 1 phase to phase.
        {
          column: `${INPUT_PHASE}.4`,
          quantity: 'voltageLN',
          single: 'voltage',
          scale: 0.1,
          keepWhen: [{ column: `${INPUT_PHASE}.2`, unless: 1 }],
        },
        {
          column: `${INPUT_PHASE}.4`,
          quantity: 'voltage',
          scale: 0.1,
          keepWhen: [{ column: `${INPUT_PHASE}.2`, equals: 1 }],
        },
      ],
    },
    {
      kind: 'columns',
      rows: `${OUTPUT}.5`,
      link: { by: 'prefix', parts: 1 },
      pole: POLE,
      columns: [
        { column: `${OUTPUT}.5`, quantity: 'current', scale: 0.01 },
        { column: `${OUTPUT}.8`, quantity: 'activePower', scale: 1 },
        { column: `${OUTPUT}.9`, quantity: 'powerFactor', scale: 0.0001 },
      ],
    },
  ],
};

/** TRIPPLITE-PRODUCTS, tlpPduCircuitTable. Which breaker is that of which circuit is told nowhere. */
const CIRCUITS: OcpTable = {
  rows: `${CIRCUIT}.4`,
  unit: { indexPart: 0 },
  label: [{ indexPart: 1, prefix: 'B' }],
  parents: [{ by: 'only', of: 'inlet' }],
  lines: { cell: { column: `${CIRCUIT}.2` }, codes: PHASE_LINES },
  sensors: [
    {
      kind: 'columns',
      columns: [
        { column: `${CIRCUIT}.4`, quantity: 'current', scale: 0.01 },
        { column: `${CIRCUIT}.8`, quantity: 'activePower', scale: 1 },
      ],
    },
  ],
};

/** TRIPPLITE-PRODUCTS, tlpPduOutletTable: the state is 1 off, 2 on, as the command is, which reads 0. */
const OUTLETS: OutletTable = {
  rows: `${OUTLET}.4`,
  unit: { indexPart: 0 },
  label: [{ indexPart: 1 }],
  name: [{ column: `${OUTLET}.2` }],
  rename: { column: `${OUTLET}.2` },
  switchable: [{ column: `${OUTLET}.5`, equals: 1 }],
  parents: [
    { by: 'number', of: 'ocp', cell: { column: `${OUTLET}.16` } },
    { by: 'only', of: 'inlet' },
  ],
  lines: { cell: { column: `${OUTLET}.17` }, codes: PHASE_LINES },
  state: { cells: [{ column: `${OUTLET}.4`, codes: { 0: 'unknown', 1: 'off', 2: 'on' } }] },
  control: {
    on: { column: `${OUTLET}.6`, value: 2 },
    off: { column: `${OUTLET}.6`, value: 1 },
    cycle: { column: `${OUTLET}.6`, value: 3 },
    several: { kind: 'oneSet' },
  },
  sensors: [
    {
      kind: 'columns',
      columns: [
        { column: `${OUTLET}.7`, quantity: 'voltage', scale: 0.1 },
        { column: `${OUTLET}.8`, quantity: 'current', scale: 0.01 },
        { column: `${OUTLET}.9`, quantity: 'activePower', scale: 1 },
      ],
    },
  ],
};

/** Tripp Lite PDUs with PowerAlert: TRIPPLITE-PRODUCTS (SNMP reference 11). UPSes of the maker have no row in tlpPduDeviceTable. */
export const TRIPPLITE: Family = {
  id: 'tripplite',
  mib: 'TRIPPLITE-PRODUCTS',
  match: { sysObjectIds: ['1.3.6.1.4.1.850'], probe: { scalar: `${PDU_DEVICE}.1.1` } },
  units: `${DEVICE}.5`,
  identity: {
    vendor: [{ text: 'Tripp Lite' }],
    model: [{ column: `${DEVICE}.5` }],
    serial: [{ column: `${IDENT}.5` }],
    firmware: [
      { column: `${IDENT}.4` },
      { scalar: SYSTEM_GROUP.description, pattern: /software: PowerAlert (\S+)/u },
    ],
    name: [{ column: `${DEVICE}.6` }],
    location: [{ column: `${DEVICE}.8` }],
  },
  rename: { column: `${DEVICE}.6` },
  inlets: [INLETS],
  ocps: [CIRCUITS],
  outlets: [OUTLETS],
};
