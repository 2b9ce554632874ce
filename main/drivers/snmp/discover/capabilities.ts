import type { Capability } from '../../../../shared/model/capability.ts';
import type { ElementId } from '../../../../shared/model/ids.ts';
import type { PduModel } from '../../../../shared/model/pdu.ts';
import type { SnmpValues } from '../../../snmp/value.ts';
import { oidOf } from '../family/cell.ts';
import type { OutletControl } from '../family/elements.ts';
import type { SequenceTable } from '../family/family.ts';
import { guardOf } from '../sequence/sequence-cells.ts';
import type { SettingsPlace } from './settings.ts';

/** Elements whose names can be written (`true`) and those without a cell for it, by family or on this device. */
function renamable(place: SettingsPlace, values: SnmpValues): ReadonlyMap<ElementId, boolean> {
  const { inlets, ocps, transferSwitches, outlets, family, units } = place;
  const placed = [...inlets, ...ocps, ...transferSwitches, ...outlets.values()];
  const cells = [
    { id: 'pdu' as const, rename: family.rename, row: units[0] ?? '0' },
    ...placed.map(({ id, table, row }) => ({ id, rename: table.rename, row })),
  ];
  return new Map(
    cells.map(({ id, rename, row }) => [id, rename !== undefined && values.has(oidOf(rename, row))]),
  );
}

/** `PduModel.fixedNames`, where there are any. */
export function findFixedNames(place: SettingsPlace, values: SnmpValues): Pick<PduModel, 'fixedNames'> {
  const fixedNames = [...renamable(place, values)].flatMap(([id, canBe]) => (canBe ? [] : [id]));
  return fixedNames.length === 0 ? {} : { fixedNames };
}

function canSetCycleDelay(model: PduModel, place: SettingsPlace): boolean {
  const ofPdu = place.family.cycleDelay?.writable === true && model.settings.cycleDelayMs !== null;
  return (
    ofPdu ||
    model.outlets.some(
      ({ id, cycleDelayMs }) =>
        cycleDelayMs !== null && place.outlets.get(id)?.table.cycleDelay?.writable === true,
    )
  );
}

/** What comes on, also at the end of a cycle, can come on one after the other. */
function hasSequence({ cycle, inSequence }: OutletControl): boolean {
  return inSequence !== undefined && (cycle === undefined || inSequence.cycle !== undefined);
}

/** Whether the MIB lets a sequence be written that it lets be read. */
function canWriteSequence(sequence: SequenceTable | undefined): boolean {
  if (sequence?.kind === 'startTimes') return sequence.startTime.writable;
  return sequence?.kind === 'order' || sequence?.delay.writable === true;
}

/** What the PDU can do: what its family describes, as far as the device has the cells for it. */
export function findCapabilities(
  model: PduModel,
  place: SettingsPlace,
  { values, traps }: { readonly values: SnmpValues; readonly traps: boolean },
): readonly Capability[] {
  const { outlets, settings } = model;
  const { sequence, traps: familyTraps = [] } = place.family;
  const control = [...place.outlets.values()][0]?.table.control;
  const switchable = control !== undefined && outlets.some((outlet) => outlet.switchable);
  const everyOutlet = outlets.every((outlet) => outlet.switchable);
  const several = switchable && control.several !== undefined;
  const delays = outlets.some((outlet) => outlet.sequenceDelayMs !== null);
  const order =
    sequence?.kind === 'startTimes'
      ? delays
      : sequence?.kind === 'order' && settings.outletPowerStateSequence.length > 0;
  const guard = sequence === undefined ? undefined : guardOf(sequence);
  const found: readonly (readonly [Capability, boolean])[] = [
    ['switchOutlet', switchable],
    ['cycleOutlet', switchable && control.cycle !== undefined],
    ['switchSeveral', several],
    ['switchAll', switchable && (control.all !== undefined || (several && everyOutlet))],
    ['switchInSequence', several && hasSequence(control)],
    ['sequenceOrder', switchable && order],
    ['sequenceDelay', switchable && delays],
    ['sequenceWrite', switchable && (order || delays) && canWriteSequence(sequence)],
    ['inRushGuardDelay', switchable && guard !== undefined && settings.inRushGuardDelayMs !== null],
    ['cycleDelay', switchable && canSetCycleDelay(model, place)],
    [
      'startupState',
      switchable &&
        (settings.startupState !== null ||
          outlets.some((outlet) => outlet.switchable && outlet.startupState !== null)),
    ],
    [
      'powerOnDelay',
      switchable && place.family.powerOnDelay?.writable === true && settings.powerOnDelayMs !== null,
    ],
    ['cancelSequence', several && hasSequence(control) && control.inSequence?.cancel !== undefined],
    ['rename', [...renamable(place, values).values()].includes(true)],
    ['events', traps && familyTraps.length > 0],
  ];
  return found.filter(([, present]) => present).map(([capability]) => capability);
}
