import { createHash } from 'node:crypto';
import type { Clock } from '../../support/clock.ts';
import type { SimulatorFaults } from '../faults.ts';
import type { SensorEvents } from '../pdu/sensor-settings.ts';
import type { SensorStore } from '../pdu/sensor-store.ts';
import type { SimulatedPdu } from '../pdu/simulated-pdu.ts';
import { Timers } from '../pdu/timers.ts';
import type { RequestLog } from '../request-log.ts';
import type { Accounts } from './accounts.ts';
import { WireDevice } from './device.ts';
import { Dispatcher } from './dispatcher.ts';
import { encodePduEvent } from './event-encoder.ts';
import { EventHub, type WireEvent } from './event-hub.ts';
import { addAlertedSensorManager } from './objects/alerted-sensors.ts';
import { addInlet } from './objects/inlet.ts';
import { addOcp } from './objects/ocp.ts';
import { addOutlet } from './objects/outlet.ts';
import { addPdu } from './objects/pdu.ts';
import { addPeripherals } from './objects/peripherals.ts';
import { addServices } from './objects/services.ts';
import { addTransferSwitch } from './objects/transfer-switch.ts';
import type { FirmwareVersion } from './profile.ts';
import { PROFILES } from './profiles.ts';
import type { Endpoint } from './rpc-endpoint.ts';
import { SensorSampler } from './sensor-sampler.ts';
import { SensorEventEncoder } from './sensor-events.ts';
import { Sessions } from './sessions.ts';

export interface BootOptions {
  readonly version: FirmwareVersion;
  readonly pdu: SimulatedPdu;
  readonly sensors: SensorStore;
  readonly serial: string;
  readonly accounts: Accounts;
  readonly faults: SimulatorFaults;
  readonly log: RequestLog;
  readonly clock: Clock;
}

/** A firmware from one boot to the next: objects, sessions, event channels. */
export interface RunningFirmware extends Disposable {
  readonly endpoint: Endpoint;
  readonly device: WireDevice;
  readonly sensorEvents: SensorEvents;
}

/** A MAC address from the vendor's range that goes with the serial. */
function macAddressOf(serial: string): string {
  const tail = createHash('sha256').update(serial).digest('hex').slice(0, 6);
  return `00:0d:5d:${tail.slice(0, 2)}:${tail.slice(2, 4)}:${tail.slice(4)}`;
}

function sensorEvents(
  encoder: SensorEventEncoder,
  publish: (events: readonly WireEvent[]) => void,
): SensorEvents {
  return {
    thresholdsChanged: (...change) => {
      publish(encoder.thresholdsChanged(...change));
    },
    counterReset: (...change) => {
      publish(encoder.counterReset(...change));
    },
    minMaxReset: (...change) => {
      publish(encoder.minMaxReset(...change));
    },
  };
}

/** Builds every object of a firmware over the PDU and starts listening to what happens on it. */
export function bootFirmware(options: BootOptions): RunningFirmware {
  const { pdu, sensors, accounts, faults, log, clock, serial } = options;
  const profile = PROFILES[options.version];
  const device = new WireDevice(pdu, sensors, profile, { serial, macAddress: macAddressOf(serial) });
  const sessions = new Sessions(pdu.time);
  const timers = new Timers(clock);
  const hub = new EventHub(device.registry, clock, timers, faults);
  const sampler = new SensorSampler(device, hub, timers);
  hub.onDemand = () => {
    sampler.start();
  };
  const publish = (wireEvents: readonly WireEvent[]): void => {
    for (const event of wireEvents) hub.publish(event);
  };
  const events = sensorEvents(new SensorEventEncoder(device), publish);
  addServices(device, accounts, sessions, faults);
  addPeripherals(device);
  addAlertedSensorManager(device);
  for (const { index } of pdu.inlets) addInlet(device, index, events);
  for (const { index } of pdu.ocps) addOcp(device, index, events);
  for (const { index } of pdu.outlets) addOutlet(device, index, events);
  addTransferSwitch(device, events);
  addPdu(device, events);
  const dispatcher = new Dispatcher(device.registry, faults, (user) => accounts.mayDo(user));
  const unsubscribe = pdu.onEvent((event) => {
    publish(encodePduEvent(device, event));
  });
  return {
    endpoint: { profile, dispatcher, sessions, accounts, faults, log, clock },
    device,
    sensorEvents: events,
    [Symbol.dispose]: () => {
      unsubscribe();
      hub[Symbol.dispose]();
      timers[Symbol.dispose]();
    },
  };
}
