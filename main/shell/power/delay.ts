import { err, ok, type Result } from '../../../shared/result.ts';
import { shownText } from '../shown-text.ts';

/** An hour: who waits longer between off and on did not mean a cycle. */
const MAX_DELAY_S = 3600;

/**
 * The wait between off and on of a PowerCycle, seconds; null leaves it to the device. The standard wants a positive integer as
 * text, and the device's default when it is empty. `0` is what an untouched form of CloudShell sends, and no wait at all is
 * never useful, so it means the default as well. The failure is a sentence.
 */
export function parseDelay(delay: string | null): Result<number | null, string> {
  const text = (delay ?? '').trim();
  if (text === '' || text === '0') return ok(null);
  const seconds = /^\d{1,9}$/u.test(text) ? Number(text) : Number.NaN;
  if (seconds >= 1 && seconds <= MAX_DELAY_S) return ok(seconds);
  return err(
    `"${shownText(text)}" is no delay: give whole seconds from 1 to ${MAX_DELAY_S}, or 0 or nothing for the delay that is set on the PDU.`,
  );
}
