import { useCallback, useSyncExternalStore } from 'react';
import type { SampleBatch } from '../../shared/model/fleet.ts';
import type { PduId } from '../../shared/model/ids.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
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
  readonly #samples: Pick<SampleStore, 'onBatch' | 'reading'>;
  readonly #modelOf: (pdu: PduId) => PduModel | null;

  constructor(samples: Pick<SampleStore, 'onBatch' | 'reading'>, modelOf: (pdu: PduId) => PduModel | null) {
    this.#samples = samples;
    this.#modelOf = modelOf;
    samples.onBatch((batch) => this.#receive(batch));
  }

  list(pdu: PduId): readonly Alarm[] {
    return this.#pdus.get(pdu)?.list ?? NONE;
  }

  #receive({ pdu, discovery, sensorIndexes }: SampleBatch): void {
    const model = this.#modelOf(pdu);
    if (model === null || model.discovery !== discovery) return;
    const known = this.#pdus.get(pdu);
    const isFirst = known?.discovery !== discovery;
    const alarms = isFirst ? { discovery, severities: new Map<number, Severity>(), list: NONE } : known;
    // Readings may come before the model that says what they are: the first time, all there are count.
    const indexes = isFirst ? model.sensors.keys() : sensorIndexes;
    const changes = [...indexes].map((index) => this.#update(pdu, model, index, alarms.severities));
    if (changes.includes(true)) alarms.list = listAlarms(model, alarms.severities);
    this.#pdus.set(pdu, alarms);
  }

  /** True when this sensor's severity is another than before. */
  #update(pdu: PduId, model: PduModel, index: number, severities: Map<number, Severity>): boolean {
    const sensor = model.sensors[index];
    const reading = this.#samples.reading(pdu, index);
    const severity =
      sensor === undefined || reading === undefined
        ? null
        : severityOf(sensor, reading.value, reading.status);
    if ((severities.get(index) ?? null) === severity) return false;
    if (severity === null) severities.delete(index);
    else severities.set(index, severity);
    return true;
  }
}

/** The one of this window. */
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
