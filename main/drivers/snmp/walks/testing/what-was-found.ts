import { expect } from 'vitest';
import { sensorIndex } from '../../../../../shared/model/find-sensor.ts';
import type { ElementId } from '../../../../../shared/model/ids.ts';
import { findEDevice, type PduIdentity, type PduModel } from '../../../../../shared/model/pdu.ts';
import { readingStatus } from '../../../../../shared/model/sensor.ts';
import type { PduDriver, Sample } from '../../../driver.ts';
import { valueOf } from '../../../testing/value-of.ts';
import type { DrivenWalk, ExpectedReading } from '../expectation.ts';

/** What a driver tells of a device. */
export interface Found {
  readonly identity: PduIdentity;
  readonly model: PduModel;
  readonly sample: Sample;
}

const { signal } = new AbortController();

/** Identity, everything discovered and one full reading. */
export async function findOut(driver: PduDriver): Promise<Found> {
  const { identity } = valueOf(await driver.identify({ signal }));
  const model = valueOf(await driver.discover({ signal }));
  const sample = valueOf(await driver.read({ signal, sensors: 'all' }));
  return { identity, model, sample };
}

function readingOf({ model, sample }: Found, wanted: ExpectedReading): unknown {
  const { element, pole, quantity } = wanted;
  const index = sensorIndex(model, element, quantity, pole);
  const sensor = model.sensors[index];
  if (sensor === undefined) return { element, pole, quantity, is: 'no sensor' };
  const at = sample.sensorIndexes.indexOf(index);
  const { unit } = sensor;
  const value = sample.values[at];
  return { element, pole, quantity, value, unit, status: readingStatus(sample.statusCodes[at]) };
}

function thresholdsOf(model: PduModel, { thresholds = [] }: DrivenWalk): unknown {
  return thresholds.map(({ element, quantity }) => {
    const found = model.sensors[sensorIndex(model, element, quantity)]?.thresholds;
    if (found === null || found === undefined) return { element, quantity, limits: null };
    const { lowerCritical, lowerWarning, upperWarning, upperCritical } = found;
    return { element, quantity, limits: { lowerCritical, lowerWarning, upperWarning, upperCritical } };
  });
}

function nameOf(model: PduModel, element: string): string | undefined {
  return element === 'pdu' ? model.settings.name : findEDevice(model, element as ElementId)?.name;
}

const entriesOf = <Value>(keys: object, valueFor: (key: string) => Value): Record<string, Value> =>
  Object.fromEntries(Object.keys(keys).map((key) => [key, valueFor(key)]));

function countedStates({ outletStates }: Sample): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { powerState } of Object.values(outletStates))
    counts[powerState] = (counts[powerState] ?? 0) + 1;
  return counts;
}

/** What was found of the things that the expectation names, in its shape. */
export function asExpectation(found: Found, walk: DrivenWalk): unknown {
  const { model, sample } = found;
  const { vendor, model: name, serial, firmware } = found.identity;
  return {
    identity: { vendor, model: name, serial, firmware },
    counts: {
      inlets: model.inlets.length,
      ocps: model.ocps.length,
      outlets: model.outlets.length,
      transferSwitches: model.transferSwitches.length,
    },
    numericSensors: model.sensors.filter(({ kind }) => kind === 'numeric').length,
    ...(walk.switchable === undefined
      ? {}
      : { switchable: model.outlets.filter((outlet) => outlet.switchable).length }),
    names: entriesOf(walk.names, (element) => nameOf(model, element)),
    stateCounts: countedStates(sample),
    states: entriesOf(walk.states, (outlet) => sample.outletStates[`outlet:${outlet.slice(7)}`]?.powerState),
    poles: entriesOf(walk.poles ?? {}, (element) =>
      findEDevice(model, element as ElementId)?.poles.map(({ line }) => line),
    ),
    readings: walk.readings.map((wanted) => readingOf(found, wanted)),
    thresholds: thresholdsOf(model, walk),
    noSensor: (walk.noSensor ?? []).filter(
      ({ element, quantity }) => sensorIndex(model, element, quantity) < 0,
    ),
  };
}

const near = (value: number | null): unknown => (value === null ? null : expect.closeTo(value, 6));

/** The expectation itself in that shape; numbers may differ by what arithmetic in binary does. */
export function toCompare(walk: DrivenWalk): unknown {
  const {
    identity,
    counts,
    numericSensors,
    switchable,
    names,
    stateCounts,
    states,
    poles = {},
    noSensor = [],
  } = walk;
  return {
    identity,
    counts,
    numericSensors,
    ...(switchable === undefined ? {} : { switchable }),
    names,
    stateCounts,
    states,
    poles,
    readings: walk.readings.map((wanted) => ({ ...wanted, value: near(wanted.value) })),
    thresholds: (walk.thresholds ?? []).map(({ element, quantity, limits }) => ({
      element,
      quantity,
      limits: entriesOf(limits, (name) => near(limits[name as keyof typeof limits])),
    })),
    noSensor,
  };
}
