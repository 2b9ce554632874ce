import type { OutletId } from '../../../shared/model/ids.ts';
import type { OutletSequenceState } from '../../../shared/model/sequence.ts';
import type { DeviceError } from '../../../shared/model/device-error.ts';
import { err, ok } from '../../../shared/result.ts';
import type { DeviceResult, RawSequence, SequenceWrite, SequenceWriteOutcome } from '../driver.ts';
import { unknownOutlet } from '../not-found.ts';
import { otherPduError } from '../other-pdu.ts';
import { ask, type Answers } from './answers.ts';
import { PDU_RID, type DeviceMap } from './device-map.ts';
import { goneError, protocolError } from './http-errors.ts';
import { parseOrder, parsePduIdentity, parseSequenceState } from './parse-pdu.ts';
import { readCount, readRecord, type JsonRecord } from './read-json.ts';
import type { Rpc } from './rpc.ts';
import { writeSettings, type SettingsChange } from './settings-writes.ts';
import { arePositionsSame } from './switch-outlets.ts';

function unreadable(field: string): DeviceResult<never> {
  return err(
    protocolError(
      field,
      `The PDU's sequence cannot be read (${field}); try again, and check it on the PDU if it stays.`,
    ),
  );
}

/**
 * The order names outlets by their place in the PDU's list: that of another PDU, or of another list, is not the one that
 * was discovered. Null when it is the same.
 */
function strangerError(map: DeviceMap, answers: Answers): DeviceError | null {
  const metaData = answers.result(PDU_RID, 'getMetaData');
  if (!metaData.ok) return metaData.error;
  const found = parsePduIdentity(metaData.value['_ret_']);
  if (!found.ok) return found.error;
  const stranger = otherPduError(map.model.identity, found.value, 'Its sequence was left alone.');
  if (stranger !== null) return stranger;
  const outlets = map.model.outlets.map((outlet) => outlet.id);
  return arePositionsSame(map, outlets, answers.value(PDU_RID, 'getOutlets')) ? null : goneError();
}

/**
 * Order, delays and in-rush guard, with whose they are, in one bulk. All of it or nothing: a part of a sequence cannot be
 * compared.
 */
export async function readSequence(
  rpc: Rpc,
  map: DeviceMap,
  signal: AbortSignal,
): Promise<DeviceResult<RawSequence>> {
  const outlets = map.model.outlets.map((outlet) => ({
    id: outlet.id,
    rid: map.refs.get(outlet.id)?.rid ?? '',
  }));
  const questions = [
    { rid: PDU_RID, methods: ['getMetaData', 'getOutlets', 'getSettings'] },
    ...outlets.map(({ rid }) => ({ rid, methods: ['getSettings'] })),
  ];
  const answers = await ask(rpc, questions, { signal, priority: 'read' });
  if (!answers.ok) return answers;
  const stranger = strangerError(map, answers.value);
  if (stranger !== null) return err(stranger);
  const pdu = answers.value.result(PDU_RID, 'getSettings');
  if (!pdu.ok) return pdu;
  const settings = readRecord(pdu.value['_ret_']);
  const order = parseOrder(settings, map.outletIds);
  if (order === null) return unreadable('outletPowerStateSequence');
  const inRushGuardDelayMs = readCount(settings?.['inRushGuardDelay']);
  if (inRushGuardDelayMs === null) return unreadable('inRushGuardDelay');
  const delaysMs: Record<OutletId, number> = {};
  for (const { id, rid } of outlets) {
    const result = answers.value.result(rid, 'getSettings');
    if (!result.ok) return err(result.error.kind === 'notFound' ? goneError() : result.error);
    const delayMs = readCount(readRecord(result.value['_ret_'])?.['sequenceDelay']);
    if (delayMs === null) return unreadable('sequenceDelay');
    delaysMs[id] = delayMs;
  }
  return ok({ order, delaysMs, inRushGuardDelayMs });
}

