import type { Protocol } from '../../../../shared/model/pdu.ts';
import { context } from '../../../engine/testing/simulator-bench.ts';
import type { BriskClock } from '../../../engine/testing/brisk-clock.ts';
import { shellBench, type ShellBench } from '../../testing/shell-bench.ts';
import { callEndpoint, type EndpointBench } from './endpoint-bench.ts';

export const RESOURCE = 'A07-L';

/** A PDU that is in Busbar as A07-L, and a caller of the endpoint. */
export async function commandBench(protocol: Protocol): Promise<ShellBench & EndpointBench> {
  const shell = await shellBench(protocol);
  const settings = { automationEndpoint: { enabled: true, port: 0 } };
  await shell.bench.engine.handlers.app.changeSettings(settings, context);
  return Object.assign(await callEndpoint(shell.bench), shell);
}

/** Stops a brisk clock until it is let go. */
export function freeze(clock: BriskClock): () => void {
  let held = -Infinity;
  clock.holds(() => held);
  return () => {
    held = 0;
  };
}

export async function powerState({ bench, pdu }: ShellBench, label: string) {
  return (await bench.view(pdu)).outletStates[`outlet:${label}`]?.powerState;
}

export async function audited({ bench, pdu }: ShellBench) {
  const entries = await bench.engine.handlers.app.audit({ limit: 1000, pdu }, context);
  return entries.filter(({ commandId }) => commandId !== null).toReversed();
}

/** Resolves when the PDU was told to switch for the first time; its clock stands still from then on. */
export function firstWrite({ clock, device }: ShellBench) {
  const { promise, resolve } = Promise.withResolvers<() => void>();
  device.requestLog.onRequest = ({ method }) => {
    if (method !== 'setPowerState') return;
    device.requestLog.onRequest = null;
    resolve(freeze(clock));
  };
  return promise;
}
