import type { SensorEvents } from '../../pdu/sensor-settings.ts';
import type { SensorStore } from '../../pdu/sensor-store.ts';
import type { NumericSensorUnit, SensorPlace } from '../../pdu/sensors.ts';
import type { SimulatedPdu } from '../../pdu/simulated-pdu.ts';
import type { LastOperations } from './last-operations.ts';

/** What only the SNMP side of a PDU knows and keeps over a reboot; both may be written. */
export interface AgentTexts {
  contact: string;
  location: string;
}

/** What the PDU2-MIB is made of, from one boot to the next. */
export interface Pdu2Device {
  readonly pdu: SimulatedPdu;
  readonly sensors: SensorStore;
  /** Every sensor that the running firmware has, numeric and discrete. */
  readonly places: readonly SensorPlace[];
  readonly sensorEvents: SensorEvents;
  readonly identity: { readonly serial: string; readonly macAddress: string };
  readonly profile: {
    readonly revision: string;
    readonly refusesSwitchingWhenShed: boolean;
    readonly rangeUpper: (unit: NumericSensorUnit) => number;
  };
  readonly texts: AgentTexts;
  /** Device time, milliseconds since 1970. */
  readonly bootedAtMs: number;
  readonly lastOperations: LastOperations;
}
