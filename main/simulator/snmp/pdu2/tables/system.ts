import { PDU_ID, RARITAN_PDU2 } from '../codes.ts';
import { cellsOf, column, type Cell, type Column } from '../cells.ts';
import type { Pdu2Device } from '../device.ts';
import { INTEGER, POINTER, TEXT, TIME_TICKS, UNSIGNED } from '../syntax.ts';

export const SYSTEM_GROUP = '1.3.6.1.2.1.1';
export const NAMEPLATE = `${RARITAN_PDU2}.3.2.1.1`;
const CONTROLLERS = `${RARITAN_PDU2}.3.2.3.1`;
/** Controller boards: type 1 is the main one (SNMP reference 3.2). */
const MAIN_CONTROLLER = `${PDU_ID}.1.1`;
const HARDWARE_VERSION = '0x64';
/** When the firmware was built, Unix seconds; the same for all, nothing depends on it. */
const FIRMWARE_BUILT_AT_S = Date.UTC(2025, 0, 15) / 1000;

const scalar = <Row>(row: Row) => [{ index: '0', row }];

/** System group (RFC 3418) as Raritan firmware fills it: the model and firmware are in the description. */
const systemColumns: readonly Column<Pdu2Device>[] = [
  column(
    1,
    TEXT,
    ({ pdu, profile }) =>
      `Raritan PDU, MD:${pdu.model.product} HW:${HARDWARE_VERSION} FW:${profile.revision}`,
  ),
  column(2, POINTER, () => RARITAN_PDU2),
  column(3, TIME_TICKS, ({ pdu, bootedAtMs }) => (pdu.time.nowMs() - bootedAtMs) / 10),
  column(
    4,
    TEXT,
    ({ texts }) => texts.contact,
    (_, contact) => ({ kind: 'texts', change: { contact } }),
  ),
  column(
    5,
    TEXT,
    ({ pdu }) => pdu.settings.name,
    (_, name) => ({ kind: 'pdu', change: { name } }),
  ),
  column(
    6,
    TEXT,
    ({ texts }) => texts.location,
    (_, location) => ({ kind: 'texts', change: { location } }),
  ),
];

/** nameplateTable */
const nameplateColumns: readonly Column<Pdu2Device>[] = [
  column(2, TEXT, ({ pdu }) => pdu.model.manufacturer),
  column(3, TEXT, ({ pdu }) => pdu.model.product),
  column(4, TEXT, ({ identity }) => identity.serial),
  column(5, TEXT, ({ pdu }) => pdu.model.rating.voltage),
  column(6, TEXT, ({ pdu }) => pdu.model.rating.current),
  column(7, TEXT, ({ pdu }) => pdu.model.rating.frequency),
  column(8, TEXT, ({ pdu }) => pdu.model.rating.power),
  column(9, TEXT, () => ''),
];

/** controllerConfigurationTable */
const controllerColumns: readonly Column<Pdu2Device>[] = [
  column(4, TEXT, () => HARDWARE_VERSION),
  column(6, TEXT, ({ profile }) => profile.revision),
  column(8, UNSIGNED, () => FIRMWARE_BUILT_AT_S),
];

export function systemCells(device: Pdu2Device): Cell[] {
  return [
    ...cellsOf(SYSTEM_GROUP, scalar(device), systemColumns),
    ...cellsOf(`${RARITAN_PDU2}.3`, scalar(device), [column(1, INTEGER, () => 1)]),
    ...cellsOf(NAMEPLATE, [{ index: String(PDU_ID), row: device }], nameplateColumns),
    ...cellsOf(CONTROLLERS, [{ index: MAIN_CONTROLLER, row: device }], controllerColumns),
  ];
}
