import type { OutletId } from '../../shared/model/ids.ts';
import type { DeviceSession } from '../devices/device-session.ts';
import type { Limiter } from '../polling/limiter.ts';
import type { Clock } from '../support/clock.ts';
import type { PromisedOn } from '../storage/promise-store.ts';
import type { Logger } from '../support/logger.ts';
import type { CommandBook } from './command-book.ts';
import type { CyclePromise } from './cycle-promise.ts';
import type { CommandIntent } from './final-check.ts';

export interface CommandRunOptions {
  readonly book: CommandBook;
  readonly intent: CommandIntent;
  readonly session: DeviceSession;
  /** One place: commands of a PDU are checked and sent one after the other. */
  readonly queue: Limiter;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly undoWindowMs: number;
  /** How long the device may take besides answering: cycle delay and sequence; for a driven cycle that of its on. */
  readonly expectedMs: number;
  /** Off time of a cycle that Busbar drives itself; null leaves a cycle to the device. */
  readonly drivenCycleDelayMs: number | null;
  /** Of a cycle that Busbar drives, or of the command that finishes one; null for every other command. */
  readonly promise: CyclePromise | null;
  /** What is promised before the off of a driven cycle leaves; empty for every other command. */
  readonly promised: readonly PromisedOn[];
  /**
   * This command is about to leave for these outlets: what was promised for them before counts no more. False when that
   * could not be written, and then it must not leave.
   */
  readonly onLeaves: (outlets: readonly OutletId[]) => boolean;
}
