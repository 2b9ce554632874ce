import { elementLabel, type OutletId } from '../model/ids.ts';

/**
 * The device takes an order only if every outlet is in it exactly once (Xerus reference 5.3).
 * Returns one sentence, or null when it is valid.
 */
export function sequenceProblem(order: readonly OutletId[], outlets: readonly OutletId[]): string | null {
  const seen = new Set<OutletId>();
  for (const outlet of order) {
    if (seen.has(outlet))
      return `Outlet ${elementLabel(outlet)} is in the sequence twice. Each outlet must be in it once.`;
    if (!outlets.includes(outlet)) return `Outlet ${elementLabel(outlet)} does not exist on this PDU.`;
    seen.add(outlet);
  }
  const missing = outlets.filter((outlet) => !seen.has(outlet));
  if (missing.length === 0) return null;
  const labels = missing.map((outlet) => elementLabel(outlet)).join(', ');
  return missing.length === 1
    ? `Outlet ${labels} is missing from the sequence. Each outlet must be in it once.`
    : `Outlets ${labels} are missing from the sequence. Each outlet must be in it once.`;
}
