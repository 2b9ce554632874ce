import { elementLabel } from '../../../../shared/model/ids.ts';
import { ok } from '../../../../shared/result.ts';
import { LACKING } from '../../../../shared/words/capabilities.ts';
import type { SetVarBind } from '../../../snmp/value.ts';
import type { DeviceResult, SequenceWrite } from '../../driver.ts';
import { unsupported } from '../../refusals.ts';
import type { SequenceTable } from '../family/family.ts';
import { delayUnits, delayVarBind } from '../settings/delay.ts';
import { refuseChanges } from './plan-write.ts';
import type { SequencePlace } from './sequence-cells.ts';
import { orderOfStartTimes, startTimesOf, type OutletStart } from './start-times.ts';

/** The start times that a change of order and waits comes to; those that stay as they are in `current` are left out. */
export function planStartTimes(
  sequence: Extract<SequenceTable, { kind: 'startTimes' }>,
  place: SequencePlace,
  current: readonly OutletStart[],
  changes: SequenceWrite,
): DeviceResult<readonly SetVarBind[]> {
  const refused = refuseChanges(place, changes);
  if (refused !== null) return refused;
  const { startTime } = sequence;
  if (changes.inRushGuardDelayMs !== undefined) return unsupported(LACKING.inRushGuardDelay);
  if (!startTime.writable) return unsupported(LACKING.sequenceDelay);
  const known = new Map(current.map(({ outlet, startMs }) => [outlet, startMs] as const));
  const was = orderOfStartTimes(current);
  const byNumber = current.map(({ outlet }) => outlet);
  const order = (changes.order?.length === 0 ? byNumber : (changes.order ?? was.order)).filter((outlet) =>
    known.has(outlet),
  );
  const wanted = { order, delaysMs: { ...was.delaysMs, ...changes.delaysMs } };
  const starts = startTimesOf(wanted, current, startTime.unitMs);
  if (!starts.ok) return starts;
  const varbinds: SetVarBind[] = [];
  for (const { outlet, startMs } of starts.value) {
    const row = place.outlets.get(outlet)?.row;
    if (row === undefined || startMs === null || startMs === known.get(outlet)) continue;
    const units = delayUnits(
      startTime,
      startMs,
      `The start of outlet ${elementLabel(outlet)}, the sum of the delays before it,`,
    );
    if (!units.ok) return units;
    varbinds.push(delayVarBind(startTime, row, units.value));
  }
  return ok(varbinds);
}
