import type { DeviceError } from '../../../shared/model/device-error.ts';
import type { ElementId } from '../../../shared/model/ids.ts';
import { err, ok } from '../../../shared/result.ts';
import type { DeviceResult } from '../driver.ts';
import { unknownElement } from '../not-found.ts';
import { invalidArgument } from '../refusals.ts';
import { ask } from './answers.ts';
import { PDU_RID, ridOf, type DeviceMap } from './device-map.ts';
import { goneError, protocolError } from './http-errors.ts';
import { readRecord, type JsonRecord } from './read-json.ts';
import { codeOutcome, SETTINGS_CODES } from './return-codes.ts';
import type { Rpc, RpcCall } from './rpc.ts';
import { majorOf } from './type-id.ts';

/** Fields to change in the settings of one object. */
export interface SettingsChange {
  readonly rid: string;
  readonly fields: JsonRecord;
}

/** First major versions whose `Settings` are sparse: fields left out stay as they are (reference 1.5). */
const SPARSE_PDU_MAJOR = 6;
const SPARSE_TRANSFER_SWITCH_MAJOR = 5;

function isSparse(map: DeviceMap, rid: string): boolean {
  if (rid === PDU_RID) return map.pduType !== '' && majorOf(map.pduType) >= SPARSE_PDU_MAJOR;
  const id = map.idByRid.get(rid);
  if (id?.startsWith('ts:') !== true) return false;
  return majorOf(map.refs.get(id)?.type ?? '') >= SPARSE_TRANSFER_SWITCH_MAJOR;
}

/**
 * Reads the settings that must be sent whole, changes the fields, and writes each object once. What the device sent and
 * Busbar does not know goes back unchanged, since newer firmware may require it. The outcomes stand in the order of the
 * changes; the whole fails when nothing can have been written.
 */
export async function writeSettings(
  rpc: Rpc,
  map: DeviceMap,
  changes: readonly SettingsChange[],
  signal: AbortSignal,
): Promise<DeviceResult<readonly DeviceResult<null>[]>> {
  const whole = changes.filter((change) => !isSparse(map, change.rid));
  const options = { signal, priority: 'command' } as const;
  const answers = await ask(
    rpc,
    whole.map(({ rid }) => ({ rid, methods: ['getSettings'] })),
    options,
  );
  if (!answers.ok) return answers;

  const calls: RpcCall[] = [];
  const planned = changes.map((change): DeviceResult<number> => {
    const settings = isSparse(map, change.rid)
      ? {}
      : current(answers.value.result(change.rid, 'getSettings'));
    if (settings === null) return err(goneError());
    calls.push({
      rid: change.rid,
      method: 'setSettings',
      params: { settings: { ...settings, ...change.fields } },
    });
    return ok(calls.length - 1);
  });
  let isSent = false;
  const results = await rpc.bulk(calls, { ...options, onSent: () => (isSent = true) });
  const failure = results.ok || !isSent ? null : lostError(results.error, rpc.hostPort);
  const outcomes = planned.map((plan): DeviceResult<null> => {
    if (!plan.ok) return plan;
    if (!results.ok) return err(failure ?? results.error);
    const result = results.value[plan.value];
    return result === undefined ? err(unansweredError()) : codeOutcome(result, SETTINGS_CODES);
  });
  return ok(outcomes);
}

/** What a failure says of settings that left this machine: with no answer, or an unreadable one, they may be written. */
function lostError(error: DeviceError, hostPort: string): DeviceError {
  const isUndecided = error.kind === 'timeout' || error.kind === 'unreachable' || error.kind === 'protocol';
  if (!isUndecided) return error;
  const message = `No answer from the PDU at ${hostPort}: what was changed may or may not be written; look at its settings before you change them again.`;
  return { kind: 'outcomeUnknown', message };
}

function current(result: { readonly ok: boolean; readonly value?: JsonRecord }): JsonRecord | null {
  return result.ok ? readRecord(result.value?.['_ret_']) : null;
}

function unansweredError() {
  return protocolError(
    'responses',
    'The PDU did not answer every change; read its settings again to see what holds.',
  );
}

/** Changes the settings of one element. */
export async function writeElementSettings(
  rpc: Rpc,
  map: DeviceMap,
  options: { readonly signal: AbortSignal; readonly element: ElementId; readonly fields: JsonRecord },
): Promise<DeviceResult<null>> {
  const rid = ridOf(map, options.element);
  if (rid === null) return unknownElement(options.element);
  const outcomes = await writeSettings(rpc, map, [{ rid, fields: options.fields }], options.signal);
  if (!outcomes.ok) return outcomes;
  return outcomes.value[0] ?? err(unansweredError());
}

/** Seconds for a setting that has no finer unit, rounded up; `what` is the subject of the sentence. */
export function wholeSeconds(delayMs: number, what: string): DeviceResult<number> {
  const seconds = Math.ceil(delayMs / 1000);
  if (Number.isSafeInteger(seconds) && delayMs >= 0) return ok(seconds);
  return invalidArgument(`${what} must be a number of seconds and not negative; nothing was written.`);
}
