import { PDU_ID, RARITAN_PDU2, startupState } from '../codes.ts';
import { cellsOf, column, type Accepted, type Cell, type Column } from '../cells.ts';
import type { PduSettings } from '../../../pdu/state.ts';
import type { Pdu2Device } from '../device.ts';
import { capabilities } from '../sensor-rows.ts';
import {
  BYTES,
  INTEGER,
  IP_ADDRESS,
  TEXT,
  TRUTH_VALUE,
  UNSIGNED,
  bitsIn,
  integerIn,
  unsignedIn,
} from '../syntax.ts';

export const UNIT = `${RARITAN_PDU2}.3.2.2.1`;
export const CAPABILITIES = bitsIn(10);
/** DaisychainMemberType standalone, DeviceCascadeType none. */
const STANDALONE = 0;
const NOT_CASCADED = 2;
const RACK_PDU = 0;
const TRANSFER_SWITCH = 2;
const LOOPBACK = '127.0.0.1';
/** InetAddressType of RFC 4001. */
const IPV4 = 1;
const ipv4Bytes = (address: string): Uint8Array => Uint8Array.from(address.split('.').map(Number));

const pduChange = (change: Partial<PduSettings>): Accepted => ({ kind: 'pdu', change });

/** Outlet numbers in switch-on order; the simulator keeps none where the order is by number. */
function sequenceText({ pdu }: Pdu2Device): string {
  const kept = pdu.settings.outletPowerStateSequence;
  const order = kept.length === 0 ? pdu.outlets.map(({ index }) => index) : kept;
  return order.map((index) => index + 1).join(',');
}

/** `1,3,2`: every outlet number once. */
function acceptSequence({ pdu }: Pdu2Device, text: string): Accepted {
  const numbers = text.split(',').map((part) => (/^\s*\d+\s*$/u.test(part) ? Number(part) : 0));
  const isPermutation =
    numbers.length === pdu.outlets.length &&
    new Set(numbers).size === numbers.length &&
    numbers.every((number) => number >= 1 && number <= pdu.outlets.length);
  if (!isPermutation) return 'wrongValue';
  return pduChange({ outletPowerStateSequence: numbers.map((number) => number - 1) });
}

const inRushGuard = (number: number): Column<Pdu2Device> =>
  column(
    number,
    unsignedIn(100, 10_000),
    ({ pdu }) => pdu.settings.inRushGuardDelay,
    (_, inRushGuardDelay) => pduChange({ inRushGuardDelay }),
  );

const counts: readonly Column<Pdu2Device>[] = [
  column(2, INTEGER, ({ pdu }) => pdu.inlets.length),
  column(3, INTEGER, ({ pdu }) => pdu.ocps.length),
  column(4, INTEGER, ({ pdu }) => pdu.outlets.length),
  column(5, INTEGER, () => 0),
  column(6, INTEGER, () => 0),
  column(7, INTEGER, () => 0),
  column(42, INTEGER, () => 0),
  column(66, INTEGER, ({ pdu }) => (pdu.transferSwitch === null ? 0 : 1)),
  column(76, INTEGER, () => 0),
  column(80, INTEGER, () => 0),
];

const network: readonly Column<Pdu2Device>[] = [
  column(8, IP_ADDRESS, () => LOOPBACK),
  column(9, IP_ADDRESS, () => '255.0.0.0'),
  column(10, IP_ADDRESS, () => '0.0.0.0'),
  column(11, BYTES, ({ identity }) =>
    Uint8Array.from(identity.macAddress.split(':').map((part) => Number.parseInt(part, 16))),
  ),
  column(50, INTEGER, () => IPV4),
  column(51, BYTES, () => ipv4Bytes(LOOPBACK)),
];

const identity: readonly Column<Pdu2Device>[] = [
  column(12, TEXT, () => '+00:00'),
  column(
    13,
    TEXT,
    ({ pdu }) => pdu.settings.name,
    (_, name) => pduChange({ name }),
  ),
  column(35, CAPABILITIES, (device) => capabilities(device, 'pdu', 0)),
  column(41, INTEGER, () => STANDALONE),
  column(67, INTEGER, ({ pdu }) => (pdu.transferSwitch === null ? RACK_PDU : TRANSFER_SWITCH)),
  column(70, INTEGER, () => NOT_CASCADED),
  column(71, INTEGER, () => 0),
  column(83, TRUTH_VALUE, () => false),
  column(85, UNSIGNED, ({ pdu, bootedAtMs }) => Math.floor((pdu.time.nowMs() - bootedAtMs) / 1000)),
];

const switching: readonly Column<Pdu2Device>[] = [
  inRushGuard(36),
  column(
    37,
    unsignedIn(1, 3600),
    ({ pdu }) => pdu.settings.cycleDelay,
    (_, cycleDelay) => pduChange({ cycleDelay }),
  ),
  column(
    38,
    integerIn(0, 2),
    ({ pdu }) => startupState(pdu.settings.startupState),
    (_, state) => pduChange({ startupState: startupState(state) }),
  ),
  column(39, TEXT, sequenceText, acceptSequence),
  column(40, unsignedIn(1, 3600), ({ pdu }) => pdu.settings.cycleDelay),
  column(
    55,
    TRUTH_VALUE,
    ({ pdu }) => pdu.loadSheddingActive,
    (_, active) => ({ kind: 'loadShedding', active }),
  ),
  inRushGuard(57),
  column(
    69,
    integerIn(0, 1),
    ({ pdu }) => (pdu.settings.latchingRelays ? 1 : 0),
    (_, behaviour) => pduChange({ latchingRelays: behaviour === 1 }),
  ),
  column(
    86,
    integerIn(0, 1),
    ({ pdu }) => (pdu.settings.suspendTripCauseOutlets ? 1 : 0),
    (_, handling) => pduChange({ suspendTripCauseOutlets: handling === 1 }),
  ),
];

/** unitConfigurationTable (SNMP reference 3.2). */
export function unitCells(device: Pdu2Device): Cell[] {
  const columns = [...counts, ...network, ...identity, ...switching];
  return cellsOf(UNIT, [{ index: String(PDU_ID), row: device }], columns);
}
