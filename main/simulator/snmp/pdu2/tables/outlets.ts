import { outletNode } from '../../../models/nodes.ts';
import { outletVolts } from '../../../models/ratings.ts';
import { isSwitchable } from '../../../pdu/commands.ts';
import type { OutletSettings, OutletUnit } from '../../../pdu/state.ts';
import { cellsOf, column, type Accepted, type Cell, type Column } from '../cells.ts';
import { LINE, RARITAN_PDU2, receptacle, startupState } from '../codes.ts';
import type { Pdu2Device } from '../device.ts';
import { capabilities } from '../sensor-rows.ts';
import { INTEGER, POINTER, TEXT, TRUTH_VALUE, integerIn, unsignedIn } from '../syntax.ts';
import { elementRows, ocpLabelOid, poleRows, supplyLabelOid, voltageText } from './supply.ts';
import { CAPABILITIES } from './unit.ts';

const OUTLETS = `${RARITAN_PDU2}.3.5.3.1`;
const OUTLET_POLES = `${RARITAN_PDU2}.3.5.5.1`;
export const OUTLET_LABEL = `${OUTLETS}.2`;

const outletChange = ({ index }: OutletUnit, change: Partial<OutletSettings>): Accepted => ({
  kind: 'outlet',
  outlet: index,
  change,
});

const settingsColumns: readonly Column<OutletUnit>[] = [
  column(
    3,
    TEXT,
    ({ settings }) => settings.name,
    (outlet, name) => outletChange(outlet, { name }),
  ),
  column(
    12,
    unsignedIn(1, 3600),
    ({ settings }) => settings.cycleDelay,
    (outlet, cycleDelay) => outletChange(outlet, { cycleDelay }),
  ),
  column(
    13,
    integerIn(0, 3),
    ({ settings }) => startupState(settings.startupState),
    (outlet, state) => outletChange(outlet, { startupState: startupState(state) }),
  ),
  column(
    14,
    TRUTH_VALUE,
    ({ settings }) => settings.usePduCycleDelay,
    (outlet, usePduCycleDelay) => outletChange(outlet, { usePduCycleDelay }),
  ),
  column(
    30,
    TRUTH_VALUE,
    ({ settings }) => settings.nonCritical,
    (outlet, nonCritical) => outletChange(outlet, { nonCritical }),
  ),
  column(
    32,
    unsignedIn(0, 3600),
    ({ settings }) => settings.sequenceDelay / 1000,
    (outlet, seconds) => outletChange(outlet, { sequenceDelay: seconds * 1000 }),
  ),
];

/** outletConfigurationTable (SNMP reference 3.5). */
function outletColumns(device: Pdu2Device): readonly Column<OutletUnit>[] {
  const { model } = device.pdu;
  return [
    ...settingsColumns,
    column(2, TEXT, ({ spec }) => spec.label),
    column(4, INTEGER, ({ spec }) => receptacle(spec.receptacle)),
    column(5, INTEGER, ({ spec }) => spec.lines.length),
    column(6, TEXT, ({ spec }) => {
      const { minVolts, maxVolts } = outletVolts(model, spec);
      return voltageText(minVolts, maxVolts);
    }),
    column(7, TEXT, ({ spec }) => `${spec.ratingAmperes}A`),
    column(8, TEXT, () => ''),
    column(10, CAPABILITIES, ({ index }) => capabilities(device, 'outlet', index)),
    column(11, CAPABILITIES, ({ index }) => capabilities(device, 'outlet', index, 'poles')),
    column(28, TRUTH_VALUE, (outlet) => isSwitchable(device.pdu, outlet)),
    column(29, TEXT, ({ spec }) => spec.receptacle),
    column(33, POINTER, ({ spec }) =>
      spec.ocp === null ? supplyLabelOid(device, spec.inlet) : ocpLabelOid(spec.ocp),
    ),
    column(34, TRUTH_VALUE, () => false),
  ];
}

export function outletCells(device: Pdu2Device): Cell[] {
  const { outlets, model } = device.pdu;
  return [
    ...cellsOf(OUTLETS, elementRows(outlets), outletColumns(device)),
    ...cellsOf(
      OUTLET_POLES,
      poleRows(outlets, ({ spec }) => spec.lines),
      [
        column(1, INTEGER, ({ line }) => LINE[line]),
        column(2, INTEGER, ({ unit, line }) => outletNode(model, unit.index, line)),
      ],
    ),
  ];
}
