import { isDeepStrictEqual } from 'node:util';
import type { Connection } from '../../shared/model/connection.ts';
import type { PduView, SampleBatch, SampleHistory } from '../../shared/model/fleet.ts';
import type { OutletId, PduId } from '../../shared/model/ids.ts';
import { displayName, type PduModel } from '../../shared/model/pdu.ts';
import type { OutletObservation } from '../../shared/model/power-state.ts';
import type { ReadingColumns } from '../../shared/model/sensor.ts';
import type { OutletSequenceState } from '../../shared/model/sequence.ts';
import type { DriverEvent, Sample } from '../drivers/driver.ts';
import type { Clock } from '../support/clock.ts';
import { ConnectionNews, type Loss } from './connection-news.ts';
import { FailingReads, type Failing } from './failing-reads.ts';
import type { FleetStore, News } from './fleet-store.ts';
import { LastChanges, type LastChange } from './last-changes.ts';
import { OutletNews } from './outlet-news.ts';
import { PartialNews } from './partial-news.ts';
import { ReadOrder } from './read-order.ts';
import { readingEvents } from './reading-events.ts';
import { RecentSamples } from './recent-samples.ts';
import { SettingsNews } from './settings-news.ts';
import { SampleCache } from './sample-cache.ts';

/** One outlet's state as it was just read. `startedAtMs`: the read began then, so it cannot show anything older. */
export interface Observed {
  readonly outlet: OutletId;
  readonly observation: OutletObservation;
  readonly startedAtMs: number;
  readonly source: 'poll' | 'event' | 'check';
}
export type ObservedListener = (observed: readonly Observed[]) => void;

export interface PduRecordOptions {
  readonly view: PduView;
  readonly fleet: FleetStore;
  readonly clock: Clock;
  readonly emitSamples: (batch: SampleBatch) => void;
  /** True when a command of this app explains a change of this outlet. */
  readonly isOwnChange: (pdu: PduId, outlet: OutletId) => boolean;
  readonly onObserved: (pdu: PduId, observed: readonly Observed[]) => void;
}

/** What Busbar knows of one PDU now, and the only place that changes it. Knows nothing of connections or timers. */
export class PduRecord {
  readonly id: PduId;
  readonly #options: PduRecordOptions;
  readonly #news = new OutletNews();
  readonly #settingsNews = new SettingsNews();
  readonly #connectionNews = new ConnectionNews();
  #samples = new SampleCache();
  #recent = new RecentSamples([]);
  #failing = new FailingReads();
  readonly #partialNews = new PartialNews();
  readonly #eventAtMs = new Map<OutletId, number>();
  readonly #readOrder = new ReadOrder();
  readonly #lastChanges = new LastChanges();

  constructor(options: PduRecordOptions) {
    this.id = options.view.id;
    this.#options = options;
    options.fleet.publish({ kind: 'pduPut', pdu: options.view });
  }

  get view(): PduView {
    return this.#options.fleet.pdu(this.id) ?? this.#options.view;
  }

  get model(): PduModel | null {
    return this.view.model;
  }

  /** Changes what is not read from the device: name, credentials, address, poll interval. */
  changeView(
    patch: Partial<
      Pick<
        PduView,
        'name' | 'user' | 'snmp' | 'otherProtocol' | 'address' | 'pollIntervalMs' | 'protectedOutlets'
      >
    >,
  ): void {
    this.#options.fleet.publish({ kind: 'pduPut', pdu: { ...this.view, ...patch } });
  }

  setConnection(connection: Connection): void {
    this.#options.fleet.publish({ kind: 'connection', pdu: this.id, connection });
  }

