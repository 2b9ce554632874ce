import { sensorIndex } from '../../shared/model/find-sensor.ts';
import type { PduId } from '../../shared/model/ids.ts';
import type { Outlet, PduModel } from '../../shared/model/pdu.ts';
import { formatNumber } from '../../shared/words/numbers.ts';
import { engine } from '../ipc/engine.ts';
import { sampleStore } from '../state/samples.ts';

/** As far back as readings are remembered. */
const REMEMBERED_MS = 60 * 60_000;
/** Below this the outlet was off, or nothing hung on it. */
const LEAST_AMPERES = 0.02;

/** What the breaker of an outlet would carry with it, at or above the breaker's upper warning. */
export interface LoadAfter {
  readonly breaker: string;
  readonly amperes: number;
  readonly warningAmperes: number;
}

/**
 * Whether turning an outlet on would bring its breaker to its warning, by what the outlet drew when it was last on. Null at
 * once where that cannot be or cannot be known, and in the end where it would not.
 */
export function loadAfterTurningOn(
  pdu: PduId,
  model: PduModel,
  outlet: Outlet,
): Promise<LoadAfter | null> | null {
  const breaker = breakerNow(pdu, model, outlet);
  const sensor = sensorIndex(model, outlet.id, 'current');
  if (breaker === null || sensor < 0) return null;
  const { amperes: before, warningAmperes } = breaker;
  if (outlet.ratingAmperes !== null && before + outlet.ratingAmperes < warningAmperes) return null;
  return lastLoad(pdu, model, sensor).then((drew) =>
    drew === null || before + drew < warningAmperes ? null : { ...breaker, amperes: before + drew },
  );
}

interface TurningOn {
  readonly arm: () => void;
  readonly warn: (after: LoadAfter) => void;
}

/** Outlets whose load is being asked for: a second click before the answer arms nothing more. */
const asking = new Set<string>();

/** Arms turning on, at once or when the engine has answered, or warns first that the breaker would be above its warning. */
export function armOrWarn(pdu: PduId, model: PduModel, outlet: Outlet, { arm, warn }: TurningOn): void {
  const key = `${pdu} ${outlet.id}`;
  if (asking.has(key)) return;
  const load = loadAfterTurningOn(pdu, model, outlet);
  if (load === null) {
    arm();
    return;
  }
  asking.add(key);
  void load
    .finally(() => asking.delete(key))
    .then((after) => {
      if (after === null) arm();
      else warn(after);
    });
}

function breakerNow(pdu: PduId, model: PduModel, { ocp }: Outlet): LoadAfter | null {
  const breaker = model.ocps.find(({ id }) => id === ocp);
  if (breaker === undefined) return null;
  const index = sensorIndex(model, breaker.id, 'current');
  const amperes = sampleStore.reading(pdu, index)?.value ?? null;
  const warningAmperes = model.sensors[index]?.thresholds?.upperWarning ?? null;
  if (amperes === null || warningAmperes === null) return null;
  return { breaker: breaker.label, amperes, warningAmperes };
}

/** Null where the outlet drew nothing within the hour. Without an answer nothing is known, and switching goes on without. */
async function lastLoad(pdu: PduId, model: PduModel, sensor: number): Promise<number | null> {
  const asked = { pdu, sensorIndexes: [sensor], sinceMs: Date.now() - REMEMBERED_MS };
  const history = await engine()
    .fleet.sampleHistory(asked)
    .catch(() => null);
  if (history === null || history.discovery !== model.discovery) return null;
  return history.values[0]?.findLast((value) => value !== null && value >= LEAST_AMPERES) ?? null;
}

/** **Turning on 11 would load C2 to 13.4 A** Above its warning of 12.8 A. */
export function loadAfterWords(
  { label }: Pick<Outlet, 'label'>,
  { breaker, amperes, warningAmperes }: LoadAfter,
): { readonly title: string; readonly text: string } {
  return {
    title: `Turning on ${label} would load ${breaker} to ${formatNumber(amperes, 1)} A`,
    text: `Above its warning of ${formatNumber(warningAmperes, 1)} A.`,
  };
}
