import type { DeviceError } from '../../../shared/model/device-error.ts';
import type { OutletId } from '../../../shared/model/ids.ts';
import type { OutletObservation } from '../../../shared/model/power-state.ts';
import { err, ok } from '../../../shared/result.ts';
import type { StateQuantity } from '../../../shared/model/quantity.ts';
import type { Clock } from '../../support/clock.ts';
import type { DeviceResult, FailedReads, Sample } from '../driver.ts';
import { ask, type Answers, type Question } from './answers.ts';
import { PDU_RID, type DeviceMap, type SensorEntry } from './device-map.ts';
import { goneError } from './http-errors.ts';
import { parseOutletState } from './parse-outlet-state.ts';
import { parseSequenceState } from './parse-pdu.ts';
import { parseNumericReading, parseStateReading, UNAVAILABLE, type ParsedReading } from './parse-sensor.ts';
import type { Rpc, RpcOptions } from './rpc.ts';

const readingMethod = (entry: SensorEntry) =>
  entry.descriptor.kind === 'numeric' ? 'getReading' : 'getState';

/** Reading of a sensor from the value its getter or an event gave. */
export function parseReading(entry: SensorEntry, value: unknown): ParsedReading {
  return entry.descriptor.kind === 'numeric'
    ? parseNumericReading(value)
    : parseStateReading(entry.descriptor.quantity as StateQuantity, value);
}

/** Objects whose RIDs changed answer none of their calls: a firmware update or a new layout (reference 6.2, 4). */
function allGone(questions: readonly Question[], answers: Answers): boolean {
  return (
    questions.length > 0 &&
    questions.every(({ rid, methods }) =>
      methods.every((method) => {
        const result = answers.result(rid, method);
        return !result.ok && (result.error.kind === 'notFound' || result.error.kind === 'protocol');
      }),
    )
  );
}

function outletQuestions(map: DeviceMap): readonly Question[] {
  return map.model.outlets.flatMap((outlet) => {
    const ref = map.refs.get(outlet.id);
    return ref === undefined ? [] : [{ rid: ref.rid, methods: ['getState'] }];
  });
}

/** Why one call of a bulk gave nothing; null when it was answered. What the firmware does not have is no failure. */
function callError(answers: Answers, rid: string, method: string): DeviceError | null {
  const result = answers.result(rid, method);
  return result.ok || result.error.kind === 'unsupported' ? null : result.error;
}

function outletStates(
  map: DeviceMap,
  answers: Answers,
  readAtMs: number,
): Readonly<Record<OutletId, OutletObservation>> {
  return Object.fromEntries(
    map.model.outlets.flatMap((outlet) => {
      const rid = map.refs.get(outlet.id)?.rid ?? '';
      if (callError(answers, rid, 'getState') !== null) return [];
      return [[outlet.id, parseOutletState(answers.value(rid, 'getState'), readAtMs)]];
    }),
  );
}

/** Which of the asked objects did not answer, while others did. */
function failedReads(map: DeviceMap, answers: Answers, indexes: readonly number[]): FailedReads | null {
  const sensors = indexes.flatMap((index) => {
    const entry = map.sensors[index];
    const error = entry === undefined ? null : callError(answers, entry.ref.rid, readingMethod(entry));
    return error === null ? [] : [{ index, error }];
  });
  const outlets = map.model.outlets.flatMap(({ id }) => {
    const error = callError(answers, map.refs.get(id)?.rid ?? '', 'getState');
    return error === null ? [] : [{ id, error }];
  });
  const error = outlets[0]?.error ?? sensors[0]?.error;
  if (error === undefined) return null;
  return { sensorIndexes: sensors.map(({ index }) => index), outlets: outlets.map(({ id }) => id), error };
}

/**
 * Time of a read: when its first request left, which holds the outlet states. Taken at the answer it would be too young,
 * and could outdo an event that came while the answer was on its way.
 */
export function firstTurn(clock: Clock): { readonly onTurn: () => void; readonly atMs: () => number } {
  let atMs: number | null = null;
  return {
    onTurn: () => {
      atMs ??= clock.nowMs();
    },
    atMs: () => atMs ?? clock.nowMs(),
  };
}

/** Sequence state, outlet states and the sensors asked for, in one run of bulks; an object that fails does so alone. */
export async function readSample(
  rpc: Rpc,
  map: DeviceMap,
  options: RpcOptions & { readonly sensors: 'all' | readonly number[]; readonly clock: Clock },
): Promise<DeviceResult<Sample>> {
  const wanted = options.sensors === 'all' ? [...map.sensors.keys()] : options.sensors;
  const indexes = wanted.filter((index) => map.sensors[index] !== undefined);
  const entries = indexes.map((index) => map.sensors[index]).filter((entry) => entry !== undefined);
  const hasSequence = map.model.capabilities.includes('sequenceState');
  const sequence: readonly Question[] = hasSequence
    ? [{ rid: PDU_RID, methods: ['getOutletSequenceState'] }]
    : [];
  const outlets = outletQuestions(map);
  const sensors = [...new Map(entries.map((entry) => [entry.ref.rid, readingMethod(entry)]))].map(
    ([rid, method]): Question => ({ rid, methods: [method] }),
  );
  const asked = firstTurn(options.clock);
  const answers = await ask(rpc, [...sequence, ...outlets, ...sensors], { ...options, onTurn: asked.onTurn });
  const readAtMs = asked.atMs();
  if (!answers.ok) return answers;
  if (allGone(outlets, answers.value) || allGone(sensors, answers.value)) return err(goneError());
  const failed = failedReads(map, answers.value, indexes);
  const answered = indexes.filter((index) => failed?.sensorIndexes.includes(index) !== true);
  const readings = answered.flatMap((index) => {
    const entry = map.sensors[index];
    if (entry === undefined) return [];
    const value = answers.value.value(entry.ref.rid, readingMethod(entry));
    return [value === undefined ? UNAVAILABLE : parseReading(entry, value)];
  });
  const sequenceState = parseSequenceState(
    answers.value.value(PDU_RID, 'getOutletSequenceState'),
    map.outletIds,
  );
  return ok({
    readAtMs,
    sensorIndexes: answered,
    values: readings.map((each) => each.value),
    statusCodes: readings.map((each) => each.statusCode),
    outletStates: outletStates(map, answers.value, readAtMs),
    sequenceState: sequenceState.ok ? sequenceState.value : null,
    ...(failed === null ? {} : { failed }),
  });
}
