import type { PduEvent } from '../../../../shared/model/fleet.ts';

const isEndOf = (event: PduEvent, { topic }: PduEvent) => event.kind !== 'alarm' && event.topic === topic;

/**
 * What to show as the latest event, from events in their order: that something is back to normal does not hide an alarm
 * that goes on. A breaker that trips leaves its current normal, and has tripped all the same.
 */
export function latestEvent(events: readonly PduEvent[]): PduEvent | undefined {
  const newest = events.at(-1);
  if (newest?.kind !== 'cleared') return newest;
  const goesOn = (event: PduEvent, index: number) =>
    event.kind === 'alarm' &&
    event.topic !== null &&
    !events.slice(index + 1).some((later) => isEndOf(later, event));
  return events.findLast(goesOn) ?? newest;
}
