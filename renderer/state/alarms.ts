import type { ElementId } from '../../shared/model/ids.ts';
import { findEDevice, type PduModel } from '../../shared/model/pdu.ts';
import type { PoleName, Quantity, StateQuantity } from '../../shared/model/quantity.ts';
import type { ReadingStatus, SensorDescriptor } from '../../shared/model/sensor.ts';

/** How bad an alarm is. */
export type Severity = 'warning' | 'critical';

/** Something the equipment complains about now. */
export interface Alarm {
  /** Position in `PduModel.sensors`, to read its live value. */
  readonly sensorIndex: number;
  readonly element: ElementId;
  readonly pole: PoleName | null;
  readonly quantity: Quantity;
  readonly severity: Severity;
  /** What to call it: `C3`, `L2`, or `I2 L2` where the PDU has more than one inlet. */
  readonly subject: string;
}

/** States that are alarms, by their number (Xerus reference 4.6, 4.8, 4.12, 4.14). A trip sensor reads 0 when tripped. */
const STATE_ALARMS: Partial<Record<StateQuantity, Readonly<Record<number, Severity>>>> = {
  trip: { 0: 'critical' },
  residualCurrentStatus: { 1: 'warning', 2: 'critical', 4: 'critical' },
  powerQuality: { 1: 'warning', 2: 'critical' },
  surgeProtectorStatus: { 1: 'warning' },
  powerSupplyStatus: { 1: 'warning' },
  operationalState: { 0: 'critical', 3: 'warning' },
  overloadAlarm: { 1: 'critical' },
  phaseSyncAlarm: { 1: 'warning' },
};

function stateSeverity(quantity: StateQuantity, value: number): Severity | null {
  if (quantity === 'switchFault') return value === 0 ? null : 'critical';
  return STATE_ALARMS[quantity]?.[value] ?? null;
}

/** How bad one reading is: a state by its number, a number by what the device says of its thresholds. */
export function severityOf(
  sensor: Pick<SensorDescriptor, 'kind' | 'quantity'>,
  value: number | null,
  status: ReadingStatus,
): Severity | null {
  if (value === null || status === 'unavailable') return null;
  if (sensor.kind === 'state') {
    const severity = stateSeverity(sensor.quantity as StateQuantity, value);
    if (severity !== null) return severity;
  }
  return status === 'warning' || status === 'critical' ? status : null;
}

/** A breaker that tripped: outlets below it have no power. */
export function isTrip(alarm: Alarm): boolean {
  return alarm.quantity === 'trip';
}

function subjectOf(model: PduModel, sensor: SensorDescriptor): string {
  if (sensor.element === 'pdu') return 'PDU';
  const label = findEDevice(model, sensor.element)?.label ?? '';
  const isOnlyInlet = model.inlets.length === 1 && model.inlets[0]?.id === sensor.element;
  if (sensor.pole === null) return label;
  return isOnlyInlet ? sensor.pole : `${label} ${sensor.pole}`;
}

const RANK: Record<Severity, number> = { warning: 1, critical: 2 };

/** An inlet whose worst line is in alarm says so twice; the line says it better. */
function isSaidByAPole(alarm: Alarm, all: readonly Alarm[]): boolean {
  return (
    alarm.pole === null &&
    all.some(
      (other) =>
        other.pole !== null &&
        other.element === alarm.element &&
        other.quantity === alarm.quantity &&
        RANK[other.severity] >= RANK[alarm.severity],
    )
  );
}

/** The alarms of a PDU, trips first, then critical, then as the device lists its sensors. */
export function listAlarms(model: PduModel, severities: ReadonlyMap<number, Severity>): readonly Alarm[] {
  const all: Alarm[] = [];
  for (const [sensorIndex, severity] of severities) {
    const sensor = model.sensors[sensorIndex];
    if (sensor === undefined) continue;
    const { element, pole, quantity } = sensor;
    all.push({ sensorIndex, element, pole, quantity, severity, subject: subjectOf(model, sensor) });
  }
  const weight = (alarm: Alarm) => (isTrip(alarm) ? 3 : RANK[alarm.severity]);
  return all
    .filter((alarm) => !isSaidByAPole(alarm, all))
    .sort((first, second) => weight(second) - weight(first) || first.sensorIndex - second.sensorIndex);
}

/** The worst of some alarms; null for none. */
export function worstSeverity(alarms: readonly { readonly severity: Severity | null }[]): Severity | null {
  if (alarms.some((alarm) => alarm.severity === 'critical')) return 'critical';
  return alarms.some((alarm) => alarm.severity === 'warning') ? 'warning' : null;
}

/** Breakers that have tripped. */
export function trippedBreakers(alarms: readonly Alarm[]): readonly ElementId[] {
  return alarms.filter(isTrip).map((alarm) => alarm.element);
}
