import type { DeviceError, DeviceErrorKind } from '../../../shared/model/device-error.ts';
import type { Clock } from '../../support/clock.ts';
import type { DeviceResult, DriverEvent } from '../driver.ts';
import { err, ok } from '../../../shared/result.ts';
import { decodeEvent } from './decode-event.ts';
import type { DeviceMap } from './device-map.ts';
import { demandedEventTypes } from './event-types.ts';
import { cancelledError } from '../cancelled.ts';
import { readList, readRef, type ObjectRef } from './read-json.ts';
import type { Rpc } from './rpc.ts';

const EVENT_SERVICE_RID = '/eventservice';
/** The PDU holds a poll for up to 30 s (reference 4.17). */
const POLL_TIMEOUT_MS = 45_000;
const CLEANUP_TIMEOUT_MS = 2000;

/** Reasons to stop after which the channel may still stand on the PDU. */
const STILL_OPEN: ReadonlySet<DeviceErrorKind> = new Set(['cancelled', 'timeout', 'busy']);

function channelLost(): DeviceError {
  return {
    kind: 'notFound',
    message: 'The PDU has dropped the event channel; states are read again and a new channel is opened.',
  };
}

async function createChannel(rpc: Rpc, signal: AbortSignal): Promise<DeviceResult<ObjectRef>> {
  const created = await rpc.call(
    { rid: EVENT_SERVICE_RID, method: 'createChannel' },
    { signal, priority: 'read' },
  );
  if (!created.ok) return created;
  const channel = readRef(created.value['_ret_']);
  return channel === null
    ? err({ kind: 'busy', message: 'The PDU has no event channel left; states are polled instead.' })
    : ok(channel);
}

/** All types in one call; where the firmware does not know one of them, each by itself. */
async function demand(
  rpc: Rpc,
  channel: ObjectRef,
  types: readonly string[],
  signal: AbortSignal,
): Promise<DeviceResult<null>> {
  const options = { signal, priority: 'read' } as const;
  const together = await rpc.call(
    { rid: channel.rid, method: 'demandEventTypes', params: { types } },
    options,
  );
  if (together.ok) return ok(null);
  if (together.error.kind !== 'protocol' && together.error.kind !== 'unsupported') return together;
  const calls = types.map((type) => ({ rid: channel.rid, method: 'demandEventType', params: { type } }));
  const singly = await rpc.bulk(calls, options);
  if (!singly.ok) return singly;
  return singly.value.some((each) => each.ok) ? ok(null) : together;
}

async function destroyChannel(rpc: Rpc, channel: ObjectRef): Promise<void> {
  await rpc.call(
    {
      rid: EVENT_SERVICE_RID,
      method: 'destroyChannel',
      params: { channel: { rid: channel.rid, type: channel.type } },
    },
    { signal: AbortSignal.timeout(CLEANUP_TIMEOUT_MS), priority: 'read', cleanup: true },
  );
}

async function pollUntilLost(
  rpc: Rpc,
  channel: ObjectRef,
  options: WatchOptions & { readonly map: () => DeviceMap; readonly clock: Clock },
): Promise<DeviceError> {
  const { signal, onEvent, onAlive } = options;
  for (;;) {
    const polled = await rpc.call(
      { rid: channel.rid, method: 'pollEvents' },
      { signal, priority: 'read', longPollTimeoutMs: POLL_TIMEOUT_MS },
    );
    if (signal.aborted) return cancelledError();
    if (!polled.ok) {
      const { kind } = polled.error;
      return kind === 'notFound' || kind === 'unsupported' || kind === 'protocol'
        ? channelLost()
        : polled.error;
    }
    onAlive();
    const nowMs = options.clock.nowMs();
    for (const item of readList(polled.value['events']) ?? []) {
      const event = decodeEvent(item, options.map(), nowMs);
      if (event !== null) onEvent(event);
    }
  }
}

export interface WatchOptions {
  readonly signal: AbortSignal;
  readonly onEvent: (event: DriverEvent) => void;
  readonly onAlive: () => void;
}

/** Opens an event channel and delivers from it until it is lost or the signal aborts; then closes it and says why. */
export async function watch(
  rpc: Rpc,
  options: WatchOptions & { readonly map: () => DeviceMap; readonly clock: Clock },
): Promise<DeviceError> {
  const { signal } = options;
  const channel = await createChannel(rpc, signal);
  if (!channel.ok) return channel.error;
  const demanded = await demand(rpc, channel.value, demandedEventTypes(options.map()), signal);
  if (!demanded.ok) {
    await destroyChannel(rpc, channel.value);
    return signal.aborted ? cancelledError() : demanded.error;
  }
  options.onAlive();
  const reason = await pollUntilLost(rpc, channel.value, options);
  if (STILL_OPEN.has(reason.kind)) await destroyChannel(rpc, channel.value);
  return reason;
}
