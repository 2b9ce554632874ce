import type { DeviceError } from '../../../../shared/model/device-error.ts';
import { err } from '../../../../shared/result.ts';
import { integer, type SetVarBind } from '../../../snmp/value.ts';
import { cancelledError } from '../../cancelled.ts';
import type { DeviceResult, SwitchOptions } from '../../driver.ts';
import type { Turns } from '../../turns.ts';
import type { Scalar } from '../family/sources.ts';
import type { SnmpClient } from '../transport/snmp-client.ts';
import type { OutletQueue, SwitchWrites } from './outlet-writes.ts';

type SendOptions = Pick<SwitchOptions, 'signal' | 'onSent'>;

function scalarWrite({ scalar, value }: Scalar & { readonly value: number }): SetVarBind {
  return { oid: scalar, value: integer(value) };
}

/** Nothing moves before the commit: a lost answer before it leaves nothing unknown. */
function beforeCommit(error: DeviceError): DeviceError {
  if (error.kind !== 'outcomeUnknown') return error;
  return {
    kind: 'timeout',
    message:
      'The PDU did not answer while it was told which outlets to switch, so it was not told to switch them. Try again.',
  };
}

/**
 * Forgets what is noted, also after the caller gave up: what stays noted would be switched by the next commit. The reason
 * with which it ends says so when that failed.
 */
async function clearAfter(
  client: SnmpClient,
  queue: OutletQueue,
  error: DeviceError,
): Promise<DeviceResult<never>> {
  const { signal } = new AbortController();
  const cleared = await client.set([scalarWrite(queue.clear)], { signal, priority: 'power' });
  if (cleared.ok) return err(error);
  const message = `${error.message} The outlets may still be noted in the PDU's queue, and the next command through it would switch them: clear it on the PDU.`;
  return err({ ...error, message });
}

/**
 * Notes the outlets in the device's queue and commits it: `clear`, one SET with the outlets, `commit`. Each is sent once;
 * only the commit moves power.
 */
async function switchByQueue(
  client: SnmpClient,
  { queue, varbinds }: Extract<SwitchWrites, { kind: 'queue' }>,
  { signal, onSent }: SendOptions,
): Promise<DeviceResult<null>> {
  const options = { signal, priority: 'power' } as const;
  const cleared = await client.set([scalarWrite(queue.clear)], options);
  if (!cleared.ok) return err(beforeCommit(cleared.error));
  const noted = await client.set(varbinds, options);
  if (!noted.ok) return clearAfter(client, queue, beforeCommit(noted.error));
  const committed = await client.set(
    [scalarWrite(queue.commit)],
    onSent === undefined ? options : { ...options, onSent },
  );
  return committed.ok ? committed : clearAfter(client, queue, committed.error);
}

/**
 * Sends a power command once. That the device took it is no proof that it switched (SNMP reference 1, rule 5): the caller
 * reads the state. Queues are shared by all who use them: `queueTurns` keeps ours apart.
 */
export async function sendSwitch(
  client: SnmpClient,
  writes: DeviceResult<SwitchWrites>,
  options: SendOptions & { readonly queueTurns: Turns },
): Promise<DeviceResult<null>> {
  if (!writes.ok) return writes;
  const { value } = writes;
  const { signal, onSent, queueTurns } = options;
  if (value.kind === 'queue') {
    const sent = await queueTurns.run('power', signal, () => switchByQueue(client, value, options));
    return sent ?? err(cancelledError());
  }
  return client.set(value.varbinds, {
    signal,
    priority: 'power',
    ...(onSent === undefined ? {} : { onSent }),
  });
}
