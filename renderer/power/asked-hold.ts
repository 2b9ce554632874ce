import { create } from 'zustand';
import type { OutletId, PduId } from '../../shared/model/ids.ts';
import type { PowerAction } from '../../shared/model/power-state.ts';
import type { LoadAfter } from './load-after.ts';

/** A command that was asked for elsewhere and waits beside its cell: to be held, or to be confirmed for its load. */
interface AskedHold {
  readonly pdu: PduId;
  readonly outlet: OutletId;
  readonly action: PowerAction;
  /** What turning on would bring the breaker to; null for a protected outlet, which is held. */
  readonly load: LoadAfter | null;
}

interface AskedHoldState {
  readonly asked: AskedHold | null;
  readonly ask: (asked: AskedHold) => void;
  readonly forget: () => void;
}

/** The outlets of the PDU open its popover when they are on screen. */
export const useAskedHold = create<AskedHoldState>()((set) => ({
  asked: null,
  ask: (asked) => set({ asked }),
  forget: () => set({ asked: null }),
}));
