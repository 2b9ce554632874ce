import type { OutletUnit } from '../../../pdu/state.ts';
import type { TransferSwitchUnit } from '../../../pdu/transfer-switch.ts';
import { cellsOf, column, type Accepted, type Cell, type Column, type TableRow } from '../cells.ts';
import { PDU_ID, RARITAN_PDU2, SWITCHING_OPERATION } from '../codes.ts';
import type { Pdu2Device } from '../device.ts';
import { outletSwitchingState, sensorRows, type SensorRow } from '../sensor-rows.ts';
import { INTEGER, TRUTH_VALUE, UNSIGNED, integerIn } from '../syntax.ts';
import { elementRows } from './supply.ts';

const OUTLET_SWITCHES = `${RARITAN_PDU2}.4.1.2.1`;
const TRANSFER_SWITCHES = `${RARITAN_PDU2}.4.3.1.1`;
const INLET_RESETS = `${RARITAN_PDU2}.4.6.1.1`;
const OUTLET_RESETS = `${RARITAN_PDU2}.4.7.1.1`;
export const SWITCHING_OPERATION_COLUMN = `${OUTLET_SWITCHES}.2`;

const ACTIONS = ['off', 'on', 'cycle'] as const;

function acceptOperation(outlet: OutletUnit, operation: number): Accepted {
  const action = ACTIONS[operation];
  return action === undefined ? 'wrongValue' : { kind: 'switch', outlet, action };
}

/** outletSwitchControlTable: the operation reads as the last one given, never as the state (SNMP reference 3.6). */
function outletSwitchColumns(device: Pdu2Device): readonly Column<OutletUnit>[] {
  return [
    column(
      2,
      integerIn(SWITCHING_OPERATION.off, SWITCHING_OPERATION.cycle),
      ({ index }) => device.lastOperations.of(index),
      acceptOperation,
    ),
    column(3, INTEGER, ({ index }) => outletSwitchingState(device, index)),
    column(4, UNSIGNED, ({ status }) => Math.floor(status.lastPowerStateChangeMs / 1000)),
    column(5, TRUTH_VALUE, ({ status }) => status.isSuspended),
  ];
}

/** transferSwitchControlTable (SNMP reference 3.10). */
const transferSwitchColumns: readonly Column<TransferSwitchUnit>[] = [
  column(1, INTEGER, ({ activeSource }) => activeSource),
  column(
    2,
    integerIn(1, 64),
    ({ activeSource }) => activeSource,
    (_, source) => ({ kind: 'transfer', source }),
  ),
  column(3, TRUTH_VALUE, () => false),
  column(4, INTEGER, ({ lastReason }) => lastReason),
];

/** Energy counters are reset by writing 0, extremes by writing true; both always read as not asked for. */
function resetCells(entry: string, rows: readonly TableRow<SensorRow>[]): Cell[] {
  const numeric = rows.filter(({ row }) => row.unit !== null);
  const counters = numeric.filter(({ row }) => row.unit?.kind.family === 'accumulating');
  const reset = ({ unit }: SensorRow, kind: 'resetCounter' | 'resetMinMax'): Accepted =>
    unit === null ? 'notWritable' : { kind, unit };
  return [
    ...cellsOf(entry, counters, [
      column(
        1,
        integerIn(0, 0),
        () => 0,
        (row) => reset(row, 'resetCounter'),
      ),
    ]),
    ...cellsOf(entry, numeric, [
      column(
        2,
        TRUTH_VALUE,
        () => false,
        (row, isAsked) => (isAsked ? reset(row, 'resetMinMax') : 'wrongValue'),
      ),
    ]),
  ];
}

export function controlCells(device: Pdu2Device): Cell[] {
  const { outlets, transferSwitch } = device.pdu;
  const withRelay = outlets.filter(({ spec }) => spec.switchable);
  return [
    ...cellsOf(OUTLET_SWITCHES, elementRows(withRelay), outletSwitchColumns(device)),
    ...cellsOf(
      TRANSFER_SWITCHES,
      transferSwitch === null ? [] : [{ index: `${PDU_ID}.1`, row: transferSwitch }],
      transferSwitchColumns,
    ),
    ...resetCells(INLET_RESETS, sensorRows(device, 'inlet')),
    ...resetCells(OUTLET_RESETS, sensorRows(device, 'outlet')),
  ];
}
