import type { OutletId } from '../../../shared/model/ids.ts';
import type {
  OutletStartupState,
  PduIdentity,
  PduSettings,
  StartupState,
} from '../../../shared/model/pdu.ts';
import type { OutletSequenceState } from '../../../shared/model/sequence.ts';
import { err, ok } from '../../../shared/result.ts';
import type { DeviceResult } from '../driver.ts';
import { tellingSerial } from '../serial-number.ts';
import { protocolError, quotable } from './http-errors.ts';
import { readCount, readFlag, readList, readRecord, readText, type JsonRecord } from './read-json.ts';

/** Devices write this where nobody set a serial number (reference 1.5). */
const NOT_SET = '<not set>';

function plate(value: unknown): string {
  const text = quotable(readText(value) ?? '');
  return text === NOT_SET ? '' : text;
}

/** `Pdu.MetaData` (reference 4.2). */
export function parsePduIdentity(metaData: unknown): DeviceResult<PduIdentity> {
  const record = readRecord(metaData);
  if (record === null) {
    return err(
      protocolError(
        'Pdu.getMetaData',
        'The PDU does not say who it is; try again, and check its firmware if it stays.',
      ),
    );
  }
  const nameplate = readRecord(record['nameplate']) ?? readRecord(record['namePlate']);
  return ok({
    vendor: plate(nameplate?.['manufacturer']),
    model: plate(nameplate?.['model']),
    serial: tellingSerial(plate(nameplate?.['serialNumber'])),
    firmware: plate(record['fwRevision']),
    mac: plate(record['macAddress']).toLowerCase(),
  });
}

/** Names may hold anything an admin typed; they are data, never markup. */
export function parseName(settings: JsonRecord | null): string {
  return readText(settings?.['name']) ?? '';
}

const STARTUP_STATES = ['on', 'off', 'lastState'] as const;
const OUTLET_STARTUP_STATES = [...STARTUP_STATES, 'pduDefault'] as const;

/** `startupState` as the PDU and its outlets are told it (reference 4.2 and 4.7). */
export const startupStateNumber = (state: OutletStartupState): number => OUTLET_STARTUP_STATES.indexOf(state);

/** `Pdu.Settings.startupState` (reference 4.2); null where there is none. */
export function parseStartupState(settings: JsonRecord | null): StartupState | null {
  return STARTUP_STATES[readCount(settings?.['startupState']) ?? -1] ?? null;
}

/** `Outlet.Settings.startupState` (reference 4.7); null where there is none. */
export function parseOutletStartupState(settings: JsonRecord | null): OutletStartupState | null {
  return OUTLET_STARTUP_STATES[readCount(settings?.['startupState']) ?? -1] ?? null;
}

/** Seconds on the wire, milliseconds here; null where the device has no such setting. */
export function secondsToMs(value: unknown): number | null {
  const seconds = readCount(value);
  return seconds === null ? null : seconds * 1000;
}

/**
 * Order in which outlets come on, from 0-based indexes. Null when an index is no outlet or comes twice: such a list says
 * nothing reliable.
 */
export function parseOrder(
  settings: JsonRecord | null,
  outletIds: readonly (OutletId | null)[],
): readonly OutletId[] | null {
  const list = readList(settings?.['outletPowerStateSequence']) ?? [];
  const order = list.map((index) => (typeof index === 'number' ? (outletIds[index] ?? null) : null));
  const known = order.filter((id) => id !== null);
  return known.length === list.length && new Set(known).size === known.length ? known : null;
}

/** `Pdu.Settings` (reference 4.2). */
export function parsePduSettings(
  settings: JsonRecord | null,
  outletIds: readonly (OutletId | null)[],
): PduSettings {
  return {
    name: parseName(settings),
    location: null,
    cycleDelayMs: secondsToMs(settings?.['cycleDelay']),
    inRushGuardDelayMs: readCount(settings?.['inRushGuardDelay']),
    powerOnDelayMs: secondsToMs(settings?.['powerOnDelay']),
    startupState: parseStartupState(settings),
    ...(readFlag(settings?.['latchingRelays']) === true ? { latchingRelays: true } : {}),
    outletPowerStateSequence: parseOrder(settings, outletIds) ?? [],
  };
}

/** `Pdu.OutletSequenceState` (reference 4.2, 5.3). */
export function parseSequenceState(
  value: unknown,
  outletIds: readonly (OutletId | null)[],
): DeviceResult<OutletSequenceState> {
  const record = readRecord(value);
  const running = readFlag(record?.['sequenceRunning']);
  if (record === null || running === null) {
    return err(
      protocolError('sequenceRunning', 'The PDU does not say whether its sequence runs; try again.'),
    );
  }
  const next = readCount(record['nextOutletToSwitch']);
  return ok({
    running,
    nextOutlet: running && next !== null ? (outletIds[next] ?? null) : null,
    timeUntilNextSwitchMs: readCount(record['timeUntilNextSwitch']) ?? 0,
    outletsRemaining: readCount(record['outletsRemaining']) ?? 0,
    cancelableOutletsRemaining: readCount(record['cancelableOutletsRemaining']) ?? 0,
  });
}
