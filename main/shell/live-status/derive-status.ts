import { LIVE_STATUS_DESCRIPTIONS, type LiveStatus } from '../../../shared/shell/live-status.ts';
import type { ConnectedSocket } from './connected-socket.ts';

/**
 * Live status of a resource by its sockets: Error while a command for one of them is known to have gone wrong, Online while
 * one of them is known to be on, Offline when all of them are known to be off. Null while that cannot be said.
 */
export function deriveStatus(resource: string, sockets: readonly ConnectedSocket[]): LiveStatus | null {
  const faults = sockets.flatMap(({ fault }) => (fault === null ? [] : [fault]));
  const fault = faults.toSorted((one, other) => other.atMs - one.atMs)[0];
  if (fault !== undefined) return { resource, status: 'Error', description: fault.reason, atMs: fault.atMs };
  const known = sockets.flatMap((socket) => (socket.known === null ? [] : [socket.known]));
  const on = known.filter(({ isOn }) => isOn).map(({ readAtMs }) => readAtMs);
  if (on.length > 0)
    return {
      resource,
      status: 'Online',
      description: LIVE_STATUS_DESCRIPTIONS.Online,
      atMs: Math.max(...on),
    };
  if (known.length === 0 || known.length < sockets.length) return null;
  // All of them together are known as of the oldest read.
  const atMs = Math.min(...known.map(({ readAtMs }) => readAtMs));
  return { resource, status: 'Offline', description: LIVE_STATUS_DESCRIPTIONS.Offline, atMs };
}
