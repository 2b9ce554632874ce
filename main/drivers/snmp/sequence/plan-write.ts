import { elementLabel, type OutletId } from '../../../../shared/model/ids.ts';
import { ok } from '../../../../shared/result.ts';
import { LACKING } from '../../../../shared/words/capabilities.ts';
import { octets, type SetVarBind } from '../../../snmp/value.ts';
import type { DeviceResult, SequenceWrite, SequenceWriteOutcome } from '../../driver.ts';
import { unknownOutlet } from '../../not-found.ts';
import { invalidArgument, unsupported } from '../../refusals.ts';
import { oidOf } from '../family/cell.ts';
import type { DelayCell } from '../family/elements.ts';
import type { SequenceTable } from '../family/family.ts';
import { delayUnits, delayVarBind, delayVarBinds } from '../settings/delay.ts';
import { guardOf, outletsByNumber, type SequencePlace } from './sequence-cells.ts';

export type SequencePart = SequenceWriteOutcome['written'][number];

/** What one part of a change writes. */
export interface PlannedPart {
  readonly part: SequencePart;
  readonly varbinds: readonly SetVarBind[];
}
type Plan = DeviceResult<readonly PlannedPart[]>;

/** Why a change cannot be meant for this PDU, whatever its protocol; null when it can. */
export function refuseChanges(place: SequencePlace, changes: SequenceWrite): DeviceResult<never> | null {
  const { order = [], delaysMs = {} } = changes;
  const named = [...order, ...(Object.keys(delaysMs) as OutletId[])];
  const stranger = named.find((outlet) => !place.outlets.has(outlet));
  if (stranger !== undefined) return unknownOutlet(stranger);
  const isComplete = order.length === 0 || order.length === place.outlets.size;
  return isComplete && new Set(order).size === order.length
    ? null
    : invalidArgument('The order must name every outlet exactly once; nothing was written.');
}

/** The text of each unit, whose outlets must stay together: every unit runs its own sequence. */
function planOrder(sequence: SequenceTable, place: SequencePlace, order: readonly OutletId[]): Plan {
  const natural = [...place.outlets.keys()];
  const wanted = order.length === 0 ? natural : order;
  if (sequence.kind !== 'order')
    return wanted.every((outlet, index) => outlet === natural[index])
      ? ok([])
      : unsupported(LACKING.sequenceOrder);
  const unitOf = (outlet: OutletId | undefined) =>
    outlet === undefined ? undefined : place.outlets.get(outlet)?.unit;
  const varbinds: SetVarBind[] = [];
  let at = 0;
  for (const unit of place.units) {
    const numbers = [...outletsByNumber(place, unit).values()];
    const ofUnit = wanted.slice(at, at + numbers.length);
    if (ofUnit.some((outlet) => unitOf(outlet) !== unit))
      return invalidArgument(
        'Each linked unit has its own order, so its outlets must stay together; nothing was written.',
      );
    at += numbers.length;
    const text = ofUnit.map((outlet) => place.outlets.get(outlet)?.number).join(',');
    if (text !== '') varbinds.push({ oid: oidOf(sequence.order, unit), value: octets(text) });
  }
  return ok([{ part: 'order', varbinds }]);
}

function planGuard(sequence: SequenceTable, place: SequencePlace, guardMs: number): Plan {
  const guard = guardOf(sequence);
  if (guard === undefined || !guard.writable) return unsupported(LACKING.inRushGuardDelay);
  const units = delayUnits(guard, guardMs, 'The in-rush guard delay');
  if (!units.ok) return units;
  return ok([{ part: 'inRushGuard', varbinds: delayVarBinds(guard, place.units, units.value) }]);
}

function planDelays(
  delay: DelayCell,
  place: SequencePlace,
  delaysMs: Readonly<Record<OutletId, number>>,
): Plan {
  const parts: PlannedPart[] = [];
  for (const [outlet, delayMs] of Object.entries(delaysMs) as [OutletId, number][]) {
    const placed = place.outlets.get(outlet);
    if (placed === undefined) return unknownOutlet(outlet);
    if (!delay.writable) return unsupported(LACKING.sequenceDelay);
    const units = delayUnits(delay, delayMs, `The delay of outlet ${elementLabel(outlet)}`);
    if (!units.ok) return units;
    parts.push({ part: outlet, varbinds: [delayVarBind(delay, placed.row, units.value)] });
  }
  return ok(parts);
}

/** What a change of an order or of waits writes, part by part; refused whole when one part cannot be written. */
export function planSequenceWrite(
  sequence: Exclude<SequenceTable, { kind: 'startTimes' }>,
  place: SequencePlace,
  changes: SequenceWrite,
): Plan {
  const refused = refuseChanges(place, changes);
  if (refused !== null) return refused;
  const { order, delaysMs = {}, inRushGuardDelayMs } = changes;
  const plans = [
    order === undefined ? ok([]) : planOrder(sequence, place, order),
    inRushGuardDelayMs === undefined ? ok([]) : planGuard(sequence, place, inRushGuardDelayMs),
    planDelays(sequence.delay, place, delaysMs),
  ];
  const parts: PlannedPart[] = [];
  for (const plan of plans) {
    if (!plan.ok) return plan;
    parts.push(...plan.value);
  }
  return ok(parts);
}
