import { systemClock, type Clock } from '../clock.ts';

/** The machine's time run fast: what takes 10 s by it is over in 10 s / `factor`. For real components on loopback. */
export function fastClock(factor: number): Clock {
  const startMs = Date.now();
  return {
    nowMs: () => Math.round(startMs + (Date.now() - startMs) * factor),
    sleep: (ms, signal) => systemClock.sleep(ms / factor, signal),
  };
}
