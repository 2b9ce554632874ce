import type { DeviceError } from '../../shared/model/device-error.ts';
import type { OutletId } from '../../shared/model/ids.ts';
import type { DeviceSession } from '../devices/device-session.ts';
import type { DeviceResult, SwitchOptions } from '../drivers/driver.ts';
import type { Clock } from '../support/clock.ts';
import type { CommandPlan } from './guard.ts';
import { NO_ANSWER_AFTER_MS, UNKNOWN_AFTER_MS } from './verdict.ts';

/** A command that could not leave within this time, since others were at their turn, is taken back. */
export const LEAVES_WITHIN_MS = 5000;

/** Failures after which a command that left may have been carried out all the same. */
export function mayHaveArrived(error: DeviceError): boolean {
  return ['outcomeUnknown', 'timeout', 'protocol', 'cancelled'].includes(error.kind);
}

export interface SendOnceOptions {
  readonly clock: Clock;
  /** Ends everything, also a command that is on its way. */
  readonly signal: AbortSignal;
  readonly send: (options: {
    readonly signal: AbortSignal;
    readonly onSent: () => void;
  }) => Promise<DeviceResult<null>>;
  /** The command leaves now. */
  readonly onSent: () => void;
  /** It left `NO_ANSWER_AFTER_MS` ago, and nothing came back. */
  readonly onNoAnswer: () => void;
  /** Called once, however late. */
  readonly onReply: (result: DeviceResult<null>) => void;
}

/**
 * Gives a command to its driver once. Resolves with the reply, or when the outcome counts as unknown; a reply after that
 * still arrives. A command that waits too long for its turn never leaves: nobody expects it any more.
 */
export async function sendOnce(options: SendOnceOptions): Promise<void> {
  const { clock, signal } = options;
  const stop = new AbortController();
  const left = Promise.withResolvers<void>();
  let isSent = false;
  let isAnswered = false;
  const onSent = () => {
    if (isSent) return;
    isSent = true;
    options.onSent();
    left.resolve();
  };
  const end = () => stop.abort();
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  const answered = options.send({ signal: stop.signal, onSent }).then((result) => {
    signal.removeEventListener('abort', end);
    isAnswered = true;
    if (result.ok) onSent();
    options.onReply(result);
  });
  await within(clock, LEAVES_WITHIN_MS, [answered, left.promise]);
  if (!isSent) {
    end();
    await answered;
    return;
  }
  await within(clock, NO_ANSWER_AFTER_MS, [answered]);
  if (isAnswered) return;
  options.onNoAnswer();
  await within(clock, UNKNOWN_AFTER_MS - NO_ANSWER_AFTER_MS, [answered]);
}

async function within(clock: Clock, ms: number, tasks: readonly Promise<void>[]): Promise<void> {
  const limit = new AbortController();
  await Promise.race([...tasks, clock.sleep(ms, limit.signal)]);
  limit.abort();
}

/** The device call that a plan stands for, on the outlets that are left of it. */
export function switchPlanned(
  session: DeviceSession,
  plan: CommandPlan,
  options: SwitchOptions & { readonly outlets: readonly OutletId[] },
): Promise<DeviceResult<null>> {
  const { outlets, ...rest } = options;
  const [only] = outlets;
  return session.withDriver((driver) => {
    if (plan.call === 'all') return driver.switchAllOutlets(rest);
    if (plan.call === 'one' && only !== undefined) return driver.switchOutlet({ outlet: only, ...rest });
    return driver.switchOutlets({ outlets, respectSequence: plan.respectSequence, ...rest });
  });
}
