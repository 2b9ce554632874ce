import type { DeviceError } from '../../../shared/model/device-error.ts';
import type { OutletId } from '../../../shared/model/ids.ts';
import type { ReadingProgress } from '../../../shared/model/connection.ts';
import type { PduIdentity, PduModel } from '../../../shared/model/pdu.ts';
import { err, ok } from '../../../shared/result.ts';
import type { DeviceResult } from '../driver.ts';
import { ask, type Answers } from './answers.ts';
import { buildElements, polesOf } from './build-model.ts';
import { findCapabilities } from './capabilities.ts';
import { indexSensors, PDU_RID, type DeviceMap } from './device-map.ts';
import { allParts, partQuestions, readParts, type PartRefs, type Parts } from './discover-elements.ts';
import { discoverSensors } from './discover-sensors.ts';
import { notAPduError } from './http-errors.ts';
import { parsePduIdentity, parsePduSettings } from './parse-pdu.ts';
import { readRecord, readRefs, readText, type ObjectRef } from './read-json.ts';
import type { CallResult, Rpc, RpcOptions } from './rpc.ts';
import { elementSensorPlaces, sensorPlaces } from './sensor-places.ts';

const FIRST_CONTACT = [
  'getMetaData',
  'getSettings',
  'getSensors',
  'getInlets',
  'getOverCurrentProtectors',
  'getOutlets',
  'getTransferSwitches',
  'getOutletSequenceState',
  'getTypeInfo',
];

/** A list of parts; firmware without the method has none of them, any other failure would hide parts. */
function partList(answers: Answers, method: string): DeviceResult<readonly (ObjectRef | null)[]> {
  const result = answers.result(PDU_RID, method);
  if (result.ok) return ok(readRefs(result.value['_ret_']));
  return result.error.kind === 'unsupported' ? ok([]) : err(result.error);
}

function partRefs(answers: Answers): DeviceResult<PartRefs> {
  const inlets = partList(answers, 'getInlets');
  if (!inlets.ok) return inlets;
  const ocps = partList(answers, 'getOverCurrentProtectors');
  if (!ocps.ok) return ocps;
  const outlets = partList(answers, 'getOutlets');
  if (!outlets.ok) return outlets;
  const transferSwitches = partList(answers, 'getTransferSwitches');
  if (!transferSwitches.ok) return transferSwitches;
  return ok({
    inlets: inlets.value,
    ocps: ocps.value,
    outlets: outlets.value,
    transferSwitches: transferSwitches.value,
  });
}

const isMissing = (result: CallResult): boolean => !result.ok && result.error.kind === 'unsupported';

/** A host without a PDU object is no PDU. */
export function asFirstContact(error: DeviceError, hostPort: string): DeviceError {
  return error.kind === 'notFound' || error.kind === 'unsupported' ? notAPduError(hostPort) : error;
}

/** Where none of the parts answers, the PDU is restarting: a model without parts would look like an empty PDU. */
function allSilent(refs: PartRefs, answers: Answers): DeviceError | null {
  const known = Object.values(refs)
    .flat()
    .filter((ref) => ref !== null);
  const results = known.map((ref) => answers.result(ref.rid, 'getMetaData'));
  const first = results.find((result) => !result.ok);
  return results.some((result) => result.ok) || first === undefined || first.ok ? null : first.error;
}

/** The PDU object and its lists; enough to know that this is a PDU, which one, and what to ask next. */
async function contact(
  rpc: Rpc,
  options: RpcOptions,
): Promise<
  DeviceResult<{ readonly answers: Answers; readonly identity: PduIdentity; readonly refs: PartRefs }>
> {
  const asked = await ask(rpc, [{ rid: PDU_RID, methods: FIRST_CONTACT }], options);
  if (!asked.ok) return asked;
  const answers = asked.value;
  const metaData = answers.result(PDU_RID, 'getMetaData');
  if (!metaData.ok) return err(asFirstContact(metaData.error, rpc.hostPort));
  const identity = parsePduIdentity(metaData.value['_ret_']);
  if (!identity.ok) return identity;
  const settings = answers.result(PDU_RID, 'getSettings');
  if (!settings.ok && !isMissing(settings)) return settings;
  const refs = partRefs(answers);
  return refs.ok ? ok({ answers, identity: identity.value, refs: refs.value }) : refs;
}

/** Outlets by their index on the wire; null where the device lists nothing or the outlet did not answer. */
function outletsByIndex(refs: PartRefs, parts: Parts): readonly (OutletId | null)[] {
  const ids: (OutletId | null)[] = refs.outlets.map(() => null);
  for (const part of parts.outlets) ids[part.index] = part.id;
  return ids;
}

/**
 * Everything about a PDU that is not a reading or a state, in three rounds of bulk requests: the PDU and its lists, then
 * every part, then every sensor.
 */
export async function discover(
  rpc: Rpc,
  options: RpcOptions & {
    readonly discovery: number;
    readonly eventChannel: boolean;
    readonly onProgress?: ((progress: ReadingProgress) => void) | undefined;
  },
): Promise<DeviceResult<DeviceMap>> {
  const contacted = await contact(rpc, options);
  if (!contacted.ok) return contacted;
  const { answers: pdu, identity, refs } = contacted.value;

  const asked = await ask(rpc, partQuestions(refs), options);
  if (!asked.ok) return asked;
  const answers = asked.value;
  const silent = allSilent(refs, answers);
  if (silent !== null) return err(silent);
  const parts = readParts(refs, answers);
  const all = allParts(parts);

  const places = all.flatMap((part) =>
    elementSensorPlaces(part.id, answers.value(part.ref.rid, 'getSensors'), polesOf(part, answers)),
  );
  const ofPdu = sensorPlaces('pdu', null, pdu.value(PDU_RID, 'getSensors'));
  const totalElements = all.length;
  options.onProgress?.({ readElements: 0, totalElements });
  const sensors = await discoverSensors(rpc, [...ofPdu, ...places], {
    signal: options.signal,
    priority: options.priority,
    onProgress: (left) => {
      const readElements = all.filter(({ id }) => !left.has(id)).length;
      options.onProgress?.({ readElements, totalElements });
    },
  });
  if (!sensors.ok) return sensors;

  const outletIds = outletsByIndex(refs, parts);
  const elements = buildElements(parts, answers);
  const settings = readRecord(pdu.value(PDU_RID, 'getSettings'));
  const model: PduModel = {
    discovery: options.discovery,
    identity,
    settings: parsePduSettings(settings, outletIds),
    ...elements,
    sensors: sensors.value.map((entry) => entry.descriptor),
    capabilities: findCapabilities(elements, settings, {
      sequenceState: !isMissing(pdu.result(PDU_RID, 'getOutletSequenceState')),
      events: options.eventChannel,
      everyOutlet: !outletIds.includes(null),
    }),
    sequenceDelayStepMs: 1,
  };
  return ok({
    model,
    pduType: readText(readRecord(pdu.value(PDU_RID, 'getTypeInfo'))?.['id']) ?? '',
    outletIds,
    refs: new Map(all.map((part) => [part.id, part.ref])),
    idByRid: new Map(all.map((part) => [part.ref.rid, part.id])),
    sensors: sensors.value,
    sensorIndexesByRid: indexSensors(sensors.value),
  });
}
