import type { Oid } from '../../../snmp/oid.ts';
import { integer, octets, type SnmpValue } from '../../../snmp/value.ts';
import type { PduEvent } from '../../pdu/events.ts';
import type { SimulatedPdu } from '../../pdu/simulated-pdu.ts';
import type { MibView } from '../agent/mib-view.ts';
import { PDU_ID, RARITAN_PDU2, SENSOR_STATE, SENSOR_TYPE } from './codes.ts';
import { SWITCHING_OPERATION_COLUMN } from './tables/control.ts';
import { OUTLET_LABEL } from './tables/outlets.ts';
import { OCP_LABEL } from './tables/supply.ts';
import { NAMEPLATE, SYSTEM_GROUP } from './tables/system.ts';
import { UNIT } from './tables/unit.ts';

/** A notification as an agent sends it, without the two varbinds that every one begins with. */
export interface Pdu2Notification {
  readonly trapOid: Oid;
  readonly varbinds: readonly { readonly oid: Oid; readonly value: SnmpValue }[];
}

/** Numbers of the notifications (SNMP reference 3.12). */
const NUMBER = {
  powerControl: 23,
  outletSensorStateChange: 63,
  overCurrentProtectorSensorStateChange: 65,
  loadSheddingModeEntered: 71,
  loadSheddingModeExited: 72,
} as const;

/** Objects that are in the MIB as well, whose present values go into notifications. */
const OBJECT = {
  pduName: `${UNIT}.13.${PDU_ID}`,
  pxIPAddress: `${UNIT}.8.${PDU_ID}`,
  pxInetAddressType: `${UNIT}.50.${PDU_ID}`,
  pxInetIPAddress: `${UNIT}.51.${PDU_ID}`,
  pduSerialNumber: `${NAMEPLATE}.4.${PDU_ID}`,
  sysContact: `${SYSTEM_GROUP}.4.0`,
  sysName: `${SYSTEM_GROUP}.5.0`,
  sysLocation: `${SYSTEM_GROUP}.6.0`,
} as const;

/** Objects that notifications alone have (PDU2-MIB, trapInformation). */
const TRAP_INFORMATION = `${RARITAN_PDU2}.0.0`;
const userName = (name: string): VarBindToSend => ({
  oid: `${TRAP_INFORMATION}.1.1.2.${PDU_ID}`,
  value: octets(name),
});
const oldSensorState = (state: number): VarBindToSend => ({
  oid: `${TRAP_INFORMATION}.2.0`,
  value: integer(state),
});
const PDU_NUMBER = { oid: `${TRAP_INFORMATION}.3.0`, value: integer(PDU_ID) };
const typeOfSensor = (type: number): VarBindToSend => ({
  oid: `${TRAP_INFORMATION}.10.0`,
  value: integer(type),
});
const agentPort = (port: number): VarBindToSend => ({
  oid: `${TRAP_INFORMATION}.18.0`,
  value: { type: 'gauge32', value: port },
});
const suspectedTripCause = (label: string): VarBindToSend => ({
  oid: `${TRAP_INFORMATION}.28.0`,
  value: octets(label),
});

type VarBindToSend = Pdu2Notification['varbinds'][number];
/** An OID stands for the value that the MIB has there. */
type Item = Oid | VarBindToSend;

const ADDRESS = [OBJECT.pxInetAddressType, OBJECT.pxInetIPAddress] as const;
const SYSTEM = [OBJECT.sysContact, OBJECT.sysName, OBJECT.sysLocation, OBJECT.pduSerialNumber] as const;
/** Measurement columns in the order of the state change notifications: timestamp, value, state, signed value. */
const MEASUREMENT_COLUMNS = [5, 4, 3, 6] as const;
const OUTLET_MEASUREMENTS = `${RARITAN_PDU2}.5.4.3.1`;
const OCP_MEASUREMENTS = `${RARITAN_PDU2}.5.3.3.1`;
const STATE_COLUMN = 3;