  /** A discovery. Sensor indexes, and with them the kept readings, stay when the device still has the same sensors. */
  setDiscovered(found: PduModel): void {
    const before = this.model;
    const keyOf = (model: PduModel) =>
      model.sensors.map(({ element, pole, quantity }) => [element, pole, quantity]);
    const isSame = before !== null && isDeepStrictEqual(keyOf(before), keyOf(found));
    const discovery = before === null ? 1 : isSame ? before.discovery : before.discovery + 1;
    if (!isSame) {
      this.#samples = new SampleCache();
      this.#recent = new RecentSamples(found.sensors);
      this.#failing = new FailingReads();
    }
    this.#publishModel({ ...found, discovery });
  }

  /** Names, delays and order read again. */
  setSettings(found: PduModel): void {
    const discovery = this.model?.discovery ?? 1;
    this.#publishModel({ ...found, discovery });
  }

  applySample(sample: Sample, startedAtMs: number): void {
    this.#failing.taken(sample, this.#options.clock.nowMs());
    this.#applyReadings(sample, sample.readAtMs, sample.failed?.sensorIndexes);
    this.#recent.append(sample, sample.readAtMs);
    const observed = Object.entries(sample.outletStates).map(([outlet, observation]) => ({
      outlet: outlet as OutletId,
      observation,
      startedAtMs,
      source: 'poll' as const,
    }));
    this.applyObserved(observed);
    this.#setSequenceState(sample.sequenceState);
  }

