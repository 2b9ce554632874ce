import type { ElementId } from '../../shared/model/ids.ts';
import { findEDevice, type PduModel } from '../../shared/model/pdu.ts';
import { readingStatus, type SensorDescriptor } from '../../shared/model/sensor.ts';
import { QUANTITY_WORDS, stateText } from '../../shared/words/quantities.ts';
import type { News } from './fleet-store.ts';
import { elementWords, SEVERITY, topicOf } from './sensor-words.ts';
import type { ReadingChange } from './sample-cache.ts';

export interface StateChange {
  readonly model: PduModel;
  readonly sensor: SensorDescriptor;
  readonly change: ReadingChange & { readonly value: number };
  readonly pduName: string;
}

/** State of a trip sensor (Xerus reference 4.6): 0 open, 1 closed. */
const TRIPPED = 0;

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

function tripEvent({ model, sensor, change }: StateChange): News {
  const { element } = sensor;
  const who = subject(model, element);
  const topic = topicOf(sensor);
  if (change.value !== TRIPPED) {
    const words = { text: `${who} is closed again.`, line: 'Closed again' };
    return { element, severity: 'info', kind: 'cleared', topic, ...words };
  }
  const count = outletsBelow(model, element);
  const dark = count === 0 ? '' : count === 1 ? '1 outlet has no power' : `${count} outlets have no power`;
  const ocp = findEDevice(model, element);
  const isFuse = ocp?.kind === 'ocp' && (ocp.type === 'fuse' || ocp.type === 'fusePair');
  return {
    element,
    severity: 'critical',
    kind: 'alarm',
    topic,
    text: `${who} tripped.${dark === '' ? '' : ` ${dark}.`}`,
    line: `${isFuse ? 'Fuse' : 'Breaker'} tripped${dark === '' ? '' : `, ${dark}`}`,
  };
}

/** Away from the preferred source is a warning until it is back; where none is preferred, a move is only that. */
function transferEvent({ model, sensor, change, pduName }: StateChange): News {
  const { element } = sensor;
  const source = stateText('selectedSource', change.value).toLowerCase();
  const found = findEDevice(model, element);
  const preferred = found?.kind === 'ts' ? found.preferredSource : null;
  const name = found?.name.trim() ?? '';
  const text = `${name === '' ? pduName : name} moved to ${source}.`;
  if (preferred === null) return { element, severity: 'warning', text, line: `Moved to ${source}` };
  const topic = topicOf(sensor);
  return change.value === preferred
    ? { element, severity: 'info', kind: 'cleared', topic, text, line: `Back on preferred ${source}` }
    : { element, severity: 'warning', kind: 'alarm', topic, text, line: `Moved to ${source}` };
}

function otherEvent({ model, sensor, change }: StateChange): News {
  const { element, quantity } = sensor;
  const severity = SEVERITY[readingStatus(change.statusCode)];
  const was = SEVERITY[readingStatus(change.statusCodeBefore)];
  const words = stateText(quantity as Parameters<typeof stateText>[0], change.value).toLowerCase();
  const text = `${elementWords(model, element)}: ${QUANTITY_WORDS[quantity].toLowerCase()} is now ${words}.`;
  const news = { element, severity, text, line: `${QUANTITY_WORDS[quantity]} is now ${words}` };
  if (severity !== 'info') return { ...news, kind: 'alarm', topic: topicOf(sensor) };
  const isEnd = was !== 'info' || change.statusCodeBefore === undefined;
  return isEnd ? { ...news, kind: 'cleared', topic: topicOf(sensor) } : { ...news, kind: 'change' };
}

/** What is told when something that has states, not values, was read; null when that is no news. */
export function stateEvent(
  of: Omit<StateChange, 'change'> & { readonly change: ReadingChange },
): News | null {
  const { value, valueBefore } = of.change;
  const { quantity } = of.sensor;
  if (value === null || value === valueBefore || quantity === 'outletState') return null;
  const state: StateChange = { ...of, change: { ...of.change, value } };
  const isFirst = valueBefore === null;
  const event =
    quantity === 'trip'
      ? tripEvent(state)
      : quantity === 'selectedSource'
        ? transferEvent(state)
        : otherEvent(state);
  // What has no length says nothing when it is only seen for the first time.
  if (isFirst && event.topic === undefined) return null;
  return { ...event, isFirst };
}
