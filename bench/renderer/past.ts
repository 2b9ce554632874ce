import type { EngineHandlers } from '../../shared/ipc/contract.ts';
import type { SampleHistory } from '../../shared/model/fleet.ts';

export const PAST_MS = 15 * 60_000;
const EVERY_MS = 1000;
/** Of the value itself, so that no two drawn points are alike. */
const WOBBLE = 0.01;

/** The engine as it would be had it run for 15 minutes: readings a second apart before those it really has. */
export function withPast(handlers: EngineHandlers): EngineHandlers {
  return {
    ...handlers,
    fleet: {
      ...handlers.fleet,
      sampleHistory: async (args, context) => {
        const history = await handlers.fleet.sampleHistory(args, context);
        return history === null ? null : prolonged(history);
      },
    },
  };
}

/** The same history with a past that wobbles about its first values. */
export function prolonged(history: SampleHistory): SampleHistory {
  const firstMs = history.timesMs[0];
  if (firstMs === undefined) return history;
  const seconds = Array.from({ length: PAST_MS / EVERY_MS }, (_each, index) => index);
  const past = seconds.map((second) => firstMs - PAST_MS + second * EVERY_MS);
  return {
    ...history,
    timesMs: [...past, ...history.timesMs],
    values: history.values.map((column, position) => {
      const first = column[0] ?? null;
      const value = (second: number) =>
        first === null ? null : first * (1 + WOBBLE * Math.sin(second * 0.7 + position));
      return [...seconds.map(value), ...column];
    }),
  };
}
