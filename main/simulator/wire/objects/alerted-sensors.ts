import type { SensorPlace } from '../../pdu/sensors.ts';
import { sensorKey } from '../../pdu/sensor-store.ts';
import type { ThresholdStatus } from '../../pdu/thresholds.ts';
import type { WireDevice } from '../device.ts';
import { getter } from '../method.ts';
import { refOrNull, refTo, type WireObject } from '../registry.ts';
import type { WireStruct } from '../values.ts';

/** `AlertState` (Xerus reference 4.14). */
const ALERT_STATE = { unavailable: 0, normal: 1, critical: 2, warned: 3 } as const;
type AlertState = (typeof ALERT_STATE)[keyof typeof ALERT_STATE];

function alertStateOf(status: ThresholdStatus): AlertState {
  if (status.aboveUpperCritical || status.belowLowerCritical) return ALERT_STATE.critical;
  return status.aboveUpperWarning || status.belowLowerWarning ? ALERT_STATE.warned : ALERT_STATE.normal;
}

interface AlertedSensor {
  readonly object: WireObject;
  readonly place: SensorPlace;
  readonly state: AlertState;
}

function readAll(device: WireDevice): AlertedSensor[] {
  return device.allSensors().map(({ object, place }) => {
    const key = sensorKey(place.element, place.index, place.line, place.field);
    const reading = device.sensors.find(key)?.read();
    if (reading === undefined) return { object, place, state: ALERT_STATE.normal };
    return {
      object,
      place,
      state: reading.available ? alertStateOf(reading.status) : ALERT_STATE.unavailable,
    };
  });
}

function dataStruct(device: WireDevice, { object, place, state }: AlertedSensor): WireStruct {
  return {
    sensor: refTo(object),
    parent: refOrNull(device.element(place.element, place.index)),
    alertState: state,
  };
}

/** All sensors of the unit with the alarms they show. */
export function addAlertedSensorManager(device: WireDevice): void {
  const count = (sensors: readonly AlertedSensor[], state: AlertState): number =>
    sensors.filter((sensor) => sensor.state === state).length;
  const paths = ['/model/alertedsensormanager'];
  device.registry.add('sensors.AlertedSensorManager', 'alertedSensorManager', paths, {
    getSensorCounts: getter(() => {
      const sensors = readAll(device);
      return {
        total: sensors.length,
        unavailable: count(sensors, ALERT_STATE.unavailable),
        critical: count(sensors, ALERT_STATE.critical),
        warned: count(sensors, ALERT_STATE.warned),
      };
    }),
    getAllSensors: getter(() => readAll(device).map((sensor) => dataStruct(device, sensor))),
    getAlertedSensors: getter(() =>
      readAll(device)
        .filter(({ state }) => state === ALERT_STATE.critical || state === ALERT_STATE.warned)
        .map((sensor) => dataStruct(device, sensor)),
    ),
  });
}
