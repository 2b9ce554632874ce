import type { DeviceError } from '../../../shared/model/device-error.ts';
import type { EDeviceId, OutletId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { err, ok } from '../../../shared/result.ts';
import type { DeviceResult } from '../driver.ts';
import { ask, type Answers } from './answers.ts';
import { buildElements, polesOf } from './build-model.ts';
import { findCapabilities } from './capabilities.ts';
import { indexSensors, PDU_RID, type DeviceMap } from './device-map.ts';
import { allParts, partQuestions, readParts, type PartRefs } from './discover-elements.ts';
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

/**
 * Everything about a PDU that is not a reading or a state, in three rounds of bulk requests: the PDU and its lists, then
 * every part, then every sensor.
 */
export async function discover(
  rpc: Rpc,
  options: RpcOptions & { readonly discovery: number; readonly eventChannel: boolean },
): Promise<DeviceResult<DeviceMap>> {
  const pdu = await ask(rpc, [{ rid: PDU_RID, methods: FIRST_CONTACT }], options);
  if (!pdu.ok) return pdu;
  const metaData = pdu.value.result(PDU_RID, 'getMetaData');
  if (!metaData.ok) return err(asFirstContact(metaData.error, rpc.hostPort));
  const identity = parsePduIdentity(metaData.value['_ret_']);
  if (!identity.ok) return identity;
  const settings = pdu.value.result(PDU_RID, 'getSettings');
  if (!settings.ok && !isMissing(settings)) return settings;
  const refs = partRefs(pdu.value);
  if (!refs.ok) return refs;

  const answers = await ask(rpc, partQuestions(refs.value), options);
  if (!answers.ok) return answers;
  const silent = allSilent(refs.value, answers.value);
  if (silent !== null) return err(silent);
  const parts = readParts(refs.value, answers.value);
  const elements = buildElements(parts, answers.value);

  const places = [
    ...sensorPlaces('pdu', null, pdu.value.value(PDU_RID, 'getSensors')),
    ...allParts(parts).flatMap((part) =>
      elementSensorPlaces(
        part.id,
        answers.value.value(part.ref.rid, 'getSensors'),
        polesOf(part, answers.value),
      ),
    ),
  ];
  const sensors = await discoverSensors(rpc, places, options);
  if (!sensors.ok) return sensors;

  const outletIds: (OutletId | null)[] = refs.value.outlets.map(() => null);
  for (const part of parts.outlets) outletIds[part.index] = part.id;
  const pduSettings = readRecord(pdu.value.value(PDU_RID, 'getSettings'));
  const model: PduModel = {
    discovery: options.discovery,
    identity: identity.value,
    settings: parsePduSettings(pduSettings, outletIds),
    ...elements,
    sensors: sensors.value.map((entry) => entry.descriptor),
    capabilities: findCapabilities(elements, pduSettings, {
      sequenceState: !isMissing(pdu.value.result(PDU_RID, 'getOutletSequenceState')),
      events: options.eventChannel,
    }),
    sequenceDelayStepMs: 1,
  };
  const partRefsById = allParts(parts).map((part): readonly [EDeviceId, ObjectRef] => [part.id, part.ref]);
  return ok({
    model,
    pduType: readText(readRecord(pdu.value.value(PDU_RID, 'getTypeInfo'))?.['id']) ?? '',
    outletIds,
    refs: new Map(partRefsById),
    idByRid: new Map(partRefsById.map(([id, ref]) => [ref.rid, id])),
    sensors: sensors.value,
    sensorIndexesByRid: indexSensors(sensors.value),
  });
}
