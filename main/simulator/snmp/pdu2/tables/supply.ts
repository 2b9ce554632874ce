import { inletNode, ocpInNode, ocpOutNode } from '../../../models/nodes.ts';
import type { Line } from '../../../models/spec.ts';
import type { InletUnit, OcpUnit, TransferSwitchSettings } from '../../../pdu/state.ts';
import type { TransferSwitchUnit } from '../../../pdu/transfer-switch.ts';
import { cellsOf, column, type Accepted, type Cell, type Column, type TableRow } from '../cells.ts';
import { LINE, PDU_ID, RARITAN_PDU2 } from '../codes.ts';
import type { Pdu2Device } from '../device.ts';
import { capabilities } from '../sensor-rows.ts';
import { INTEGER, POINTER, TEXT, TRUTH_VALUE, unsignedIn } from '../syntax.ts';
import { CAPABILITIES } from './unit.ts';

const INLETS = `${RARITAN_PDU2}.3.3.3.1`;
const INLET_POLES = `${RARITAN_PDU2}.3.3.5.1`;
const OCPS = `${RARITAN_PDU2}.3.4.3.1`;
const OCP_POLES = `${RARITAN_PDU2}.3.4.5.1`;
const TRANSFER_SWITCHES = `${RARITAN_PDU2}.3.9.3.1`;
const LABEL = 2;
/** No plug of the models is in the enumeration; the text column names it. */
const OTHER_PLUG = -1;

const labelOid = (entry: string, index: number): string => `${entry}.${LABEL}.${PDU_ID}.${index + 1}`;
export const OCP_LABEL = `${OCPS}.${LABEL}`;
export const ocpLabelOid = (ocp: number): string => labelOid(OCPS, ocp);

/** The label of what feeds everything wired to an inlet: that inlet, or the transfer switch behind it. */
export function supplyLabelOid({ pdu }: Pdu2Device, inlet: number): string {
  return pdu.transferSwitch === null ? labelOid(INLETS, inlet) : labelOid(TRANSFER_SWITCHES, 0);
}

export function voltageText(minVolts: number, maxVolts: number): string {
  return minVolts === maxVolts ? `${minVolts}V` : `${minVolts}-${maxVolts}V`;
}

/** Rows of a table of poles: each conductor of each element. */
export function poleRows<Unit extends { readonly index: number }>(
  units: readonly Unit[],
  linesOf: (unit: Unit) => readonly Line[],
): TableRow<{ readonly unit: Unit; readonly line: Line }>[] {
  return units.flatMap((unit) =>
    linesOf(unit).map((line, pole) => ({
      index: `${PDU_ID}.${unit.index + 1}.${pole + 1}`,
      row: { unit, line },
    })),
  );
}

export function elementRows<Unit extends { readonly index: number }>(
  units: readonly Unit[],
): TableRow<Unit>[] {
  return units.map((row) => ({ index: `${PDU_ID}.${row.index + 1}`, row }));
}

/** inletConfigurationTable (SNMP reference 3.3). */
function inletColumns(device: Pdu2Device): readonly Column<InletUnit>[] {
  return [
    column(LABEL, TEXT, ({ spec }) => spec.label),
    column(
      3,
      TEXT,
      ({ name }) => name,
      ({ index }, name) => ({ kind: 'name', element: 'inlet', index, name }),
    ),
    column(4, INTEGER, () => OTHER_PLUG),
    column(5, INTEGER, ({ spec }) => spec.lines.length),
    column(6, TEXT, ({ spec }) => voltageText(spec.minVolts, spec.maxVolts)),
    column(7, TEXT, ({ spec }) => `${spec.ratingAmperes}A`),
    column(8, TEXT, () => ''),
    column(9, TEXT, () => ''),
    column(10, CAPABILITIES, ({ index }) => capabilities(device, 'inlet', index)),
    column(11, CAPABILITIES, ({ index }) => capabilities(device, 'inlet', index, 'poles')),
    column(12, TEXT, ({ spec }) => spec.plug),
    column(
      13,
      TRUTH_VALUE,
      ({ enabled }) => enabled,
      ({ index }, enabled) => ({ kind: 'inletEnabled', inlet: index, enabled }),
    ),
    column(15, TRUTH_VALUE, () => false),
    column(16, INTEGER, () => 0),
    column(17, CAPABILITIES, () => new Set<number>()),
  ];
}