  /** States that were read; a poll that began before an event arrived, or before another read, does not undo what that said. */
  applyObserved(all: readonly Observed[]): void {
    const nowMs = this.#options.clock.nowMs();
    const observed = all.filter((each) => {
      const eventAtMs = this.#eventAtMs.get(each.outlet) ?? 0;
      if (this.#readOrder.isOlder(each, nowMs)) return false;
      // An event of the future is one from before the machine's clock was set back.
      return each.source === 'event' || each.startedAtMs > eventAtMs || eventAtMs > nowMs;
    });
    if (observed.length === 0) return;
    this.#readOrder.taken(observed);
    this.#lastChanges.seen(observed);
    const before = this.view.outletStates;
    const states = Object.fromEntries(observed.map((each) => [each.outlet, each.observation]));
    this.#options.fleet.publish({ kind: 'outletStates', pdu: this.id, states });
    this.#options.onObserved(this.id, observed);
    if (this.#connectionNews.isOut) return;
    for (const { outlet, observation } of observed) {
      const stateBefore = before[outlet]?.powerState;
      if (stateBefore === undefined || stateBefore === observation.powerState) continue;
      if (this.#options.isOwnChange(this.id, outlet)) continue;
      const change = { before: stateBefore, now: observation.powerState, atMs: this.#options.clock.nowMs() };
      this.#report(this.#news.stateChange(this.model, outlet, change));
    }
  }

  /** The time of the outlet's last change that the device named last; null when it never named one. */
  lastChange(outlet: OutletId): LastChange | null {
    return this.#lastChanges.of(outlet);
  }

  /** This app writes settings of the device: what its events say about that is no news. */
  noteOwnWrite(): void {
    this.#settingsNews.ownWrite(this.#options.clock.nowMs());
  }

  /** Applies what an event says; reading settings or the model again is the session's business. */
  applyEvent(event: DriverEvent): void {
    const nowMs = this.#options.clock.nowMs();
    switch (event.kind) {
      case 'outletState':
        this.#eventAtMs.set(event.outlet, nowMs);
        this.applyObserved([
          { outlet: event.outlet, observation: event.observation, startedAtMs: nowMs, source: 'event' },
        ]);
        break;
      case 'outletStates':
        this.#applyRead(event, nowMs);
        break;
      case 'powerControl':
        if (!this.#options.isOwnChange(this.id, event.outlet)) {
          this.#report(this.#news.powerControl(this.model, event.outlet, event.action, event.by, nowMs));
        }
        break;
      case 'sequenceState':
        this.#setSequenceState(event.state);
        break;
      case 'readings':
        this.#applyReadings(event.readings, event.readAtMs);
        break;
      case 'settingsChanged':
        this.#report(this.#settingsNews.changed(this.model, event.element, event.by, nowMs));
        break;
      case 'modelChanged':
        break;
    }
  }

  /** What was read after a hint is a read like any other: it proves nothing about what was sent since it began. */
  #applyRead(
    { states, readStartedAtMs }: Extract<DriverEvent, { kind: 'outletStates' }>,
    nowMs: number,
  ): void {
    const observed = (Object.entries(states) as [OutletId, OutletObservation][]).map(
      ([outlet, observation]) =>
        ({ outlet, observation, startedAtMs: readStartedAtMs, source: 'poll' }) as const,
    );
    this.applyObserved(observed);
    for (const { outlet } of observed) {
      const eventAtMs = this.#eventAtMs.get(outlet) ?? 0;
      if (readStartedAtMs > eventAtMs || eventAtMs > nowMs) this.#eventAtMs.set(outlet, readStartedAtMs);
    }
  }

  /** The PDU stopped answering; the states as last read are remembered for the day it is back. */
  lost(loss: Loss): void {
    this.#report(this.#connectionNews.lost(loss, this.view, this.name));
  }

  /** The PDU answered a full read. */
  back(): void {
    this.#report(this.#connectionNews.back(this.view, this.name, this.#options.clock.nowMs()));
  }

  /** What of the PDU is not read for some seconds while the rest is; told once. Null when all is. */
  partlyFailing(): Failing | null {
    const { model } = this;
    if (model === null) return null;
    const failing = this.#failing.lasting(model, this.#options.clock.nowMs());
    this.#report(this.#partialNews.next(failing, model, this.name));
    return failing;
  }

  /** The name a sentence uses: the one in Busbar, else the PDU's own. */
  get name(): string {
    return displayName({ name: this.view.name, label: this.model?.settings.name ?? this.view.address });
  }

  latestSamples(): SampleBatch | null {
    const latest = this.#samples.latest();
    const { model } = this;
    if (latest === null || model === null) return null;
    const failed = this.#samples.failed(this.#failing.sensorIndexes);
    return {
      pdu: this.id,
      discovery: model.discovery,
      ...latest,
      ...(failed.length === 0 ? {} : { failed }),
    };
  }

  /** The last value of one sensor; null when there is none. */
  lastValue(element: OutletId, quantity: 'current'): number | null {
    const index = this.model?.sensors.findIndex(
      (each) => each.element === element && each.quantity === quantity && each.pole === null,
    );
    return index === undefined || index < 0 ? null : this.#samples.value(index);
  }

  history(sensorIndexes: readonly number[], sinceMs: number): SampleHistory | null {
    const { model } = this;
    if (model === null) return null;
    return { discovery: model.discovery, sensorIndexes, ...this.#recent.since(sensorIndexes, sinceMs) };
  }

  #publishModel(model: PduModel): void {
    if (isDeepStrictEqual(this.model, model)) return;
    this.#options.fleet.publish({ kind: 'model', pdu: this.id, model });
  }

  #applyReadings(columns: ReadingColumns, readAtMs: number, failed: readonly number[] = []): void {
    const { model } = this;
    if (model === null) return;
    const { sensorIndexes, values, statusCodes } = columns;
    const changes = this.#samples.put(columns, readAtMs);
    this.#options.emitSamples({
      pdu: this.id,
      discovery: model.discovery,
      sensorIndexes,
      values,
      statusCodes,
      readAtMs,
      ...(failed.length === 0 ? {} : { failed: this.#samples.failed(failed) }),
    });
    for (const event of readingEvents(model, changes, this.name)) this.#report(event);
  }

  #setSequenceState(state: OutletSequenceState | null): void {
    if (isDeepStrictEqual(this.view.sequenceState, state)) return;
    this.#options.fleet.publish({ kind: 'sequenceState', pdu: this.id, state });
  }

  #report(draft: News | null): void {
    if (draft !== null) this.#options.fleet.report(this.id, draft);
  }
}
