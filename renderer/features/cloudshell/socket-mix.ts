import type { PduView } from '../../../shared/model/fleet.ts';
import { elementLabel, type PduId } from '../../../shared/model/ids.ts';
import { resourceOfEndpoint, type SocketConnection } from '../../../shared/shell/live-status.ts';
import { POWER_STATE_WORDS } from '../../../shared/words/elements.ts';

export interface MixedSockets {
  readonly connections: readonly SocketConnection[];
  readonly pdus: readonly Pick<PduView, 'id' | 'name' | 'outletStates'>[];
  /** The PDU has answered lately: what was read of it is what is shown. */
  readonly answers: (pdu: PduId) => boolean;
}

/**
 * What each socket of a resource that hangs on several does, since its one live status cannot tell:
 * `1 of 2 on: A07-L 4 on, A07-L 5 off`. Null for a resource on one socket, or none.
 */
export function socketMix(resource: string, { connections, pdus, answers }: MixedSockets): string | null {
  const own = connections.filter(({ endpoint }) => resourceOfEndpoint(endpoint) === resource);
  if (own.length < 2) return null;
  const sockets = own.map(({ pdu: id, outlet }) => {
    const pdu = pdus.find((each) => each.id === id);
    const state = answers(id) ? (pdu?.outletStates[outlet]?.powerState ?? 'unknown') : null;
    const words = state === null ? 'no data' : POWER_STATE_WORDS[state].toLowerCase();
    return { isOn: state === 'on', words: `${pdu?.name ?? ''} ${elementLabel(outlet)} ${words}`.trim() };
  });
  const on = sockets.filter(({ isOn }) => isOn).length;
  return `${on} of ${sockets.length} on: ${sockets.map(({ words }) => words).join(', ')}`;
}
