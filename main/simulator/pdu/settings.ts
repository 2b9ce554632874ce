import type { Actor, NamedKind } from './events.ts';
import type { SimulatedPdu } from './simulated-pdu.ts';
import type { OutletSettings, PduSettings, TransferSwitchSettings } from './state.ts';

const MAX_NAME_LENGTH = 64;
const MAX_DELAY_S = 3600;
const MAX_DELAY_MS = 3_600_000;

/** What the settings setters return: 0 written, 1 invalid parameter. */
export type SettingsCode = 0 | 1;

const within = (value: number, lower: number, upper: number): boolean =>
  Number.isInteger(value) && value >= lower && value <= upper;
const isName = (name: string): boolean => name.length <= MAX_NAME_LENGTH;

/** Empty, or every outlet exactly once. */
function isSequence(order: readonly number[], outletCount: number): boolean {
  if (order.length === 0) return true;
  return (
    order.length === outletCount &&
    new Set(order).size === outletCount &&
    order.every((index) => within(index, 0, outletCount - 1))
  );
}

export function writePduSettings(
  pdu: SimulatedPdu,
  change: Partial<PduSettings>,
  actor: Actor,
): SettingsCode {
  const before = pdu.settings;
  const after = { ...before, ...change };
  const isValid =
    isName(after.name) &&
    within(after.startupState, 0, 2) &&
    within(after.cycleDelay, 0, MAX_DELAY_S) &&
    within(after.inRushGuardDelay, 0, 100_000) &&
    within(after.powerOnDelay, 0, MAX_DELAY_S) &&
    isSequence(after.outletPowerStateSequence, pdu.outlets.length);
  if (!isValid) return 1;
  pdu.settings = after;
  if (!isSame(before, after)) pdu.emit({ kind: 'pduSettings', before, after, actor });
  return 0;
}

export function writeOutletSettings(
  pdu: SimulatedPdu,
  index: number,
  change: Partial<OutletSettings>,
  actor: Actor,
): SettingsCode {
  const outlet = pdu.outlets[index];
  if (outlet === undefined) return 1;
  const before = outlet.settings;
  const after = { ...before, ...change };
  const isValid =
    isName(after.name) &&
    within(after.startupState, 0, 3) &&
    within(after.cycleDelay, 0, MAX_DELAY_S) &&
    within(after.sequenceDelay, 0, MAX_DELAY_MS);
  if (!isValid) return 1;
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

export function writeTransferSwitchSettings(
  pdu: SimulatedPdu,
  change: Partial<TransferSwitchSettings>,
  actor: Actor,
): SettingsCode {
  const unit = pdu.transferSwitch;
  if (unit === null) return 1;
  const before = unit.settings;
  const after = { ...before, ...change };
  if (
    !isName(after.name) ||
    !within(after.preferredSource, 1, 2) ||
    !within(after.autoRetransferWaitTime, 0, MAX_DELAY_S)
  )
    return 1;
  unit.settings = after;
  if (!isSame(before, after)) pdu.emit({ kind: 'transferSwitchSettings', before, after, actor });
  return 0;
}

function isSame(before: object, after: object): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
