import type { Connection } from '../../../shared/model/connection.ts';
import type { PduView, SampleBatch } from '../../../shared/model/fleet.ts';
import { elementKind, outletId, pduId, type ElementId, type PduId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { PowerState } from '../../../shared/model/power-state.ts';
import { statusCode, type ReadingStatus, type SensorDescriptor } from '../../../shared/model/sensor.ts';
import { demoModel } from '../../../renderer/testing/demo-model.ts';
import { testPdu, T } from '../../../renderer/testing/test-power.ts';

/** The moment that every specimen shows. */
export const NOW_MS = T + 60_000;
/** When what does not answer was last read. */
export const LOST_AT_MS = NOW_MS - 245_000;

export const ONLINE: Connection = {
  kind: 'online',
  sinceMs: T,
  lastReadAtMs: NOW_MS - 1000,
  events: true,
};

export const OFFLINE: Connection = {
  kind: 'offline',
  sinceMs: LOST_AT_MS,
  lastReadAtMs: LOST_AT_MS,
  attempt: 14,
  nextRetryAtMs: NOW_MS + 8000,
  error: { kind: 'timeout', message: 'A07-L did not answer within 5 s.' },
};

/** What draws something else than `usualAmperes`. */
export type Readings = Readonly<Partial<Record<ElementId, number>>>;

const usualAmperes = (element: ElementId): number =>
  ({ outlet: 1.84, ocp: 8.9, inlet: 16.2 })[elementKind(element) as 'outlet' | 'ocp' | 'inlet'] ?? 0;

function valueOf(sensor: SensorDescriptor, amperes: Readings, tripped: readonly ElementId[]): number {
  const isTripped = tripped.includes(sensor.element);
  const current = isTripped ? 0 : (amperes[sensor.element] ?? usualAmperes(sensor.element));
  switch (sensor.quantity) {
    case 'current':
      return current;
    case 'activePower':
      return current * 222;
    case 'voltage':
      return 230;
    case 'trip':
      return isTripped ? 0 : 1;
    default:
      return 0;
  }
}

function statusOf({ thresholds, quantity }: SensorDescriptor, value: number): ReadingStatus {
  if (thresholds === null || quantity !== 'current') return 'normal';
  if (value >= (thresholds.upperCritical ?? Infinity)) return 'critical';
  return value >= (thresholds.upperWarning ?? Infinity) ? 'warning' : 'normal';
}

/** One reading of every sensor of a PDU. */
export function readingsOf(
  pdu: PduId,
  model: PduModel,
  amperes: Readings = {},
  tripped: readonly ElementId[] = [],
): SampleBatch {
  const values = model.sensors.map((sensor) => valueOf(sensor, amperes, tripped));
  return {
    pdu,
    discovery: model.discovery,
    readAtMs: NOW_MS - 1000,
    sensorIndexes: values.map((_value, index) => index),
    values,
    statusCodes: model.sensors.map((sensor, index) => statusCode(statusOf(sensor, values[index] ?? 0))),
  };
}

/** A07-L, as often as it is wanted: each has an id and a state of its own. */
export function rackPdu(
  id: string,
  extra: Partial<PduView> = {},
  states: Readonly<Record<string, PowerState>> = {},
  readAtMs = NOW_MS - 1000,
): PduView & { readonly model: PduModel } {
  const model = demoModel('A07-L', id);
  const outletStates = Object.fromEntries(
    model.outlets.map((outlet) => [
      outlet.id,
      { powerState: states[outlet.label] ?? 'on', lastPowerStateChangeMs: null, readAtMs },
    ]),
  );
  return {
    ...testPdu(model, { connection: ONLINE, outletStates, protectedOutlets: [outletId('1')], ...extra }),
    id: pduId(id),
    model,
  };
}
