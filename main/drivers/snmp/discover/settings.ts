import type { EDevice, PduModel, PduSettings } from '../../../../shared/model/pdu.ts';
import type { Oid } from '../../../snmp/oid.ts';
import { SYSTEM_GROUP } from '../../../snmp/system-group.ts';
import { numberOf, type SnmpValues } from '../../../snmp/value.ts';
import type { PlacedElement, SnmpDeviceMap } from '../device-map.ts';
import { oidOf } from '../family/cell.ts';
import { holds, textFrom, textOids } from '../family/evaluate.ts';
import type { Cell, TextSources } from '../family/sources.ts';
import { guardOf, interpretSequence, sequenceOids } from '../sequence/sequence-cells.ts';
import { readDelayMs } from '../settings/delay.ts';
import { readStartupState } from '../settings/startup-state.ts';

/** What names, delays, start-up states and order are read from. */
export type SettingsPlace = Omit<SnmpDeviceMap, 'model' | 'sensors' | 'watched' | 'settings' | 'tables'>;

function pduNameSources({ family }: SettingsPlace): TextSources {
  return [...(family.identity.name ?? []), { scalar: SYSTEM_GROUP.name }];
}

function locationSources({ family }: SettingsPlace): TextSources {
  return [...(family.identity.location ?? []), { scalar: SYSTEM_GROUP.location }];
}

const placedOf = (place: SettingsPlace): readonly PlacedElement[] => [
  ...place.inlets,
  ...place.ocps,
  ...place.transferSwitches,
  ...place.outlets.values(),
];

/** Settings of the PDU as a whole, but for its sequence. */
function pduCells({ family }: SettingsPlace): readonly Cell[] {
  const { cycleDelay, startupState, powerOnDelay, latchingRelays } = family;
  const cells = [cycleDelay?.cell, startupState?.cell, powerOnDelay?.cell];
  const latching = latchingRelays !== undefined && 'column' in latchingRelays ? latchingRelays : undefined;
  return [...cells, latching].filter((cell) => cell !== undefined);
}

/** What is read for `applySettings`. */
export function settingsOids(place: SettingsPlace): readonly Oid[] {
  const unit = place.units[0] ?? '0';
  const { sequence } = place.family;
  const ofOutlets = [...place.outlets.values()].flatMap(({ table, row }) =>
    [table.cycleDelay?.cell, table.usesPduCycleDelay, table.startupState?.cell]
      .filter((cell) => cell !== undefined)
      .map((cell) => oidOf(cell, row)),
  );
  const ofSwitches = place.transferSwitches.flatMap(({ table, row }) =>
    table.preferredInlet === undefined ? [] : [oidOf(table.preferredInlet, row)],
  );
  const oids = [
    ...textOids(pduNameSources(place), unit),
    ...textOids(locationSources(place), unit),
    ...pduCells(place).map((cell) => oidOf(cell, unit)),
    ...(sequence === undefined ? [] : sequenceOids(sequence, place)),
    ...placedOf(place).flatMap(({ table, row }) => textOids(table.name, row)),
    ...ofOutlets,
    ...ofSwitches,
  ];
  return [...new Set(oids)];
}

/** Text as it is now; what was read of it last where the device did not tell it this time. */
function textNow(
  sources: TextSources | undefined,
  row: string,
  { values, before, absentTexts }: { values: SnmpValues; before: string; absentTexts: readonly string[] },
): string {
  const isTold = textOids(sources, row).some((oid) => values.has(oid));
  return isTold ? (textFrom(sources, row, values, absentTexts) ?? '') : before;
}

function pduSettings(place: SettingsPlace, before: PduSettings, values: SnmpValues): PduSettings {
  const unit = place.units[0] ?? '0';
  const { cycleDelay, powerOnDelay, latchingRelays, sequence, absentTexts = [] } = place.family;
  const guard = sequence === undefined ? undefined : guardOf(sequence);
  const order = sequence === undefined ? null : interpretSequence(sequence, place, values);
  // Start times give an order where there are any.
  const hasOrder =
    sequence?.kind === 'order' ||
    (sequence?.kind === 'startTimes' && Object.keys(order?.delaysMs ?? {}).length > 0);
  return {
    name: textNow(pduNameSources(place), unit, { values, before: before.name, absentTexts }),
    location: textNow(locationSources(place), unit, { values, before: before.location ?? '', absentTexts }),
    cycleDelayMs: cycleDelay === undefined ? null : readDelayMs(cycleDelay, unit, values),
    inRushGuardDelayMs: guard === undefined ? null : readDelayMs(guard, unit, values),
    powerOnDelayMs: powerOnDelay === undefined ? null : readDelayMs(powerOnDelay, unit, values),
    startupState: readStartupState(place.family.startupState, unit, values),
    ...(latchingRelays !== undefined && holds(latchingRelays, unit, values) ? { latchingRelays: true } : {}),
    outletPowerStateSequence: hasOrder && order !== null ? order.order : [],
  };
}

/** Names, delays, start-up states and order as `values` say, which hold the cells of `settingsOids`. */
export function applySettings(model: PduModel, place: SettingsPlace, values: SnmpValues): PduModel {
  const absentTexts = place.family.absentTexts ?? [];
  const byId = new Map(placedOf(place).map((each) => [each.id, each]));
  const renamed = <Device extends EDevice>(device: Device): Device => {
    const placed = byId.get(device.id);
    if (placed === undefined) return device;
    const name = textNow(placed.table.name, placed.row, { values, before: device.name, absentTexts });
    return { ...device, name };
  };
  const { sequence } = place.family;
  const delaysMs = sequence === undefined ? {} : (interpretSequence(sequence, place, values)?.delaysMs ?? {});
  return {
    ...model,
    ...(sequence?.kind === 'startTimes' ? { dropsLastDelay: true } : {}),
    ...(sequence?.kind === 'waits' && sequence.addsInRushGuard === true ? { addsInRushGuard: true } : {}),
    settings: pduSettings(place, model.settings, values),
    inlets: model.inlets.map(renamed),
    ocps: model.ocps.map(renamed),
    transferSwitches: model.transferSwitches.map((each) => {
      const placed = place.transferSwitches.find(({ id }) => id === each.id);
      const cell = placed?.table.preferredInlet;
      if (placed === undefined || cell === undefined) return renamed(each);
      return { ...renamed(each), preferredSource: numberOf(values.get(oidOf(cell, placed.row))) };
    }),
    outlets: model.outlets.map((outlet) => {
      const placed = place.outlets.get(outlet.id);
      if (placed === undefined) return outlet;
      const { table, row } = placed;
      const cycleDelayMs = table.cycleDelay === undefined ? null : readDelayMs(table.cycleDelay, row, values);
      const usesPdus = table.usesPduCycleDelay;
      return {
        ...renamed(outlet),
        sequenceDelayMs: delaysMs[outlet.id] ?? null,
        cycleDelayMs,
        usePduCycleDelay: usesPdus === undefined ? cycleDelayMs === null : holds(usesPdus, row, values),
        startupState: readStartupState(table.startupState, row, values),
      };
    }),
  };
}
