import type { Actor, NamedKind } from './events.ts';
import type { SimulatedPdu } from './simulated-pdu.ts';
import type { OutletSettings, PduSettings, TransferSwitchSettings } from './state.ts';

const MAX_NAME_LENGTH = 64;
const MAX_DELAY_S = 3600;
const MAX_DELAY_MS = 3_600_000;
const IN_RUSH_GUARD_MS = { lowest: 0, highest: 100_000 };
/** PDU2-MIB, inrushGuardDelay. */
const SNMP_IN_RUSH_GUARD_MS = { lowest: 100, highest: 10_000 };

/** What the settings setters return: 0 written, 1 invalid parameter. */
export type SettingsCode = 0 | 1;

const within = (value: number, lower: number, upper: number): boolean =>
  Number.isInteger(value) && value >= lower && value <= upper;
export const isName = (name: string): boolean => name.length <= MAX_NAME_LENGTH;

/** The sequence delay that a PDU keeps of one in ms: where it answers SNMP, whole seconds are all its MIB can tell. */
export function keptDelayMs({ answersSnmp }: { readonly answersSnmp: boolean }, delayMs: number): number {
  return answersSnmp ? Math.ceil(delayMs / 1000) * 1000 : delayMs;
}

/** Empty, or every outlet exactly once. */
function isSequence(order: readonly number[], outletCount: number): boolean {
  if (order.length === 0) return true;
  return (
    order.length === outletCount &&
    new Set(order).size === outletCount &&
    order.every((index) => within(index, 0, outletCount - 1))
  );
}

export function checkPduSettings(pdu: SimulatedPdu, change: Partial<PduSettings>): SettingsCode {
  const after = { ...pdu.settings, ...change };
  const guard = pdu.answersSnmp ? SNMP_IN_RUSH_GUARD_MS : IN_RUSH_GUARD_MS;
  const isValid =
    isName(after.name) &&
    within(after.startupState, 0, 2) &&
    within(after.cycleDelay, 0, MAX_DELAY_S) &&
    within(after.inRushGuardDelay, guard.lowest, guard.highest) &&
    within(after.powerOnDelay, 0, MAX_DELAY_S) &&
    isSequence(after.outletPowerStateSequence, pdu.outlets.length);
  return isValid ? 0 : 1;
}

export function writePduSettings(
  pdu: SimulatedPdu,
  change: Partial<PduSettings>,
  actor: Actor,
): SettingsCode {
  if (checkPduSettings(pdu, change) !== 0) return 1;
  const before = pdu.settings;
  const after = { ...before, ...change };
  pdu.settings = after;
  if (!isSame(before, after)) pdu.emit({ kind: 'pduSettings', before, after, actor });
  return 0;
}

export function checkOutletSettings(
  pdu: SimulatedPdu,
  index: number,
  change: Partial<OutletSettings>,
): SettingsCode {
  const outlet = pdu.outlets[index];
  if (outlet === undefined) return 1;
  const after = { ...outlet.settings, ...change };
  const isValid =
    isName(after.name) &&
    within(after.startupState, 0, 3) &&
    within(after.cycleDelay, 0, MAX_DELAY_S) &&
    within(after.sequenceDelay, 0, MAX_DELAY_MS);
  return isValid ? 0 : 1;
}

export function writeOutletSettings(
  pdu: SimulatedPdu,
  index: number,
  change: Partial<OutletSettings>,
  actor: Actor,
): SettingsCode {
  const outlet = pdu.outlets[index];
  if (outlet === undefined || checkOutletSettings(pdu, index, change) !== 0) return 1;
  const before = outlet.settings;
  const wanted = { ...before, ...change };
  const after = { ...wanted, sequenceDelay: keptDelayMs(pdu, wanted.sequenceDelay) };
  outlet.settings = after;
  if (!isSame(before, after)) pdu.emit({ kind: 'outletSettings', outlet: index, before, after, actor });
  return 0;
}

export function writeElementName(
  pdu: SimulatedPdu,
  element: NamedKind,
  index: number,
  name: string,
  actor: Actor,
): SettingsCode {
  const unit = (element === 'inlet' ? pdu.inlets : pdu.ocps)[index];
  if (unit === undefined || !isName(name)) return 1;
  const before = unit.name;
  unit.name = name;
  if (before !== name) pdu.emit({ kind: 'elementName', element, index, before, after: name, actor });
  return 0;
}

export function checkTransferSwitchSettings(
  pdu: SimulatedPdu,
  change: Partial<TransferSwitchSettings>,
): SettingsCode {
  const unit = pdu.transferSwitch;
  if (unit === null) return 1;
  const after = { ...unit.settings, ...change };
  const isValid =
    isName(after.name) &&
    within(after.preferredSource, 1, 2) &&
    within(after.autoRetransferWaitTime, 0, MAX_DELAY_S);
  return isValid ? 0 : 1;
}

export function writeTransferSwitchSettings(
  pdu: SimulatedPdu,
  change: Partial<TransferSwitchSettings>,
  actor: Actor,
): SettingsCode {
  const unit = pdu.transferSwitch;
  if (unit === null || checkTransferSwitchSettings(pdu, change) !== 0) return 1;
  const before = unit.settings;
  const after = { ...before, ...change };
  unit.settings = after;
  if (!isSame(before, after)) pdu.emit({ kind: 'transferSwitchSettings', before, after, actor });
  return 0;
}

function isSame(before: object, after: object): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
