import type { SensorStore } from '../../pdu/sensor-store.ts';
import type { SimulatedPdu } from '../../pdu/simulated-pdu.ts';
import type { RunningFirmware } from '../../wire/firmware.ts';
import { rangeUpper } from '../../wire/objects/sensors.ts';
import type { Pdu2Device } from './device.ts';
import { Pdu2Mib } from './mib.ts';

/** What outlives a reboot. */
export type KeptOverBoots = Pick<Pdu2Device, 'texts' | 'lastOperations'>;

/** The MIB of a firmware that boots now: its sensors are the ones that the firmware has on the JSON-RPC side. */
export function firmwareMib(
  { pdu, sensors }: { readonly pdu: SimulatedPdu; readonly sensors: SensorStore },
  { device, sensorEvents }: RunningFirmware,
  kept: KeptOverBoots,
): Pdu2Mib {
  const { profile, identity } = device;
  return new Pdu2Mib({
    pdu,
    sensors,
    places: device.allSensors().map(({ place }) => place),
    sensorEvents,
    identity,
    profile: {
      revision: profile.revision,
      refusesSwitchingWhenShed: profile.refusesSwitchingWhenShed,
      rangeUpper: (unit) => rangeUpper(profile, unit),
    },
    ...kept,
    bootedAtMs: pdu.time.nowMs(),
  });
}
