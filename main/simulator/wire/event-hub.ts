import { z } from 'zod';
import type { Clock } from '../../support/clock.ts';
import type { SimulatorFaults } from '../faults.ts';
import type { Timers } from '../pdu/timers.ts';
import { normaliseRid } from './dispatcher.ts';
import { NO_PARAMS, getter, method, type MethodTable } from './method.ts';
import { refTo, type Registry, type WireObject } from './registry.ts';
import type { WireStruct } from './values.ts';

/** A channel goes when it has not been used for this long; a poll waits no longer either (Xerus reference 4.17). */
const CHANNEL_IDLE_MS = 30_000;
const POLL_WAIT_MS = 30_000;
const MAX_CHANNELS = 16;
const MAX_EVENTS_PER_POLL = 100;
const MAX_QUEUED_EVENTS = 2000;

/** An event ready for the wire, with the names of its type and of all its base types. */
export interface WireEvent {
  readonly names: readonly string[];
  readonly sourceRid: string;
  readonly type: string;
  readonly value: WireStruct;
}

interface Channel {
  readonly demands: Set<string>;
  queue: WireEvent[];
  /** Ends a waiting poll. */
  wake: AbortController;
  polls: number;
  cancelExpiry: () => void;
}

const referenceSchema = z.object({ rid: z.string() }).nullable();
const eventSchema = z.object({ type: z.string(), src: referenceSchema });

/** The name without any version, so that a demand fits events of other versions of the same type. */
function eventName(typeId: string): string {
  return (typeId.split(':')[0] ?? '').replaceAll(/_\d+_\d+_\d+/g, '');
}

/** The event service: channels, what each wants to hear, and what waits in them. */
export class EventHub implements Disposable {
  readonly #registry: Registry;
  readonly #clock: Clock;
  readonly #timers: Timers;
  readonly #faults: SimulatorFaults;
  readonly #channels = new Map<WireObject, Channel>();
  #created = 0;
  /** Called when somebody wants to hear more than before. */
  onDemand: (() => void) | null = null;

  constructor(registry: Registry, clock: Clock, timers: Timers, faults: SimulatorFaults) {
    this.#registry = registry;
    this.#clock = clock;
    this.#timers = timers;
    this.#faults = faults;
    registry.addService('event.Service', '/eventservice', this.#serviceMethods());
  }

  /** True when some channel wants an event of one of these types from that source. */
  wants(names: readonly string[], sourceRid: string): boolean {
    return [...this.#channels.values()].some((channel) => isDemanded(channel, names, sourceRid));
  }

  publish(event: WireEvent): void {
    if (this.#faults.eventsMuted) return;
    for (const channel of this.#channels.values()) {
      if (!isDemanded(channel, event.names, event.sourceRid)) continue;
      channel.queue.push(event);
      if (channel.queue.length > MAX_QUEUED_EVENTS) channel.queue.shift();
      channel.wake.abort();
    }
  }

  [Symbol.dispose](): void {
    for (const object of this.#channels.keys()) this.#destroy(object);
  }

  #serviceMethods(): MethodTable {
    return {
      createChannel: getter(() => {
        if (this.#faults.noEventChannels || this.#channels.size >= MAX_CHANNELS) return null;
        return refTo(this.#create());
      }),
      destroyChannel: method(z.object({ channel: referenceSchema }), ({ channel }) => {
        const object = channel === null ? undefined : this.#registry.find(normaliseRid(channel.rid));
        if (object === undefined || !this.#channels.has(object)) return { _ret_: 1 };
        this.#destroy(object);
        return { _ret_: 0 };
      }),
    };
  }

  #create(): WireObject {
    const channel: Channel = {
      demands: new Set(),
      queue: [],
      wake: new AbortController(),
      polls: 0,
      cancelExpiry: () => {},
    };
    const instance = `channel.${this.#created++}`;
    const object = this.#registry.add(
      'event.Channel',
      instance,
      [],
      this.#channelMethods(channel, () => object),
    );
    this.#channels.set(object, channel);
    this.#touch(object, channel);
    return object;
  }

  #destroy(object: WireObject): void {
    const channel = this.#channels.get(object);
    channel?.cancelExpiry();
    channel?.wake.abort();
    this.#channels.delete(object);
    this.#registry.remove(object);
  }

  #touch(object: WireObject, channel: Channel): void {
    channel.cancelExpiry();
    channel.cancelExpiry = this.#timers.after(CHANNEL_IDLE_MS, () => {
      if (channel.polls === 0) this.#destroy(object);
    });
  }

  #channelMethods(channel: Channel, self: () => WireObject): MethodTable {
    const change = <Schema extends z.ZodType>(schema: Schema, apply: (params: z.output<Schema>) => void) =>
      method(schema, (params) => {
        this.#touch(self(), channel);
        apply(params);
        this.onDemand?.();
        return null;
      });
    const one = z.object({ type: z.string() });
    const many = z.object({ types: z.array(z.string()) });
    const manyEvents = z.object({ events: z.array(eventSchema) });
    const add = (key: string): void => void channel.demands.add(key);
    const remove = (key: string): void => void channel.demands.delete(key);
    const keyOf = ({ type, src }: z.output<typeof eventSchema>): string =>
      this.#sourcedKey(type, src?.rid ?? '');
    return {
      demandEventType: change(one, ({ type }) => add(eventName(type))),
      cancelEventType: change(one, ({ type }) => remove(eventName(type))),
      demandEventTypes: change(many, ({ types }) => types.map(eventName).forEach(add)),
      cancelEventTypes: change(many, ({ types }) => types.map(eventName).forEach(remove)),
      demandEvent: change(eventSchema, (event) => add(keyOf(event))),
      cancelEvent: change(eventSchema, (event) => remove(keyOf(event))),
      demandEvents: change(manyEvents, ({ events }) => events.map(keyOf).forEach(add)),
      cancelEvents: change(manyEvents, ({ events }) => events.map(keyOf).forEach(remove)),
      pollEvents: method(NO_PARAMS, async (_, { signal }) => {
        await this.#wait(channel, signal);
        this.#touch(self(), channel);
        return signal.aborted ? null : take(channel);
      }),
      pollEventsNb: method(NO_PARAMS, () => {
        this.#touch(self(), channel);
        return take(channel);
      }),
    };
  }

  #sourcedKey(type: string, rid: string): string {
    const known = this.#registry.find(normaliseRid(rid))?.rid ?? rid;
    return `${eventName(type)}|${known}`;
  }

  /** Until there is an event, half a minute has passed, or the caller has gone. */
  async #wait(channel: Channel, signal: AbortSignal): Promise<void> {
    if (channel.queue.length > 0) return;
    channel.polls += 1;
    if (channel.wake.signal.aborted) channel.wake = new AbortController();
    await this.#clock.sleep(POLL_WAIT_MS, AbortSignal.any([signal, channel.wake.signal]));
    channel.polls -= 1;
  }
}

function isDemanded(channel: Channel, names: readonly string[], sourceRid: string): boolean {
  return names.some((name) => channel.demands.has(name) || channel.demands.has(`${name}|${sourceRid}`));
}

function take(channel: Channel): WireStruct {
  const events = channel.queue.slice(0, MAX_EVENTS_PER_POLL);
  channel.queue = channel.queue.slice(MAX_EVENTS_PER_POLL);
  return { _ret_: channel.queue.length > 0, events: events.map(({ type, value }) => ({ type, value })) };
}
