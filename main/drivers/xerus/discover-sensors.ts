import type { ElementId } from '../../../shared/model/ids.ts';
import type { SensorDescriptor } from '../../../shared/model/sensor.ts';
import { ok } from '../../../shared/result.ts';
import type { DeviceResult } from '../driver.ts';
import { ask, type Answers } from './answers.ts';
import type { SensorEntry } from './device-map.ts';
import { parseNumericMetaData, parseThresholds } from './parse-sensor.ts';
import type { Rpc, RpcOptions } from './rpc.ts';
import type { SensorPlace } from './sensor-places.ts';

function describe(place: SensorPlace, answers: Answers): SensorDescriptor | null {
  const { element, pole } = place;
  if (place.kind === 'state') {
    return {
      element,
      pole,
      quantity: place.quantity,
      kind: 'state',
      unit: null,
      decimalDigits: 0,
      range: null,
      thresholds: null,
    };
  }
  const metaData = answers.result(place.ref.rid, 'getMetaData');
  if (!metaData.ok && metaData.error.kind === 'notFound') return null;
  const facts = parseNumericMetaData(place.quantity, metaData.ok ? metaData.value['_ret_'] : undefined);
  if (facts === null) return null;
  return {
    element,
    pole,
    quantity: place.quantity,
    kind: 'numeric',
    ...facts,
    thresholds: parseThresholds(answers.value(place.ref.rid, 'getThresholds')),
  };
}

const SENSOR_METHODS = ['getMetaData', 'getThresholds'] as const;

/** Metadata and thresholds of every sensor, told by the elements that are left; one that the device no longer knows, or that measures something else, is left out. */
export async function discoverSensors(
  rpc: Rpc,
  places: readonly SensorPlace[],
  options: RpcOptions & { readonly onProgress?: (elements: ReadonlySet<ElementId>) => void },
): Promise<DeviceResult<readonly SensorEntry[]>> {
  const numericRids = new Set(
    places.filter((place) => place.kind === 'numeric').map((place) => place.ref.rid),
  );
  const questions = [...numericRids].map((rid) => ({ rid, methods: SENSOR_METHODS }));
  const { onProgress, ...rpcOptions } = options;
  const onAnswered = (calls: number) => {
    const left = new Set(questions.slice(Math.floor(calls / SENSOR_METHODS.length)).map(({ rid }) => rid));
    onProgress?.(new Set(places.filter(({ ref }) => left.has(ref.rid)).map(({ element }) => element)));
  };
  const answers = await ask(rpc, questions, { ...rpcOptions, onAnswered });
  if (!answers.ok) return answers;
  return ok(
    places.flatMap((place) => {
      const descriptor = describe(place, answers.value);
      return descriptor === null ? [] : [{ descriptor, ref: place.ref }];
    }),
  );
}
