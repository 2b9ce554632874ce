import {
  setInletEnabled,
  setLoadShedding,
  switchCode,
  switchOutlet,
  type SwitchAction,
} from '../../pdu/commands.ts';
import type { Actor, NamedKind } from '../../pdu/events.ts';
import { resetCounter, resetMinMax, writeThresholds } from '../../pdu/sensor-settings.ts';
import type { NumericSensorUnit } from '../../pdu/sensors.ts';
import {
  checkOutletSettings,
  checkPduSettings,
  checkTransferSwitchSettings,
  isName,
  writeElementName,
  writeOutletSettings,
  writePduSettings,
  writeTransferSwitchSettings,
} from '../../pdu/settings.ts';
import type { OutletSettings, OutletUnit, PduSettings, TransferSwitchSettings } from '../../pdu/state.ts';
import { transferCode, transferToSource } from '../../pdu/supply.ts';
import { checkThresholds, type Thresholds } from '../../pdu/thresholds.ts';
import type { SetRefusal } from '../agent/mib-view.ts';
import type { AgentTexts, Pdu2Device } from './device.ts';

/** What one written value asks for. */
export type Change =
  | { readonly kind: 'pdu'; readonly change: Partial<PduSettings> }
  | { readonly kind: 'outlet'; readonly outlet: number; readonly change: Partial<OutletSettings> }
  | { readonly kind: 'transferSwitch'; readonly change: Partial<TransferSwitchSettings> }
  | { readonly kind: 'thresholds'; readonly unit: NumericSensorUnit; readonly change: Partial<Thresholds> }
  | { readonly kind: 'texts'; readonly change: Partial<AgentTexts> }
  | { readonly kind: 'name'; readonly element: NamedKind; readonly index: number; readonly name: string }
  | { readonly kind: 'inletEnabled'; readonly inlet: number; readonly enabled: boolean }
  | { readonly kind: 'loadShedding'; readonly active: boolean }
  | { readonly kind: 'resetCounter' | 'resetMinMax'; readonly unit: NumericSensorUnit }
  | { readonly kind: 'switch'; readonly outlet: OutletUnit; readonly action: SwitchAction }
  | { readonly kind: 'transfer'; readonly source: number };

type Settings = Extract<Change, { readonly change: object }>;

/** A change with the places of the varbinds that asked for it. */
export interface PlacedChange {
  readonly change: Change;
  /** 1-based. */
  readonly index: number;
}

function placeKey({ place }: NumericSensorUnit): string {
  return `${place.element}:${place.index}:${place.line ?? ''}:${place.field}`;
}

/** What a change changes: values for one target are written together, and it is moved once only. */
function targetOf(change: Change): string {
  switch (change.kind) {
    case 'outlet':
      return `outlet:${change.outlet}`;
    case 'thresholds':
    case 'resetCounter':
    case 'resetMinMax':
      return `${change.kind}:${placeKey(change.unit)}`;
    case 'name':
      return `name:${change.element}:${change.index}`;
    case 'inletEnabled':
      return `inletEnabled:${change.inlet}`;
    case 'switch':
      return `switch:${change.outlet.index}`;
    case 'pdu':
    case 'transferSwitch':
    case 'texts':
    case 'loadShedding':
    case 'transfer':
      return change.kind;
  }
}

const isSettings = (change: Change): change is Settings => 'change' in change;

/** Joins what is written together; a refusal when one thing is to be moved twice. */
function merge(changes: readonly PlacedChange[]): PlacedChange[] | SetRefusal {
  const merged = new Map<string, PlacedChange>();
  for (const { change, index } of changes) {
    const target = targetOf(change);
    const earlier = merged.get(target)?.change;
    if (earlier === undefined) merged.set(target, { change, index });
    else if (isSettings(change) && isSettings(earlier)) {
      const joined = { ...change, change: { ...earlier.change, ...change.change } } as Settings;
      merged.set(target, { change: joined, index });
    } else return { status: 'inconsistentValue', index };
  }
  return [...merged.values()];
}

/** Why a change could not be made now; null when it can. */
function refusalOf({ pdu, profile }: Pdu2Device, change: Change): SetRefusal['status'] | null {
  switch (change.kind) {
    case 'pdu':
      return checkPduSettings(pdu, change.change) === 0 ? null : 'wrongValue';
    case 'outlet':
      return checkOutletSettings(pdu, change.outlet, change.change) === 0 ? null : 'wrongValue';
    case 'transferSwitch':
      return checkTransferSwitchSettings(pdu, change.change) === 0 ? null : 'wrongValue';
    case 'texts':
      return Object.values(change.change).every((text) => isName(text)) ? null : 'wrongValue';
    case 'thresholds': {
      const code = checkThresholds({ ...change.unit.thresholds, ...change.change }, change.unit.range);
      if (code === 0) return null;
      return code === 1 ? 'wrongValue' : 'inconsistentValue';
    }
    case 'name':
      return isName(change.name) ? null : 'wrongValue';
    case 'switch':
      return switchCode(pdu, change.outlet, profile.refusesSwitchingWhenShed) === 0
        ? null
        : 'inconsistentValue';
    case 'transfer':
      return transferCode(pdu, change.source) === 0 ? null : 'inconsistentValue';
    case 'inletEnabled':
    case 'loadShedding':
    case 'resetCounter':
    case 'resetMinMax':
      return null;
  }
}

function apply(device: Pdu2Device, change: Change, actor: Actor): void {
  const { pdu, sensorEvents } = device;
  switch (change.kind) {
    case 'pdu':
      writePduSettings(pdu, change.change, actor);
      return;
    case 'outlet':
      writeOutletSettings(pdu, change.outlet, change.change, actor);
      return;
    case 'transferSwitch':
      writeTransferSwitchSettings(pdu, change.change, actor);
      return;
    case 'texts':
      Object.assign(device.texts, change.change);
      return;
    case 'thresholds':
      writeThresholds(change.unit, { ...change.unit.thresholds, ...change.change }, actor, sensorEvents);
      return;
    case 'name':
      writeElementName(pdu, change.element, change.index, change.name, actor);
      return;
    case 'switch':
      switchOutlet(pdu, change.outlet, {
        action: change.action,
        actor,
        refusesWhenShed: device.profile.refusesSwitchingWhenShed,
      });
      return;
    case 'transfer':
      transferToSource(pdu, change.source);
      return;
    case 'inletEnabled':
      setInletEnabled(pdu, change.inlet, change.enabled, actor);
      return;
    case 'loadShedding':
      setLoadShedding(pdu, change.active, actor);
      return;
    case 'resetCounter':
      resetCounter(change.unit, actor, sensorEvents);
      return;
    case 'resetMinMax':
      resetMinMax(change.unit, actor, sensorEvents);
  }
}

/** Makes all changes, by the functions that JSON-RPC uses too, or none; null when they were made. */
export function makeChanges(
  device: Pdu2Device,
  changes: readonly PlacedChange[],
  actor: Actor,
): SetRefusal | null {
  const merged = merge(changes);
  if ('status' in merged) return merged;
  for (const { change, index } of merged) {
    const status = refusalOf(device, change);
    if (status !== null) return { status, index };
  }
  for (const { change } of merged) apply(device, change, actor);
  return null;
}
