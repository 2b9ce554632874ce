import { err } from '../../shared/result.ts';
import type { DeviceResult } from '../drivers/driver.ts';
import type { Limiter } from '../polling/limiter.ts';
import type { Clock } from '../support/clock.ts';
import { withTimeLimit } from '../support/time-limit.ts';

/** Runs a call under the fleet's limit and a time limit; running out of time is a `timeout`. */
export async function limitedCall<Value>(
  options: {
    readonly limiter: Limiter;
    readonly clock: Clock;
    /** For the sentence. */
    readonly name: string;
    readonly ms: number;
    readonly signal: AbortSignal;
  },
  task: (signal: AbortSignal) => Promise<DeviceResult<Value>>,
): Promise<DeviceResult<Value>> {
  const { limiter, clock, name, ms, signal } = options;
  const outcome = await limiter.run(signal, () => withTimeLimit({ clock, ms, signal }, task));
  if (outcome === null) return err({ kind: 'cancelled', message: 'Stopped.' });
  if (outcome.value.ok || !outcome.timedOut) return outcome.value;
  const message = `${name} could not be read within ${ms / 1000} s: it answers slowly or not at all. Check the network, and what else asks it.`;
  return err({ kind: 'timeout', message });
}
