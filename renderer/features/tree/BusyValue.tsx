import { formatTenths } from '../../../shared/words/durations.ts';
import { useNow } from '../../state/clock.ts';
import type { RunningOutlet } from '../../state/running-commands.ts';

const TICK_MS = 100;

/** Time left until an outlet in flight does the next thing; null when only the PDU knows. */
function timeLeftMs({ command, outlet }: RunningOutlet, nowMs: number): number | null {
  if (outlet.phase === 'armed') return command.undoUntilMs === null ? null : command.undoUntilMs - nowMs;
  if (outlet.offSeenAtMs === null || outlet.cycleDelayMs === null) return null;
  return outlet.offSeenAtMs + outlet.cycleDelayMs - nowMs;
}

/** The countdown of an outlet in flight. It never counts below zero. */
export function BusyValue({ running }: { readonly running: RunningOutlet }) {
  const nowMs = useNow(TICK_MS);
  const leftMs = timeLeftMs(running, nowMs);
  return <span className="ink b">{leftMs === null || leftMs <= 0 ? 'Waiting' : formatTenths(leftMs)}</span>;
}
