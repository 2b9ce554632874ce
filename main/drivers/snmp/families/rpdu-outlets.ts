import type { Oid } from '../../../snmp/oid.ts';
import type { OutletTable } from '../family/elements.ts';
import type { Family } from '../family/family.ts';
import type { SensorTable } from '../family/sensors.ts';
import { PHASE_LINES } from './phase-lines.ts';

/** The columns below the root of an outlet branch: for all outlets, control, config and status. */
const columnsOf = (outlet: Oid) => ({
  all: `${outlet}.1.1`,
  control: `${outlet}.3.1.1`,
  config: `${outlet}.4.1.1`,
  status: `${outlet}.5.1.1`,
});

/**
 * Outlets as PowerNet-MIB's rPDUOutlet branch has them, and CPS-MIB's ePDUOutlet, which was made from it: the status, control
 * and config table. Delayed on is 4 here, 5 in sPDU and rPDU2.
 */
export function rpduOutlets(outlet: Oid, sensors: readonly SensorTable[]): OutletTable {
  const { all, control, config, status } = columnsOf(outlet);
  return {
    rows: `${status}.4`,
    label: [{ indexPart: 0 }],
    name: [{ column: `${config}.2` }, { column: `${status}.2` }],
    rename: { column: `${config}.2` },
    parents: [
      { by: 'number', of: 'ocp', cell: { column: `${status}.6` } },
      { by: 'only', of: 'inlet' },
    ],
    lines: { cell: { column: `${status}.3` }, codes: PHASE_LINES },
    state: {
      cells: [{ column: `${status}.4`, codes: { 1: 'on', 2: 'off' } }],
      pending: { column: `${status}.5`, equals: 1 },
    },
    control: {
      on: { column: `${control}.4`, value: 1 },
      off: { column: `${control}.4`, value: 2 },
      cycle: { column: `${control}.4`, value: 3 },
      several: { kind: 'oneSet' },
      inSequence: {
        on: { column: `${control}.4`, value: 4 },
        cycle: { column: `${control}.4`, value: 6 },
        cancel: { column: `${control}.4`, value: 7 },
      },
      all: {
        on: { column: all, parts: 0, suffix: '0', value: 2 },
        off: { column: all, parts: 0, suffix: '0', value: 3 },
        cycle: { column: all, parts: 0, suffix: '0', value: 4 },
      },
    },
    cycleDelay: {
      cell: { column: `${config}.6` },
      unitMs: 1000,
      minimum: 5,
      maximum: 60,
      writable: true,
    },
    sensors,
  };
}

/** When each outlet comes on, in seconds from the command; -1 is never (rPDUOutletConfigPowerOnTime and its like). */
export function rpduSequence(outlet: Oid): NonNullable<Family['sequence']> {
  const { config } = columnsOf(outlet);
  return {
    kind: 'startTimes',
    startTime: { cell: { column: `${config}.4` }, unitMs: 1000, minimum: 0, maximum: 7200, writable: true },
    never: -1,
  };
}
