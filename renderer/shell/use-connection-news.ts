import { useEffect } from 'react';
import type { PduView } from '../../shared/model/fleet.ts';
import type { PduId } from '../../shared/model/ids.ts';
import { useAppStore } from '../state/store.ts';
import { changedOutlets, liveAgain } from './return-words.ts';

/** A PDU as it was when it was lost. */
interface Loss {
  readonly statesBefore: PduView['outletStates'];
  readonly lastReadAtMs: number;
  /** Set when it is back; its states may come a moment later. */
  outForMs: number | null;
}

/** The states of a returned PDU arrive after its connection; until then the toast may still be told more. */
const STATES_WITHIN_MS = 5000;

function watchReturns(losses: Map<PduId, Loss>, pdu: PduView, last: PduView | undefined): void {
  if (last === undefined) return;
  const loss = losses.get(pdu.id);
  const { connection } = pdu;
  if (connection.kind === 'offline') {
    const { lastReadAtMs } = connection;
    if (loss !== undefined || lastReadAtMs === null) return;
    losses.set(pdu.id, { statesBefore: pdu.outletStates, lastReadAtMs, outForMs: null });
    return;
  }
  if (loss === undefined || connection.kind !== 'online') return;
  if (loss.outForMs === null) {
    loss.outForMs = connection.lastReadAtMs - loss.lastReadAtMs;
    setTimeout(() => losses.delete(pdu.id), STATES_WITHIN_MS);
  } else if (pdu.outletStates === last.outletStates) return;
  const changed = changedOutlets(loss.statesBefore, pdu.outletStates);
  useAppStore.getState().showToast({
    ...liveAgain(pdu, loss.outForMs, changed),
    id: `back:${pdu.id}`,
    entry: {
      kind: 'latest',
      source: 'events',
      kinds: ['connection', 'cleared'],
      pdu: pdu.id,
      element: null,
      atMs: Date.now(),
    },
  });
}

/** Says when a PDU that was lost answers again, for how long it was out and what changed meanwhile. */
export function useConnectionNews(): void {
  useEffect(() => {
    const losses = new Map<PduId, Loss>();
    return useAppStore.subscribe((state, previous) => {
      if (state.fleet.pdus === previous.fleet.pdus) return;
      for (const pdu of state.fleet.pdus) {
        const last = previous.fleet.pdus.find((each) => each.id === pdu.id);
        if (last !== pdu) watchReturns(losses, pdu, last);
      }
    });
  }, []);
}
