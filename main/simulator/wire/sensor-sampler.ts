import type { NumericReading, NumericSensorUnit } from '../pdu/sensors.ts';
import type { Timers } from '../pdu/timers.ts';
import type { WireDevice } from './device.ts';
import { READING_CHANGED, STATE_CHANGED, SensorEventEncoder } from './sensor-events.ts';
import type { EventHub } from './event-hub.ts';

const SAMPLE_PERIOD_MS = 1000;
const EVENT_NAMES = [READING_CHANGED, STATE_CHANGED, 'idl.Event'];

/** Samples once a second the sensors that somebody wants to hear about, and nothing while nobody does. */
export class SensorSampler {
  readonly #device: WireDevice;
  readonly #encoder: SensorEventEncoder;
  readonly #hub: EventHub;
  readonly #timers: Timers;
  readonly #last = new Map<NumericSensorUnit, NumericReading>();
  #isRunning = false;

  constructor(device: WireDevice, hub: EventHub, timers: Timers) {
    this.#device = device;
    this.#encoder = new SensorEventEncoder(device);
    this.#hub = hub;
    this.#timers = timers;
  }

  /** Looks for demanded sensors; keeps sampling as long as there are any. */
  start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#sample();
  }

  #sample(): void {
    const demanded = this.#device.numericSensors.filter(({ object }) =>
      this.#hub.wants(EVENT_NAMES, object.rid),
    );
    this.#isRunning = demanded.length > 0;
    if (!this.#isRunning) {
      this.#last.clear();
      return;
    }
    for (const { key } of demanded) {
      const unit = this.#device.sensors.find(key);
      if (unit !== undefined) this.#compare(unit);
    }
    this.#timers.after(SAMPLE_PERIOD_MS, () => {
      this.#sample();
    });
  }

  #compare(unit: NumericSensorUnit): void {
    const reading = unit.read();
    const before = this.#last.get(unit);
    this.#last.set(unit, reading);
    if (before === undefined) return;
    const isAlarmChange =
      before.available !== reading.available ||
      JSON.stringify(before.status) !== JSON.stringify(reading.status);
    const digits = unit.kind.decimalDigits;
    const isShownChange =
      isAlarmChange ||
      before.valid !== reading.valid ||
      before.value.toFixed(digits) !== reading.value.toFixed(digits);
    const events = [
      ...(isShownChange ? this.#encoder.readingChanged(unit, reading) : []),
      ...(isAlarmChange ? this.#encoder.alarmChanged(unit, before, reading) : []),
    ];
    for (const event of events) this.#hub.publish(event);
  }
}
