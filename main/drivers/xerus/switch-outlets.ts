import type { OutletId } from '../../../shared/model/ids.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Clock } from '../../support/clock.ts';
import type { DeviceResult, OutletCheck, SwitchOptions } from '../driver.ts';
import { unknownOutlet } from '../not-found.ts';
import { ask } from './answers.ts';
import { PDU_RID, type DeviceMap } from './device-map.ts';
import { goneError } from './http-errors.ts';
import { parseLabel } from './parse-elements.ts';
import { parseOutletState } from './parse-outlet-state.ts';
import { parseName, parsePduIdentity } from './parse-pdu.ts';
import { readRecord, readRefs, type JsonRecord } from './read-json.ts';
import { codeOutcome, OUTLET_CODES, PDU_POWER_CODES } from './return-codes.ts';
import { firstTurn } from './read-sample.ts';
import type { Rpc, RpcCall } from './rpc.ts';

const POWER_STATE = { off: 0, on: 1 } as const;

async function send(
  rpc: Rpc,
  call: RpcCall,
  { signal, onSent }: Pick<SwitchOptions, 'signal' | 'onSent'>,
  codes: typeof OUTLET_CODES,
): Promise<DeviceResult<null>> {
  const options = { signal, priority: 'power', command: true } as const;
  return codeOutcome(await rpc.call(call, onSent === undefined ? options : { ...options, onSent }), codes);
}

/** One outlet, one request, once. */
export async function switchOutlet(
  rpc: Rpc,
  map: DeviceMap,
  options: SwitchOptions & { readonly outlet: OutletId },
): Promise<DeviceResult<null>> {
  const { outlet, action } = options;
  const rid = map.refs.get(outlet)?.rid;
  if (rid === undefined) return unknownOutlet(outlet);
  const call: RpcCall =
    action === 'cycle'
      ? { rid, method: 'cyclePowerState' }
      : { rid, method: 'setPowerState', params: { pstate: POWER_STATE[action] } };
  return send(rpc, call, options, OUTLET_CODES);
}

/** Several outlets in one call of the PDU's own. */
export async function switchOutlets(
  rpc: Rpc,
  map: DeviceMap,
  options: SwitchOptions & { readonly outlets: readonly OutletId[]; readonly respectSequence: boolean },
): Promise<DeviceResult<null>> {
  const { action, respectSequence } = options;
  const outletNumbers: number[] = [];
  for (const outlet of new Set(options.outlets)) {
    const index = map.outletIds.indexOf(outlet);
    if (index < 0) return unknownOutlet(outlet);
    outletNumbers.push(index);
  }
  if (outletNumbers.length === 0) {
    return err({ kind: 'invalidArgument', message: 'No outlet was named; name at least one.' });
  }
  // The parameter is `state` here and `pstate` everywhere else (reference 4.2).
  const call: RpcCall =
    action === 'cycle'
      ? { rid: PDU_RID, method: 'cycleMultipleOutletPowerStates', params: { outletNumbers, respectSequence } }
      : {
          rid: PDU_RID,
          method: 'setMultipleOutletPowerStates',
          params: { outletNumbers, state: POWER_STATE[action], respectSequence },
        };
  return send(rpc, call, options, PDU_POWER_CODES);
}

/** Every outlet of the PDU, in its sequence. */
export async function switchAllOutlets(rpc: Rpc, options: SwitchOptions): Promise<DeviceResult<null>> {
  const { action } = options;
  const call: RpcCall =
    action === 'cycle'
      ? { rid: PDU_RID, method: 'cycleAllOutletPowerStates' }
      : { rid: PDU_RID, method: 'setAllOutletPowerStates', params: { pstate: POWER_STATE[action] } };
  return send(rpc, call, options, PDU_POWER_CODES);
}

/** Drops the power-on steps that still wait. */
export async function cancelSequence(rpc: Rpc, signal: AbortSignal): Promise<DeviceResult<null>> {
  return send(rpc, { rid: PDU_RID, method: 'cancelOutletSequence' }, { signal }, PDU_POWER_CODES);
}

/** Some calls name outlets by their place in the PDU's list, which must still be the one discovered. */
export function arePositionsSame(map: DeviceMap, outlets: readonly OutletId[], listed: unknown): boolean {
  if (listed === undefined) return true;
  const refs = readRefs(listed);
  return outlets.every((outlet) => refs[map.outletIds.indexOf(outlet)]?.rid === map.refs.get(outlet)?.rid);
}

/** Serial of the PDU with label, name and state of the outlets, in one bulk ahead of reads. */
export async function checkOutlets(
  rpc: Rpc,
  map: DeviceMap,
  options: { readonly signal: AbortSignal; readonly outlets: readonly OutletId[]; readonly clock: Clock },
): Promise<DeviceResult<OutletCheck>> {
  const missing = options.outlets.find((outlet) => !map.refs.has(outlet));
  if (missing !== undefined) return unknownOutlet(missing);
  const rids = options.outlets.map((outlet) => map.refs.get(outlet)?.rid ?? '');
  const questions = [
    { rid: PDU_RID, methods: ['getMetaData', 'getOutlets'] },
    ...rids.map((rid) => ({ rid, methods: ['getMetaData', 'getSettings', 'getState'] })),
  ];
  const asked = firstTurn(options.clock);
  const answers = await ask(rpc, questions, {
    signal: options.signal,
    priority: 'command',
    onTurn: asked.onTurn,
  });
  const readAtMs = asked.atMs();
  if (!answers.ok) return answers;
  const pduMetaData = answers.value.result(PDU_RID, 'getMetaData');
  if (!pduMetaData.ok) return pduMetaData;
  const identity = parsePduIdentity(pduMetaData.value['_ret_']);
  if (!identity.ok) return identity;
  if (!arePositionsSame(map, options.outlets, answers.value.value(PDU_RID, 'getOutlets')))
    return err(goneError());
  const outlets: OutletCheck['outlets'][number][] = [];
  for (const [position, outlet] of options.outlets.entries()) {
    const rid = rids[position] ?? '';
    const metaData: JsonRecord | null = readRecord(answers.value.value(rid, 'getMetaData'));
    const state = answers.value.result(rid, 'getState');
    if (!state.ok) return state;
    const settings = answers.value.result(rid, 'getSettings');
    // A name that could not be read is not an empty name: it would look as if somebody had renamed the outlet.
    if (!settings.ok && settings.error.kind !== 'unsupported') return settings;
    if (metaData === null) return err(goneError());
    outlets.push({
      outlet,
      label: parseLabel(metaData, String(map.outletIds.indexOf(outlet) + 1)),
      name: parseName(settings.ok ? readRecord(settings.value['_ret_']) : null),
      observation: parseOutletState(state.value['_ret_'], readAtMs),
    });
  }
  const { serial, mac } = identity.value;
  return ok({ serial, mac, outlets });
}
