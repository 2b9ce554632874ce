import type { DeviceError } from '../../shared/model/device-error.ts';
import type { ElementId, OutletId } from '../../shared/model/ids.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import type { Sample } from '../drivers/driver.ts';

/** Part of a PDU that does not answer while the rest does. */
export interface Failing {
  /** In the order of the model. */
  readonly elements: readonly ElementId[];
  readonly error: DeviceError;
}

/** A read that fails once or twice within this shows as age alone; then it is told (docs/contracts.md, the stale rule). */
const TOLD_AFTER_MS = 5000;

interface Failure {
  readonly sinceMs: number;
  readonly times: number;
  readonly error: DeviceError;
}

/** Remembers which outlets and sensors of one discovery could not be read the last time they were asked, and since when. */
export class FailingReads {
  readonly #failures = new Map<OutletId | number, Failure>();

  /** What a read gave. A sensor that was not asked for is as it was. */
  taken({ outletStates, sensorIndexes, failed }: Sample, nowMs: number): void {
    if (this.#failures.size > 0) {
      for (const index of sensorIndexes) this.#failures.delete(index);
      for (const outlet of Object.keys(outletStates)) this.#failures.delete(outlet as OutletId);
    }
    for (const key of [...(failed?.outlets ?? []), ...(failed?.sensorIndexes ?? [])]) {
      const { sinceMs = nowMs, times = 0 } = this.#failures.get(key) ?? {};
      if (failed !== undefined) this.#failures.set(key, { sinceMs, times: times + 1, error: failed.error });
    }
  }

  /** Sensors whose last read failed. */
  get sensorIndexes(): readonly number[] {
    return [...this.#failures.keys()].filter((key) => typeof key === 'number');
  }

  /** What fails for some seconds; null when nothing does. */
  lasting(model: PduModel, nowMs: number): Failing | null {
    const lasting = [...this.#failures].filter(
      ([, { sinceMs, times }]) => times > 1 && Math.abs(nowMs - sinceMs) >= TOLD_AFTER_MS,
    );
    const error = lasting[0]?.[1].error;
    if (error === undefined) return null;
    const found = new Set(
      lasting.map(([key]) => (typeof key === 'number' ? model.sensors[key]?.element : key)),
    );
    const { inlets, transferSwitches, ocps, outlets } = model;
    const devices = [...inlets, ...transferSwitches, ...ocps, ...outlets];
    const inOrder: readonly ElementId[] = ['pdu', ...devices.map(({ id }) => id)];
    return { elements: inOrder.filter((id) => found.has(id)), error };
  }
}
