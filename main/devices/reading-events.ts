import type { PduModel } from '../../shared/model/pdu.ts';
import { unitOf, type NumericQuantity } from '../../shared/model/quantity.ts';
import { readingStatus, type SensorDescriptor } from '../../shared/model/sensor.ts';
import { journalElementName } from '../../shared/words/journal-element.ts';
import { showReading } from '../../shared/words/numbers.ts';
import { QUANTITY_WORDS } from '../../shared/words/quantities.ts';
import type { News } from './fleet-store.ts';
import type { ReadingChange } from './sample-cache.ts';
import { elementWords, SEVERITY, topicOf } from './sensor-words.ts';
import { stateEvent } from './state-events.ts';

type Limit = 'upperCritical' | 'upperWarning' | 'lowerCritical' | 'lowerWarning';

const LIMIT_WORDS: Record<Limit, { readonly sentence: string; readonly line: string }> = {
  upperCritical: { sentence: 'above its upper critical limit', line: 'above upper critical' },
  upperWarning: { sentence: 'above its upper warning', line: 'above upper warning' },
  lowerCritical: { sentence: 'below its lower critical limit', line: 'below lower critical' },
  lowerWarning: { sentence: 'below its lower warning', line: 'below lower warning' },
};

/** Which limit the value is beyond; null when it stands at one, or none is known. */
function limitOf({ thresholds }: SensorDescriptor, value: number | null): Limit | null {
  if (thresholds === null || value === null) return null;
  const { upperCritical, upperWarning, lowerCritical, lowerWarning } = thresholds;
  if (upperCritical !== null && value > upperCritical) return 'upperCritical';
  if (upperWarning !== null && value > upperWarning) return 'upperWarning';
  if (lowerCritical !== null && value < lowerCritical) return 'lowerCritical';
  if (lowerWarning !== null && value < lowerWarning) return 'lowerWarning';
  return null;
}

function shownValue({ element, quantity }: SensorDescriptor, value: number | null): string {
  const numeric = quantity as NumericQuantity;
  const shown = showReading(
    numeric,
    unitOf(numeric),
    value,
    element.startsWith('outlet:') ? 'outlet' : 'other',
  );
  return [shown.text, shown.unit].filter((part) => part !== '').join(' ');
}

/** How a value stands to its limits: for sentences, and for a line of the journal with the limit in figures. */
function limitWords(sensor: SensorDescriptor, value: number | null) {
  const limit = limitOf(sensor, value);
  const shown = shownValue(sensor, value);
  if (limit === null) {
    const words = sensor.thresholds === null || value === null ? 'outside its limits' : 'at its limit';
    return { sentence: `${words}, ${shown}`, line: `${words}, ${shown}` };
  }
  const words = LIMIT_WORDS[limit];
  const figure = shownValue(sensor, sensor.thresholds?.[limit] ?? null);
  return { sentence: `${words.sentence}, ${shown}`, line: `${words.line}, ${shown}, limit ${figure}` };
}

function thresholdEvent(model: PduModel, sensor: SensorDescriptor, change: ReadingChange): News | null {
  const before = readingStatus(change.statusCodeBefore);
  const now = readingStatus(change.statusCode);
  if (before === now || now === 'unavailable') return null;
  const pole = sensor.pole === null ? '' : ` ${sensor.pole}`;
  const quantity = QUANTITY_WORDS[sensor.quantity];
  const what = `${elementWords(model, sensor.element)}${pole}: ${quantity.toLowerCase()}`;
  const words =
    now === 'normal'
      ? {
          sentence: `back to normal, ${shownValue(sensor, change.value)}`,
          line: `back to normal, ${shownValue(sensor, change.value)}`,
        }
      : limitWords(sensor, change.value);
  return {
    element: sensor.element,
    severity: SEVERITY[now],
    kind: now === 'normal' ? 'cleared' : 'alarm',
    topic: topicOf(sensor),
    text: `${what} is ${words.sentence}.`,
    line: `${quantity} ${words.line}`,
    elementName: `${journalElementName(model, sensor.element)}${pole}`.trim(),
    // Also when it comes back from having no value: it may have been so all the time.
    isFirst: before === 'unavailable',
  };
}

/**
 * What is to be told about changed readings. First readings are news for the journal only, and only where it says
 * otherwise: what they tell may have been so for longer.
 */
export function readingEvents(
  model: PduModel,
  changes: readonly ReadingChange[],
  pduName: string,
): readonly News[] {
  return changes.flatMap((change) => {
    const sensor = model.sensors[change.sensorIndex];
    if (sensor === undefined) return [];
    const event =
      sensor.kind === 'state'
        ? stateEvent({ model, sensor, change, pduName })
        : thresholdEvent(model, sensor, change);
    return event === null ? [] : [event];
  });
}