function sensorStateChange(
  element: { readonly label: Oid; readonly measurements: Oid; readonly index: number },
  type: number,
  oldState: number,
  port: number,
): Item[] {
  const row = `${PDU_ID}.${element.index + 1}`;
  return [
    OBJECT.pduName,
    PDU_NUMBER,
    ...ADDRESS,
    agentPort(port),
    `${element.label}.${row}`,
    typeOfSensor(type),
    ...MEASUREMENT_COLUMNS.map((column) => `${element.measurements}.${column}.${row}.${type}`),
    oldSensorState(oldState),
    ...SYSTEM,
  ];
}

function tripCauseLabel(pdu: SimulatedPdu, ocp: number): string {
  const cause = pdu.ocps[ocp]?.lastTrip?.cause ?? null;
  return cause === null ? '' : (pdu.outlets[cause]?.spec.label ?? '');
}

const ON_OFF = SENSOR_TYPE['outletState'] ?? 0;
const TRIP = SENSOR_TYPE['trip'] ?? 0;

/** Number and objects, in the order of PDU2-MIB; null for what a PDU does not tell by SNMP. */
function contentOf(
  pdu: SimulatedPdu,
  event: PduEvent,
  port: number,
): { readonly number: number; readonly items: readonly Item[] } | null {
  if (event.kind === 'powerControl') {
    const row = `${PDU_ID}.${event.outlet + 1}`;
    const items = [
      OBJECT.pduName,
      userName(event.actor.user),
      OBJECT.pxIPAddress,
      ...ADDRESS,
      agentPort(port),
      `${OUTLET_LABEL}.${row}`,
      `${OUTLET_MEASUREMENTS}.${STATE_COLUMN}.${row}.${ON_OFF}`,
      `${SWITCHING_OPERATION_COLUMN}.${row}`,
      ...SYSTEM,
      PDU_NUMBER,
    ];
    return { number: NUMBER.powerControl, items };
  }
  if (event.kind === 'outletStatus' && event.before.powerOn !== event.after.powerOn) {
    const outlet = { label: OUTLET_LABEL, measurements: OUTLET_MEASUREMENTS, index: event.outlet };
    const oldState = event.before.powerOn ? SENSOR_STATE.on : SENSOR_STATE.off;
    return {
      number: NUMBER.outletSensorStateChange,
      items: sensorStateChange(outlet, ON_OFF, oldState, port),
    };
  }
  if (event.kind === 'trip') {
    const ocp = { label: OCP_LABEL, measurements: OCP_MEASUREMENTS, index: event.ocp };
    const oldState = event.closed ? SENSOR_STATE.open : SENSOR_STATE.closed;
    const cause = suspectedTripCause(event.closed ? '' : tripCauseLabel(pdu, event.ocp));
    return {
      number: NUMBER.overCurrentProtectorSensorStateChange,
      items: [...sensorStateChange(ocp, TRIP, oldState, port), cause],
    };
  }
  if (event.kind === 'loadShedding') {
    const items = [
      OBJECT.pduName,
      userName(event.actor.user),
      ...ADDRESS,
      agentPort(port),
      ...SYSTEM,
      PDU_NUMBER,
    ];
    const number = event.active ? NUMBER.loadSheddingModeEntered : NUMBER.loadSheddingModeExited;
    return { number, items };
  }
  return null;
}

/** What a PDU2 agent on `port` tells of an event; null when it tells nothing. */
export function notificationOf(
  pdu: SimulatedPdu,
  event: PduEvent,
  { mib, port }: { readonly mib: MibView; readonly port: number },
): Pdu2Notification | null {
  const content = contentOf(pdu, event, port);
  if (content === null) return null;
  const varbinds = content.items.flatMap((item) => {
    if (typeof item !== 'string') return [item];
    const value = mib.get(item);
    return value === null || value.type === 'null' ? [] : [{ oid: item, value }];
  });
  return { trapOid: `${RARITAN_PDU2}.0.${content.number}`, varbinds };
}