/** overCurrentProtectorConfigurationTable (SNMP reference 3.4). */
function ocpColumns(device: Pdu2Device): readonly Column<OcpUnit>[] {
  return [
    column(LABEL, TEXT, ({ spec }) => spec.label),
    column(
      3,
      TEXT,
      ({ name }) => name,
      ({ index }, name) => ({ kind: 'name', element: 'ocp', index, name }),
    ),
    // The JSON-RPC side counts the types from 0, this one from 1.
    column(4, INTEGER, ({ spec }) => spec.type + 1),
    column(5, TEXT, ({ spec }) => `${spec.ratingAmperes}A`),
    column(6, INTEGER, ({ spec }) => spec.lines.length),
    column(9, CAPABILITIES, ({ index }) => capabilities(device, 'ocp', index)),
    column(10, POINTER, ({ spec }) =>
      spec.upstream === null ? supplyLabelOid(device, spec.inlet) : ocpLabelOid(spec.upstream),
    ),
  ];
}

type SwitchRow = TransferSwitchUnit;
const switchChange = (change: Partial<TransferSwitchSettings>): Accepted => ({
  kind: 'transferSwitch',
  change,
});

/** transferSwitchConfigurationTable (SNMP reference 3.10). */
function transferSwitchColumns(device: Pdu2Device): readonly Column<SwitchRow>[] {
  return [
    column(LABEL, TEXT, ({ spec }) => spec.label),
    column(
      3,
      TEXT,
      ({ settings }) => settings.name,
      (_, name) => switchChange({ name }),
    ),
    column(4, INTEGER, ({ settings }) => settings.preferredSource),
    column(5, INTEGER, ({ spec }) => spec.lines.length),
    column(
      20,
      TRUTH_VALUE,
      ({ settings }) => settings.autoRetransfer,
      (_, autoRetransfer) => switchChange({ autoRetransfer }),
    ),
    column(
      21,
      unsignedIn(1, 180),
      ({ settings }) => settings.autoRetransferWaitTime,
      (_, autoRetransferWaitTime) => switchChange({ autoRetransferWaitTime }),
    ),
    column(
      22,
      TRUTH_VALUE,
      ({ settings }) => settings.noAutoRetransferIfPhaseFault,
      (_, noAutoRetransferIfPhaseFault) => switchChange({ noAutoRetransferIfPhaseFault }),
    ),
    column(
      23,
      TRUTH_VALUE,
      ({ settings }) => settings.manualTransferEnabled,
      (_, manualTransferEnabled) => switchChange({ manualTransferEnabled }),
    ),
    column(24, CAPABILITIES, () => capabilities(device, 'transferSwitch', 0)),
    column(31, POINTER, () => labelOid(INLETS, 0)),
    column(32, POINTER, () => labelOid(INLETS, 1)),
  ];
}

/** What stands between the supply and the outlets: inlets, protectors, transfer switch. */
export function supplyCells(device: Pdu2Device): Cell[] {
  const { inlets, ocps, model, transferSwitch } = device.pdu;
  return [
    ...cellsOf(INLETS, elementRows(inlets), inletColumns(device)),
    ...cellsOf(
      INLET_POLES,
      poleRows(inlets, ({ spec }) => spec.lines),
      [
        column(1, INTEGER, ({ line }) => LINE[line]),
        column(2, INTEGER, ({ unit, line }) => inletNode(unit.index, line)),
      ],
    ),
    ...cellsOf(OCPS, elementRows(ocps), ocpColumns(device)),
    ...cellsOf(
      OCP_POLES,
      poleRows(ocps, ({ spec }) => spec.lines),
      [
        column(2, INTEGER, ({ line }) => LINE[line]),
        column(3, INTEGER, ({ unit, line }) => ocpInNode(model, unit.index, line)),
        column(4, INTEGER, ({ unit, line }) => ocpOutNode(unit.index, line)),
      ],
    ),
    ...cellsOf(
      TRANSFER_SWITCHES,
      transferSwitch === null ? [] : [{ index: `${PDU_ID}.1`, row: transferSwitch }],
      transferSwitchColumns(device),
    ),
  ];
}
