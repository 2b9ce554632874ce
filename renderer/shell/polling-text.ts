import type { PduView } from '../../shared/model/fleet.ts';
import { formatDelay } from '../../shared/words/durations.ts';

/** `Polling every 1 s`, `Polling every 1 s to 5 s`. */
export function pollingText(pdus: readonly Pick<PduView, 'pollIntervalMs'>[]): string {
  const intervals = pdus.map((pdu) => pdu.pollIntervalMs);
  const fastest = Math.min(...intervals);
  const slowest = Math.max(...intervals);
  return fastest === slowest
    ? `Polling every ${formatDelay(fastest)}`
    : `Polling every ${formatDelay(fastest)} to ${formatDelay(slowest)}`;
}
