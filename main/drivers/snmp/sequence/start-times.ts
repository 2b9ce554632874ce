import { elementLabel, type OutletId } from '../../../../shared/model/ids.ts';
import { withoutLastDelay } from '../../../../shared/sequence/delay-steps.ts';
import { ok } from '../../../../shared/result.ts';
import type { DeviceResult } from '../../driver.ts';
import { invalidArgument } from '../../refusals.ts';

/** When an outlet comes on, counted from the command; null for one that stays off. */
export interface OutletStart {
  readonly outlet: OutletId;
  readonly startMs: number | null;
}

/** Order and waits, as the rest of the program knows a sequence. */
interface OrderAndWaits {
  readonly order: readonly OutletId[];
  readonly delaysMs: Readonly<Record<OutletId, number>>;
}

/** Those that stay off come last; the same time goes by place, which is that of the numbers. */
function inStartOrder(starts: readonly OutletStart[]): readonly OutletStart[] {
  const timeOf = ({ startMs }: OutletStart) => startMs ?? Number.POSITIVE_INFINITY;
  return starts.toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : timeOf(a) > timeOf(b) ? 1 : 0));
}

/** The wait after an outlet is what lies between its start and the next one's. `starts` go by outlet number. */
export function orderOfStartTimes(starts: readonly OutletStart[]): OrderAndWaits {
  const inOrder = inStartOrder(starts);
  const waits = inOrder.map(({ outlet, startMs }, index): readonly [OutletId, number] => {
    const nextMs = inOrder[index + 1]?.startMs ?? null;
    return [outlet, startMs === null || nextMs === null ? 0 : nextMs - startMs];
  });
  return { order: inOrder.map(({ outlet }) => outlet), delaysMs: Object.fromEntries(waits) };
}

/**
 * The start times that give this order and these waits, each wait rounded up to `unitMs`. The first start stays what it is
 * in `current`, which goes by outlet number. A wait after the last outlet is dropped: nothing comes after it. What start
 * times cannot say is refused: an order of outlets that come on together other than by number, and a place in the sequence,
 * or a wait before it, for one that stays off.
 */
export function startTimesOf(
  wanted: OrderAndWaits,
  current: readonly OutletStart[],
  unitMs: number,
): DeviceResult<readonly OutletStart[]> {
  const staysOff = new Set(current.filter(({ startMs }) => startMs === null).map(({ outlet }) => outlet));
  const place = new Map(current.map(({ outlet }, index) => [outlet, index] as const));
  const firstMs = Math.min(...current.map(({ startMs }) => startMs ?? Number.POSITIVE_INFINITY));
  const { order } = wanted;
  const delaysMs = withoutLastDelay(order, wanted.delaysMs);
  const running = order.filter((outlet) => !staysOff.has(outlet));
  const moved = order.slice(0, running.length).find((outlet) => staysOff.has(outlet));
  const delayed = [...staysOff].find((outlet) => (delaysMs[outlet] ?? 0) > 0);
  const stays = moved ?? delayed;
  if (stays !== undefined)
    return invalidArgument(
      `Outlet ${elementLabel(stays)} is set to stay off on this PDU, so it has no place in the sequence; nothing was written.`,
    );
  const starts: OutletStart[] = [];
  let startMs = Number.isFinite(firstMs) ? firstMs : 0;
  for (const [index, outlet] of running.entries()) {
    starts.push({ outlet, startMs });
    const waitMs = Math.ceil((delaysMs[outlet] ?? 0) / unitMs) * unitMs;
    const next = running[index + 1];
    if (next === undefined && waitMs > 0)
      return invalidArgument(
        `This PDU keeps no delay after the last outlet that comes on, which is ${elementLabel(outlet)}; set it to 0. Nothing was written.`,
      );
    if (next !== undefined && waitMs === 0 && (place.get(next) ?? 0) < (place.get(outlet) ?? 0))
      return invalidArgument(
        `Outlets ${elementLabel(outlet)} and ${elementLabel(next)} would come on together, and this PDU then goes by number; give outlet ${elementLabel(outlet)} a delay. Nothing was written.`,
      );
    startMs += waitMs;
  }
  return ok(starts);
}
