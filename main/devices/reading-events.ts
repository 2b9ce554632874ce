import type { PduEvent } from '../../shared/model/fleet.ts';
import { findEDevice, type PduModel } from '../../shared/model/pdu.ts';
import { readingStatus, type ReadingStatus, type SensorDescriptor } from '../../shared/model/sensor.ts';
import { unitOf, type NumericQuantity } from '../../shared/model/quantity.ts';
import { genericName } from '../../shared/words/elements.ts';
import { showReading } from '../../shared/words/numbers.ts';
import { QUANTITY_WORDS, stateText } from '../../shared/words/quantities.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import type { ReadingChange } from './sample-cache.ts';

export interface EventDraft {
  readonly element: ElementId;
  readonly severity: PduEvent['severity'];
  readonly text: string;
}

/** State of a trip sensor (Xerus reference 4.6): 0 open, 1 closed. */
const TRIPPED = 0;
const SEVERITY: Record<ReadingStatus, PduEvent['severity']> = {
  normal: 'info',
  warning: 'warning',
  critical: 'critical',
  unavailable: 'info',
};

function elementWords(model: PduModel, id: ElementId): string {
  const device = findEDevice(model, id);
  if (device === undefined) return model.settings.name === '' ? 'The PDU' : model.settings.name;
  const name = device.name.trim();
  return name === '' ? genericName(device) : `${genericName(device)}, ${name}`;
}

/** As the subject of a sentence: a name stands between commas. */
function subject(model: PduModel, id: ElementId): string {
  const words = elementWords(model, id);
  return words.includes(',') ? `${words},` : words;
}

function outletsBelow(model: PduModel, id: ElementId): number {
  const belongs = (ocp: string | null): boolean => {
    if (ocp === null) return false;
    return ocp === id || belongs(model.ocps.find((each) => each.id === ocp)?.upstreamOcp ?? null);
  };
  return model.outlets.filter((outlet) => belongs(outlet.ocp)).length;
}

function tripEvent(model: PduModel, sensor: SensorDescriptor, change: ReadingChange): EventDraft | null {
  const who = subject(model, sensor.element);
  if (change.value === TRIPPED) {
    const count = outletsBelow(model, sensor.element);
    const dark =
      count === 0 ? '' : count === 1 ? ' 1 outlet has no power.' : ` ${count} outlets have no power.`;
    return { element: sensor.element, severity: 'critical', text: `${who} tripped.${dark}` };
  }
  if (change.valueBefore !== TRIPPED || change.value === null) return null;
  return { element: sensor.element, severity: 'info', text: `${who} is closed again.` };
}

function limitWords(sensor: SensorDescriptor, value: number | null): string {
  const { thresholds } = sensor;
  if (thresholds === null || value === null) return 'outside its limits';
  const { upperCritical, upperWarning, lowerCritical, lowerWarning } = thresholds;
  if (upperCritical !== null && value > upperCritical) return 'above its upper critical limit';
  if (upperWarning !== null && value > upperWarning) return 'above its upper warning';
  if (lowerCritical !== null && value < lowerCritical) return 'below its lower critical limit';
  if (lowerWarning !== null && value < lowerWarning) return 'below its lower warning';
  return 'at its limit';
}

function thresholdEvent(model: PduModel, sensor: SensorDescriptor, change: ReadingChange): EventDraft | null {
  const before = readingStatus(change.statusCodeBefore);
  const now = readingStatus(change.statusCode);
  if (before === now || before === 'unavailable' || now === 'unavailable') return null;
  const pole = sensor.pole === null ? '' : ` ${sensor.pole}`;
  const what = `${elementWords(model, sensor.element)}${pole}: ${QUANTITY_WORDS[sensor.quantity].toLowerCase()}`;
  const kind = sensor.element.startsWith('outlet:') ? 'outlet' : 'other';
  const quantity = sensor.quantity as NumericQuantity;
  const shown = showReading(quantity, unitOf(quantity), change.value, kind);
  const value = [shown.text, shown.unit].filter((part) => part !== '').join(' ');
  const text =
    now === 'normal'
      ? `${what} is back to normal, ${value}.`
      : `${what} is ${limitWords(sensor, change.value)}, ${value}.`;
  return { element: sensor.element, severity: SEVERITY[now], text };
}

function stateEvent(model: PduModel, sensor: SensorDescriptor, change: ReadingChange): EventDraft | null {
  if (change.statusCodeBefore === undefined || change.value === change.valueBefore) return null;
  if (change.value === null || change.valueBefore === null) return null;
  switch (sensor.quantity) {
    case 'outletState':
      return null;
    case 'trip':
      return tripEvent(model, sensor, change);
    case 'selectedSource': {
      const source = stateText('selectedSource', change.value).toLowerCase();
      const name = findEDevice(model, sensor.element)?.name.trim() ?? '';
      const text = `${name === '' ? subject(model, sensor.element) : name} moved to ${source}.`;
      return { element: sensor.element, severity: 'warning', text };
    }
    default: {
      const severity = SEVERITY[readingStatus(change.statusCode)];
      const words = stateText(sensor.quantity as Parameters<typeof stateText>[0], change.value);
      const text = `${elementWords(model, sensor.element)}: ${QUANTITY_WORDS[sensor.quantity].toLowerCase()} is now ${words.toLowerCase()}.`;
      return { element: sensor.element, severity, text };
    }
  }
}

/** What an admin should be told about changed readings. First readings are no news. */
export function readingEvents(model: PduModel, changes: readonly ReadingChange[]): readonly EventDraft[] {
  return changes.flatMap((change) => {
    const sensor = model.sensors[change.sensorIndex];
    if (sensor === undefined) return [];
    const event =
      sensor.kind === 'state'
        ? stateEvent(model, sensor, change)
        : change.statusCodeBefore === undefined
          ? null
          : thresholdEvent(model, sensor, change);
    return event === null ? [] : [event];
  });
}
