import type { SampleBatch } from '../../shared/model/fleet.ts';
import { elementKind, elementLabel, type OutletId, type PduId } from '../../shared/model/ids.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import { statusCode, type SensorDescriptor } from '../../shared/model/sensor.ts';

/** Repeatable noise in -1..1. */
const noise = (seed: number, tick: number) =>
  Math.sin(seed * 12.9 + tick * 0.7) * 0.6 + Math.sin(seed * 3.1 + tick * 0.13) * 0.4;

function outletAmperes(index: number, tick: number): number {
  const base = [0.92, 0.31, 1.84, 1.91, 1.77, 2.15, 1.69, 1.72, 1.18, 1.21, 0, 1.5][index % 12] ?? 1;
  const heavy = index >= 12 && index < 24 ? 1.25 : 1;
  return Math.max(0, base * heavy + noise(index, tick) * 0.03);
}

function valueOf(
  model: PduModel,
  sensor: SensorDescriptor,
  tick: number,
  isOn: (id: OutletId) => boolean,
): number {
  const currentOf = (match: (index: number) => boolean) =>
    model.outlets.reduce(
      (sum, outlet, index) => sum + (match(index) && isOn(outlet.id) ? outletAmperes(index, tick) : 0),
      0,
    );
  const kind = elementKind(sensor.element);
  const label = elementLabel(sensor.element);
  const line = sensor.pole === null ? -1 : ['L1', 'L2', 'L3'].indexOf(sensor.pole);
  const amperes =
    kind === 'outlet'
      ? currentOf((index) => index === Number(label) - 1)
      : kind === 'ocp'
        ? currentOf((index) => Math.floor(index / 6) === Number(label.slice(1)) - 1)
        : currentOf((index) => (line < 0 ? Math.floor(index / 12) === 1 : Math.floor(index / 12) === line));
  const volts = 230 + noise(line + 5, tick) * 1.5;
  const isWhole = kind === 'inlet' && sensor.pole === null;
  const watts = (isWhole ? currentOf(() => true) : amperes) * volts * 0.96;
  switch (sensor.quantity) {
    case 'current':
      return amperes;
    case 'voltageLN':
      return volts;
    case 'voltage':
      return kind === 'inlet' ? volts * Math.sqrt(3) : volts;
    case 'activePower':
      return watts;
    case 'apparentPower':
      return watts / 0.96;
    case 'powerFactor':
      return 0.96;
    case 'activeEnergy':
      return 5_911_200 + tick;
    case 'lineFrequency':
      return 49.98;
    case 'unbalancedCurrent':
      return 47 + noise(3, tick);
    case 'residualCurrent':
      return 0.0042;
    case 'trip':
      return 1;
    default:
      return 0;
  }
}

function statusOf(sensor: SensorDescriptor, value: number): number {
  const limits = sensor.thresholds;
  if (limits === null) return statusCode('normal');
  const isBeyond = (lower: number | null, upper: number | null) =>
    (lower !== null && value < lower) || (upper !== null && value > upper);
  if (isBeyond(limits.lowerCritical, limits.upperCritical)) return statusCode('critical');
  return statusCode(isBeyond(limits.lowerWarning, limits.upperWarning) ? 'warning' : 'normal');
}

/** One tick of believable readings for every sensor of the model. */
export function demoBatch(
  pdu: PduId,
  model: PduModel,
  tick: number,
  readAtMs: number,
  isOn: (id: OutletId) => boolean,
): SampleBatch {
  const values = model.sensors.map((sensor) => valueOf(model, sensor, tick, isOn));
  return {
    pdu,
    discovery: model.discovery,
    readAtMs,
    sensorIndexes: values.map((_value, index) => index),
    values,
    statusCodes: values.map((value, index) => {
      const sensor = model.sensors[index];
      return sensor === undefined ? 3 : statusOf(sensor, value);
    }),
  };
}
