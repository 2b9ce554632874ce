import { create } from 'zustand';
import type { OutletId, PduId } from '../../shared/model/ids.ts';
import type { PowerAction } from '../../shared/model/power-state.ts';

/** A command on a protected outlet that was asked for elsewhere and waits to be held beside its cell. */
interface AskedHold {
  readonly pdu: PduId;
  readonly outlet: OutletId;
  readonly action: PowerAction;
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
