import type { PduEvent } from '../../shared/model/fleet.ts';
import { elementKind } from '../../shared/model/ids.ts';

/** A breaker opened by itself. */
export function isTripEvent({ element, severity, text }: PduEvent): boolean {
  return (
    element !== null &&
    elementKind(element) === 'ocp' &&
    severity === 'critical' &&
    /\btripped\b/iu.test(text)
  );
}

/**
 * `inlet 2` of `Transfer switch moved to inlet 2.` and of `Back on preferred inlet 2`; null when the text tells no transfer.
 */
export function destinationOf(text: string): string | null {
  return /\b(?:moved to|back on preferred) ([^.,]+)/iu.exec(text)?.[1] ?? null;
}

/** Where a transfer switch moved to, `inlet 2`; null when the event is about something else. */
export function movedTo({ element, text }: PduEvent): string | null {
  if (element === null || elementKind(element) !== 'ts') return null;
  return destinationOf(text);
}
