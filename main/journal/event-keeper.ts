import type { PduView } from '../../shared/model/fleet.ts';
import { basePduId, type PduId } from '../../shared/model/ids.ts';
import { displayName, type PduModel } from '../../shared/model/pdu.ts';
import { journalElementName } from '../../shared/words/journal-element.ts';
import type { ReportedNews } from '../devices/fleet-store.ts';
import { topicOf } from '../devices/sensor-words.ts';
import type { EventStore, StoredEvent } from '../storage/event-store.ts';
import type { Clock } from '../support/clock.ts';
import type { Logger } from '../support/logger.ts';

type OpenEvent = Pick<StoredEvent, 'number' | 'severity' | 'kind'>;

const DAY_MS = 86_400_000;
/** Events that are forgotten in one go. */
const PRUNED_AT_ONCE = 5000;

const labelled = ({ name, model, address }: PduView) => ({ name, label: model?.settings.name ?? address });

/** Writes events into the journal, and knows what of them goes on. A database that fails stops nothing. */
export class EventKeeper {
  readonly #store: EventStore;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #onChanged: () => void;
  readonly #keepDays: () => number;
  /** What goes on, by PDU and topic. */
  readonly #open = new Map<PduId, Map<string, OpenEvent>>();

  constructor(options: {
    readonly store: EventStore;
    readonly clock: Clock;
    readonly logger: Logger;
    readonly keepDays: () => number;
    readonly onChanged: () => void;
  }) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#logger = options.logger;
    this.#keepDays = options.keepDays;
    this.#onChanged = options.onChanged;
    for (const { pdu, topic, number, severity, kind } of this.#store.listOpen())
      if (topic !== null) this.#openOf(pdu).set(topic, { number, severity, kind });
  }

  /** Its number in the journal; null when it is not kept: it is no news there, of a second session, or the disk is full. */
  keep(news: ReportedNews): number | null {
    const { pdu, element, topic, severity, kind, by, atMs, isFirst, view, line: text } = news;
    // A second session of a PDU sees what the PDU's own sees.
    if (basePduId(pdu) !== pdu) return null;
    const open = topic === null ? undefined : this.#open.get(pdu)?.get(topic);
    const isEnd = kind === 'cleared';
    if (news.endsQuietly === true) return this.#endQuietly(pdu, topic, atMs);
    if (isFirst && (isEnd ? open === undefined : open?.severity === severity)) return null;
    const pduName = view === undefined ? '' : displayName(labelled(view));
    const elementName = news.elementName ?? journalElementName(view?.model ?? null, element);
    const subject = { pdu, pduName, element, elementName };
    const event = { ...subject, atMs, endedAtMs: isEnd ? atMs : null, severity, kind, topic, by, text };
    const ends = open === undefined ? [] : [open.number];
    const number = this.#attempt(() => this.#store.append(event, ends));
    if (number === null) return null;
    if (topic !== null && isEnd) this.#openOf(pdu).delete(topic);
    else if (topic !== null) this.#openOf(pdu).set(topic, { number, severity, kind });
    this.#onChanged();
    return number;
  }

  /** The PDU leaves Busbar: nobody will see how it ends. */
  removed(pdu: PduId): void {
    this.#end(pdu, () => true);
    this.#open.delete(pdu);
  }

  /** What the PDU has was read: a sensor that it has no more will not say that its alarm is over. */
  modelRead(pdu: PduId, { sensors }: Pick<PduModel, 'sensors'>): void {
    if (this.#open.get(pdu) === undefined) return;
    const topics = new Set(sensors.map(topicOf));
    this.#end(pdu, (topic, { kind }) => kind === 'alarm' && !topics.has(topic));
  }

  /** Forgets what is older than the settings say, in portions, so that other things go on in between. */
  async prune(signal: AbortSignal): Promise<void> {
    for (;;) {
      if (signal.aborted) return;
      const pruned = this.#attempt(() => this.#store.prune(this.#keptSinceMs(), PRUNED_AT_ONCE)) ?? 0;
      if (pruned > 0) this.#onChanged();
      if (pruned < PRUNED_AT_ONCE) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Prunes now and once a day until the signal aborts. */
  async pruneDaily(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.prune(signal);
      await this.#clock.sleep(DAY_MS, signal);
    }
  }

  #endQuietly(pdu: PduId, topic: string | null, atMs: number): null {
    const open = topic === null ? undefined : this.#open.get(pdu)?.get(topic);
    if (topic === null || open === undefined) return null;
    this.#attempt(() => this.#store.end([open.number], atMs));
    this.#openOf(pdu).delete(topic);
    this.#onChanged();
    return null;
  }

  #end(pdu: PduId, isOver: (topic: string, event: OpenEvent) => boolean): void {
    const open = this.#openOf(pdu);
    const over = [...open].filter(([topic, event]) => isOver(topic, event));
    if (over.length === 0) return;
    for (const [topic] of over) open.delete(topic);
    const numbers = over.map(([, { number }]) => number);
    this.#attempt(() => this.#store.end(numbers, this.#clock.nowMs()));
    this.#onChanged();
  }

  #keptSinceMs(): number {
    return this.#clock.nowMs() - this.#keepDays() * DAY_MS;
  }

  #attempt<Value>(work: () => Value): Value | null {
    try {
      return work();
    } catch (error) {
      this.#logger.error({ err: error }, 'Events could not be written');
      return null;
    }
  }

  #openOf(pdu: PduId): Map<string, OpenEvent> {
    const open = this.#open.get(pdu) ?? new Map<string, OpenEvent>();
    this.#open.set(pdu, open);
    return open;
  }
}
