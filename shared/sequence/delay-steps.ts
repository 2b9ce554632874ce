import type { OutletId } from '../model/ids.ts';

/** A delay as the device can keep it: rounded up to its steps, so that no load comes on earlier than it was meant to. */
export function inSteps(delayMs: number, stepMs: number): number {
  return Math.ceil(delayMs / stepMs) * stepMs;
}

/** Delays as a device keeps them that has no place for a wait after the last outlet (`PduModel.dropsLastDelay`). */
export function withoutLastDelay(
  order: readonly OutletId[],
  delaysMs: Readonly<Record<OutletId, number>>,
): Readonly<Record<OutletId, number>> {
  const last = order.at(-1);
  return last === undefined || !(last in delaysMs) ? delaysMs : { ...delaysMs, [last]: 0 };
}

/** Delays as a device keeps them that counts in steps of `stepMs` (`PduModel.sequenceDelayStepMs`). */
export function delaysInSteps(
  delaysMs: Readonly<Record<OutletId, number>>,
  stepMs: number,
): Readonly<Record<OutletId, number>> {
  return Object.fromEntries(
    Object.entries(delaysMs).map(([outlet, delayMs]) => [outlet, inSteps(delayMs, stepMs)]),
  );
}
