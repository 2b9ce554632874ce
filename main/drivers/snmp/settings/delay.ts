import { ok } from '../../../../shared/result.ts';
import { formatDelay } from '../../../../shared/words/durations.ts';
import { numberOf, type SetVarBind, type SnmpValues } from '../../../snmp/value.ts';
import type { DeviceResult } from '../../driver.ts';
import { invalidArgument } from '../../refusals.ts';
import { oidOf } from '../family/cell.ts';
import type { DelayCell } from '../family/elements.ts';

/** A delay as it was read, milliseconds; null when there is none. */
export function readDelayMs(delay: DelayCell, row: string, values: SnmpValues): number | null {
  const raw = numberOf(values.get(oidOf(delay.cell, row)));
  return raw === null || raw < 0 ? null : raw * delay.unitMs;
}

/** In the unit of the cell, rounded up; what the MIB does not allow is refused. `what` is the subject of the sentence. */
export function delayUnits(delay: DelayCell, delayMs: number, what: string): DeviceResult<number> {
  const { unitMs, minimum, maximum } = delay;
  const units = Math.ceil(delayMs / unitMs);
  if (!Number.isSafeInteger(units) || delayMs < 0)
    return invalidArgument(`${what} must be a number and not negative; nothing was written.`);
  if (units >= minimum && units <= maximum) return ok(units);
  const [from, to] = [formatDelay(minimum * unitMs), formatDelay(maximum * unitMs)];
  return invalidArgument(`${what} must be from ${from} to ${to} on this PDU; nothing was written.`);
}

/** The varbind that writes `units` of a delay. */
export function delayVarBind(delay: DelayCell, row: string, units: number): SetVarBind {
  const oid = oidOf(delay.cell, row);
  return { oid, value: { type: delay.syntax ?? 'integer', value: units } };
}

/** The varbinds that write it in several rows; once where the rows share a scalar. */
export function delayVarBinds(
  delay: DelayCell,
  rows: readonly string[],
  units: number,
): readonly SetVarBind[] {
  const byOid = new Map(
    rows.map((row) => [oidOf(delay.cell, row), delayVarBind(delay, row, units)] as const),
  );
  return [...byOid.values()];
}
