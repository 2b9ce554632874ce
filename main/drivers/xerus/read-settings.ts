import type { EDeviceId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { ok } from '../../../shared/result.ts';
import type { DeviceResult } from '../driver.ts';
import { ask } from './answers.ts';
import { parseOutletSettings } from './build-model.ts';
import { PDU_RID, type DeviceMap } from './device-map.ts';
import { parseName, parsePduSettings } from './parse-pdu.ts';
import { readCount, readRecord, type JsonRecord } from './read-json.ts';
import type { Rpc, RpcOptions } from './rpc.ts';

/** The model with names, delays and order as they are now. What could not be read stays as it was. */
export async function readSettings(
  rpc: Rpc,
  map: DeviceMap,
  options: RpcOptions,
): Promise<DeviceResult<PduModel>> {
  const rids = [PDU_RID, ...[...map.refs.values()].map((ref) => ref.rid)];
  const answers = await ask(
    rpc,
    rids.map((rid) => ({ rid, methods: ['getSettings'] })),
    options,
  );
  if (!answers.ok) return answers;
  const pdu = answers.value.result(PDU_RID, 'getSettings');
  if (!pdu.ok && pdu.error.kind !== 'unsupported') return pdu;
  const settingsOf = (id: EDeviceId): JsonRecord | null =>
    readRecord(answers.value.value(map.refs.get(id)?.rid ?? '', 'getSettings'));
  const { model } = map;
  const pduSettings = readRecord(answers.value.value(PDU_RID, 'getSettings'));
  const renamed = <Part extends { readonly id: EDeviceId; readonly name: string }>(part: Part): Part => {
    const settings = settingsOf(part.id);
    return settings === null ? part : { ...part, name: parseName(settings) };
  };
  return ok({
    ...model,
    settings: pduSettings === null ? model.settings : parsePduSettings(pduSettings, map.outletIds),
    inlets: model.inlets.map(renamed),
    ocps: model.ocps.map(renamed),
    outlets: model.outlets.map((outlet) => {
      const settings = settingsOf(outlet.id);
      return settings === null ? outlet : { ...outlet, ...parseOutletSettings(settings) };
    }),
    transferSwitches: model.transferSwitches.map((part) => {
      const settings = settingsOf(part.id);
      if (settings === null) return part;
      return { ...renamed(part), preferredSource: readCount(settings['preferredSource']) };
    }),
  });
}
