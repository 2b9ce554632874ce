import type { Line, ModelSpec, NumericField } from '../models/spec.ts';
import type { SimulatedPdu } from '../pdu/simulated-pdu.ts';
import { sensorKey, type SensorStore } from '../pdu/sensor-store.ts';
import type { ElementKind, SensorPlace } from '../pdu/sensors.ts';
import type { StateField } from '../pdu/state-sensors.ts';
import type { FirmwareProfile } from './profile.ts';
import { Registry, type WireObject } from './registry.ts';

/** A sensor's object and where it sits. */
export interface PlacedSensor {
  readonly object: WireObject;
  readonly place: SensorPlace;
}

export interface WireIdentity {
  readonly serial: string;
  readonly macAddress: string;
}

/** What all objects of one running firmware share. */
export class WireDevice {
  readonly pdu: SimulatedPdu;
  readonly sensors: SensorStore;
  readonly profile: FirmwareProfile;
  readonly registry: Registry;
  readonly identity: WireIdentity;
  readonly numericSensors: { readonly object: WireObject; readonly key: string }[] = [];
  readonly #sensors = new Map<string, PlacedSensor>();
  readonly #elements = new Map<string, WireObject>();

  constructor(pdu: SimulatedPdu, sensors: SensorStore, profile: FirmwareProfile, identity: WireIdentity) {
    this.pdu = pdu;
    this.sensors = sensors;
    this.profile = profile;
    this.identity = identity;
    this.registry = new Registry(profile);
  }

  get model(): ModelSpec {
    return this.pdu.model;
  }

  addSensor(place: SensorPlace, object: WireObject): void {
    const key = sensorKey(place.element, place.index, place.line, place.field);
    this.#sensors.set(key, { object, place });
    if ('getReading' in object.methods) this.numericSensors.push({ object, key });
  }

  allSensors(): PlacedSensor[] {
    return [...this.#sensors.values()];
  }

  sensor(
    element: ElementKind,
    index: number,
    line: Line | null,
    field: NumericField | StateField,
  ): WireObject | null {
    return this.#sensors.get(sensorKey(element, index, line, field))?.object ?? null;
  }

  addElement(element: ElementKind, index: number, object: WireObject): void {
    this.#elements.set(`${element}:${index}`, object);
  }

  element(element: ElementKind, index: number): WireObject | null {
    return this.#elements.get(`${element}:${index}`) ?? null;
  }

  elements(element: ElementKind): WireObject[] {
    const found: WireObject[] = [];
    for (let index = 0; ; index++) {
      const object = this.element(element, index);
      if (object === null) return found;
      found.push(object);
    }
  }
}

/** `/model/pdu/0/inlet/1` and its aliases (Xerus reference 3). */
export function wellKnownIds(path: string): string[] {
  const isAliased = /^(inlet|ocp|outlet)\//.test(path);
  return [`/model/pdu/0/${path}`, `/model/pdu/1/${path}`, ...(isAliased ? [`/model/${path}`] : [])];
}
