import type { RecordedValue } from '../../../simulator/snmp/testing/walk-file.ts';
import type { Oid } from '../../../snmp/oid.ts';
import type { InletTable, OcpTable, OutletTable } from '../family/elements.ts';
import type { Family } from '../family/family.ts';
import { row, system, type Fixture } from '../families/testing/fixtures/cells.ts';

/** A maker that does not exist, for tests of what interprets families. */
export const MAKER: Oid = '1.3.6.1.4.1.99998';
export const UNIT: Oid = `${MAKER}.1.1`;
export const INLET: Oid = `${MAKER}.2.1`;
export const OCP: Oid = `${MAKER}.3.1`;
export const OUTLET: Oid = `${MAKER}.4.1`;
export const CONTROL: Oid = `${MAKER}.5.1`;
export const PHASE: Oid = `${MAKER}.6.1`;

export const inletTable: InletTable = {
  rows: `${INLET}.1`,
  unit: { indexPart: 0 },
  label: [{ column: `${INLET}.1` }],
};

export const ocpTable: OcpTable = {
  rows: `${OCP}.1`,
  unit: { indexPart: 0 },
  label: [{ column: `${OCP}.1` }],
  parents: [{ by: 'only', of: 'inlet' }],
};

export const outletTable: OutletTable = {
  rows: `${OUTLET}.1`,
  unit: { indexPart: 0 },
  label: [{ column: `${OUTLET}.1` }],
  name: [{ column: `${OUTLET}.2` }],
  parents: [{ by: 'only', of: 'inlet' }],
  state: { cells: [{ column: `${OUTLET}.3`, codes: { 1: 'on', 2: 'off' } }] },
  control: { on: { column: `${CONTROL}.1`, value: 1 }, off: { column: `${CONTROL}.1`, value: 2 } },
};

export const FAMILY: Family = {
  id: 'made-up',
  mib: 'MADE-UP-MIB',
  match: { sysObjectIds: [MAKER] },
  units: `${UNIT}.1`,
  identity: {
    vendor: [{ text: 'Made-up' }],
    model: [{ column: `${UNIT}.1` }],
    serial: [{ column: `${UNIT}.2` }],
    firmware: [{ column: `${UNIT}.3` }],
    mac: null,
  },
  inlets: [inletTable],
  ocps: [ocpTable],
  outlets: [outletTable],
};

/** The same family with another table of outlets. */
export const withOutlets = (changes: Partial<OutletTable>): Family => ({
  ...FAMILY,
  outlets: [{ ...outletTable, ...changes }],
});

/** An outlet that is on. */
export const outlet = (index: string, cells: Parameters<typeof row>[2] = {}): Fixture => [
  ...row(OUTLET, index, { 1: index.split('.').at(-1) ?? '', 2: '', 3: 1, ...cells }),
  ...row(CONTROL, index, { 1: 1 }),
];

/** One unit with one inlet and these parts. */
export const device = (...parts: readonly Fixture[]): Map<Oid, RecordedValue> =>
  new Map([
    ...system({ objectId: MAKER, description: 'Made-up PDU', name: 'rack 7', location: 'Lab 2' }),
    ...row(UNIT, '1', { 1: 'MU-1', 2: 'S1', 3: '1.0' }),
    ...row(INLET, '1.1', { 1: 'I1' }),
    ...parts.flat(),
  ]);
