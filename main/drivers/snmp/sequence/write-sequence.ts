import type { DeviceError } from '../../../../shared/model/device-error.ts';
import type { OutletId } from '../../../../shared/model/ids.ts';
import { err, ok } from '../../../../shared/result.ts';
import type { SetVarBind } from '../../../snmp/value.ts';
import type { DeviceResult, SequenceWrite, SequenceWriteOutcome } from '../../driver.ts';
import { LACKING } from '../../../../shared/words/capabilities.ts';
import { unsupported } from '../../refusals.ts';
import type { SnmpDeviceMap } from '../device-map.ts';
import type { SequenceTable } from '../family/family.ts';
import type { ReadOptions, SnmpClient } from '../transport/snmp-client.ts';
import { planSequenceWrite, type PlannedPart, type SequencePart } from './plan-write.ts';
import { planStartTimes } from './plan-start-times.ts';
import { readStarts, sequenceOids, type SequencePlace } from './sequence-cells.ts';

/** An answer to a SET repeats it; this many stay well below 1400 bytes, whatever the MIB. */
const VARBINDS_PER_SET = 24;

type Outcome = DeviceResult<SequenceWriteOutcome>;

/** Parts that go into one SET, which is all or none (RFC 3416, section 4.2.5). A part is never split. */
function inSets(parts: readonly PlannedPart[]): readonly (readonly PlannedPart[])[] {
  const sets: PlannedPart[][] = [];
  let size = 0;
  for (const part of parts) {
    const last = sets.at(-1);
    if (last === undefined || size + part.varbinds.length > VARBINDS_PER_SET) {
      sets.push([part]);
      size = part.varbinds.length;
    } else {
      last.push(part);
      size += part.varbinds.length;
    }
  }
  return sets;
}

/** Writes set after set; after one that was not written the rest is left alone. */
async function writeParts(
  client: SnmpClient,
  parts: readonly PlannedPart[],
  options: ReadOptions,
): Promise<SequenceWriteOutcome> {
  const written: SequencePart[] = [];
  const notWritten: SequencePart[] = [];
  let error: DeviceError | null = null;
  for (const set of inSets(parts)) {
    const names = set.map(({ part }) => part);
    const varbinds = set.flatMap((part) => part.varbinds);
    if (error === null && varbinds.length > 0) {
      const outcome = await client.set(varbinds, options);
      if (!outcome.ok) error = outcome.error;
    }
    (error === null ? written : notWritten).push(...names);
  }
  return { written, notWritten, error };
}

function partsOf({ order, delaysMs = {}, inRushGuardDelayMs }: SequenceWrite): readonly SequencePart[] {
  return [
    ...(order === undefined ? [] : (['order'] as const)),
    ...(inRushGuardDelayMs === undefined ? [] : (['inRushGuard'] as const)),
    ...(Object.keys(delaysMs) as OutletId[]),
  ];
}

/**
 * Start times hang together: they are read, changed and written as one part. Where they need several SETs and one of them
 * fails, none of what was asked for is said to be written.
 */
async function writeStartTimes(
  client: SnmpClient,
  sequence: Extract<SequenceTable, { kind: 'startTimes' }>,
  place: SequencePlace,
  { changes, ...options }: ReadOptions & { readonly changes: SequenceWrite },
): Promise<Outcome> {
  const early = planStartTimes(sequence, place, [], changes);
  if (!early.ok) return early;
  const got = await client.get(sequenceOids(sequence, place), options);
  if (!got.ok) return got;
  const varbinds = planStartTimes(sequence, place, readStarts(sequence, place, got.value), changes);
  if (!varbinds.ok) return varbinds;
  const asParts = varbinds.value.map((varbind: SetVarBind): PlannedPart => ({
    part: 'order',
    varbinds: [varbind],
  }));
  const { error } = await writeParts(client, asParts, options);
  const parts = partsOf(changes);
  return ok(
    error === null ? { written: parts, notWritten: [], error } : { written: [], notWritten: parts, error },
  );
}

/** Writes what changed. What the device cannot hold is refused before anything is sent. */
export async function writeSequence(
  client: SnmpClient,
  map: SnmpDeviceMap,
  { signal, changes }: { readonly signal: AbortSignal; readonly changes: SequenceWrite },
): Promise<Outcome> {
  const { sequence } = map.family;
  const { capabilities } = map.model;
  const hasSequence = capabilities.includes('sequenceOrder') || capabilities.includes('sequenceDelay');
  if (sequence === undefined || !hasSequence) return unsupported(LACKING.sequenceOrder);
  if (!capabilities.includes('sequenceWrite')) return unsupported(LACKING.sequenceWrite);
  const options = { signal, priority: 'command' } as const;
  if (sequence.kind === 'startTimes') return writeStartTimes(client, sequence, map, { ...options, changes });
  const parts = planSequenceWrite(sequence, map, changes);
  if (!parts.ok) return err(parts.error);
  return ok(await writeParts(client, parts.value, options));
}