/** Why a change cannot be sent, or null. The PDU takes an empty order or every outlet exactly once (reference 5.3). */
function refuseChanges(map: DeviceMap, changes: SequenceWrite): DeviceResult<never> | null {
  const { order, delaysMs = {}, inRushGuardDelayMs } = changes;
  const named = [...(order ?? []), ...(Object.keys(delaysMs) as OutletId[])];
  const stranger = named.find((outlet) => !map.outletIds.includes(outlet));
  if (stranger !== undefined) return unknownOutlet(stranger);
  const complete =
    order === undefined || order.length === 0 || new Set(order).size === map.model.outlets.length;
  if (!complete || (order !== undefined && new Set(order).size !== order.length)) {
    return err({
      kind: 'invalidArgument',
      message: 'The order must name every outlet exactly once; nothing was written.',
    });
  }
  const delays = [
    ...Object.values(delaysMs),
    ...(inRushGuardDelayMs === undefined ? [] : [inRushGuardDelayMs]),
  ];
  if (delays.some((delayMs) => readCount(delayMs) === null)) {
    return err({
      kind: 'invalidArgument',
      message: 'A delay must be a whole number of milliseconds and not negative; nothing was written.',
    });
  }
  return null;
}

type Part = SequenceWriteOutcome['written'][number];

/** Writes what changed: the PDU's settings in one call, and those of each outlet whose delay changed. */
export async function writeSequence(
  rpc: Rpc,
  map: DeviceMap,
  options: { readonly signal: AbortSignal; readonly changes: SequenceWrite },
): Promise<DeviceResult<SequenceWriteOutcome>> {
  const { changes, signal } = options;
  const refused = refuseChanges(map, changes);
  if (refused !== null) return refused;
  const planned: { readonly parts: readonly Part[]; readonly change: SettingsChange }[] = [];
  const pduFields: JsonRecord = {
    ...(changes.order === undefined
      ? {}
      : { outletPowerStateSequence: changes.order.map((outlet) => map.outletIds.indexOf(outlet)) }),
    ...(changes.inRushGuardDelayMs === undefined ? {} : { inRushGuardDelay: changes.inRushGuardDelayMs }),
  };
  const pduParts: readonly Part[] = [
    ...(changes.order === undefined ? [] : (['order'] as const)),
    ...(changes.inRushGuardDelayMs === undefined ? [] : (['inRushGuard'] as const)),
  ];
  if (pduParts.length > 0) planned.push({ parts: pduParts, change: { rid: PDU_RID, fields: pduFields } });
  for (const [outlet, delayMs] of Object.entries(changes.delaysMs ?? {}) as [OutletId, number][]) {
    const rid = map.refs.get(outlet)?.rid;
    if (rid === undefined) return unknownOutlet(outlet);
    planned.push({ parts: [outlet], change: { rid, fields: { sequenceDelay: delayMs } } });
  }
  if (planned.length === 0) return ok({ written: [], notWritten: [], error: null });
  const outcomes = await writeSettings(
    rpc,
    map,
    planned.map((each) => each.change),
    signal,
  );
  if (!outcomes.ok) return outcomes;
  return ok(
    summarize(
      planned.map((each) => each.parts),
      outcomes.value,
    ),
  );
}

function summarize(
  parts: readonly (readonly Part[])[],
  outcomes: readonly DeviceResult<null>[],
): SequenceWriteOutcome {
  const written: Part[] = [];
  const notWritten: Part[] = [];
  let error: DeviceError | null = null;
  for (const [index, outcome] of outcomes.entries()) {
    (outcome.ok ? written : notWritten).push(...(parts[index] ?? []));
    if (!outcome.ok) error ??= outcome.error;
  }
  return { written, notWritten, error };
}

/** How far the PDU's own sequence is. */
export async function readSequenceState(
  rpc: Rpc,
  map: DeviceMap,
  signal: AbortSignal,
): Promise<DeviceResult<OutletSequenceState>> {
  const result = await rpc.call(
    { rid: PDU_RID, method: 'getOutletSequenceState' },
    { signal, priority: 'read' },
  );
  return result.ok ? parseSequenceState(result.value['_ret_'], map.outletIds) : result;
}
