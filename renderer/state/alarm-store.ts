import { useCallback, useSyncExternalStore } from 'react';
import type { SampleBatch } from '../../shared/model/fleet.ts';
import type { PduId } from '../../shared/model/ids.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import { readingStatus } from '../../shared/model/sensor.ts';
import { listAlarms, severityOf, type Alarm, type Severity } from './alarms.ts';
import { sampleStore, type SampleStore } from './samples.ts';
import { useAppStore } from './store.ts';

interface PduAlarms {
  readonly discovery: number;
  readonly severities: Map<number, Severity>;
  list: readonly Alarm[];
}

const NONE: readonly Alarm[] = [];

/**
 * The alarms of every PDU, kept up to date from the readings as they arrive. A list keeps its identity until an alarm
 * comes, goes or changes its severity, so what shows it is not drawn again with every reading.
 */
export class AlarmStore {
  readonly #pdus = new Map<PduId, PduAlarms>();
  readonly #modelOf: (pdu: PduId) => PduModel | null;

  constructor(samples: Pick<SampleStore, 'onBatch'>, modelOf: (pdu: PduId) => PduModel | null) {
    this.#modelOf = modelOf;
    samples.onBatch((batch) => this.#receive(batch));
  }

  list(pdu: PduId): readonly Alarm[] {
    return this.#pdus.get(pdu)?.list ?? NONE;
  }

  #receive(batch: SampleBatch): void {
    const model = this.#modelOf(batch.pdu);
    if (model === null || model.discovery !== batch.discovery) return;
    const alarms = this.#alarmsFor(batch);
    let changed = false;
    batch.sensorIndexes.forEach((index, column) => {
      const sensor = model.sensors[index];
      if (sensor === undefined) return;
      const severity = severityOf(
        sensor,
        batch.values[column] ?? null,
        readingStatus(batch.statusCodes[column]),
      );
      if ((alarms.severities.get(index) ?? null) === severity) return;
      changed = true;
      if (severity === null) alarms.severities.delete(index);
      else alarms.severities.set(index, severity);
    });
    if (changed) alarms.list = listAlarms(model, alarms.severities);
  }

  #alarmsFor({ pdu, discovery }: SampleBatch): PduAlarms {
    const known = this.#pdus.get(pdu);
    if (known?.discovery === discovery) return known;
    const fresh: PduAlarms = { discovery, severities: new Map(), list: NONE };
    this.#pdus.set(pdu, fresh);
    return fresh;
  }
}

export const alarmStore = new AlarmStore(
  sampleStore,
  (id) => useAppStore.getState().fleet.pdus.find((pdu) => pdu.id === id)?.model ?? null,
);

/** The alarms of one PDU; the last known ones while it does not answer. */
export function useAlarms(pdu: PduId): readonly Alarm[] {
  return useSyncExternalStore(
    sampleStore.subscribe,
    useCallback(() => alarmStore.list(pdu), [pdu]),
  );
}
