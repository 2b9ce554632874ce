const BASE_MS = 1000;
/** How long a PDU that is back may go unnoticed, besides what connecting takes. */
const CAP_MS = 30_000;

/**
 * Wait before try number `attempt` (1 is the first retry): base 1 s, doubling, cap 30 s, full jitter, because many
 * devices behind one switch fail together.
 */
export function backoffDelayMs(attempt: number, random: () => number): number {
  const ceilingMs = Math.min(CAP_MS, BASE_MS * 2 ** Math.min(Math.max(attempt, 1) - 1, 16));
  return Math.round(random() * ceilingMs);
}
