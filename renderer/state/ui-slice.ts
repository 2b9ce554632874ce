import type { StateCreator } from 'zustand';
import type { ElementId, OutletId, PduId } from '../../shared/model/ids.ts';
import type { PowerAction } from '../../shared/model/power-state.ts';
import type { EntryLink } from './entry-link.ts';

/** The tabs of a PDU. */
export type PduTab = 'overview' | 'outlets' | 'sequence' | 'events' | 'settings';

/** Where the admin is. */
export type Place =
  | { readonly screen: 'fleet' }
  | { readonly screen: 'cloudshell' }
  /** `entry` is the line to open at (`JournalEntry.id`). */
  | { readonly screen: 'events'; readonly entry: string | null }
  | { readonly screen: 'pdu'; readonly pdu: PduId; readonly tab: PduTab; readonly element: ElementId | null };

/** What was not done to one outlet, and can be asked for again as a new command. */
export interface RetryOffer {
  readonly pdu: PduId;
  readonly outlet: OutletId;
  readonly action: PowerAction;
}

/** A message that stands above the page for a while. */
export interface Toast {
  readonly id: string;
  readonly tone: 'ok' | 'warning' | 'critical' | 'progress' | 'neutral';
  readonly title: string;
  readonly text: string;
  /** Success leaves by itself; failures and progress stay. */
  readonly staysUntilDismissed: boolean;
  /** An announcement says the same, so a screen reader must not hear it from the toast too. */
  readonly isAnnounced?: true;
  /** What it is about in events and audit log: its title opens it. */
  readonly entry?: EntryLink;
  /** Shows `Retry`; the toast goes when a new command on the outlet is armed. */
  readonly retry?: RetryOffer;
}

/** Where the admin is and what is said, in this window only. */
export interface UiSlice {
  readonly place: Place;
  readonly addPduOpen: boolean;
  readonly settingsOpen: boolean;
  /** The palette behind "Find an outlet, device or PDU". */
  readonly findOpen: boolean;
  /** The PDU whose two protocols are being compared; null for none. */
  readonly comparedPdu: PduId | null;
  readonly toasts: readonly Toast[];
  /** Spoken once by a polite live region. */
  readonly announcement: string;
  readonly goTo: (place: Place) => void;
  readonly setAddPduOpen: (open: boolean) => void;
  readonly setSettingsOpen: (open: boolean) => void;
  readonly setFindOpen: (open: boolean) => void;
  readonly setComparedPdu: (pdu: PduId | null) => void;
  /** A toast with the same id is replaced: progress where it stands, so that nothing moves while it goes on. */
  readonly showToast: (toast: Toast) => void;
  readonly dismissToast: (id: string) => void;
  readonly announce: (text: string) => void;
}

/** Starts at the fleet, with nothing said. */
export const createUiSlice: StateCreator<UiSlice, [], [], UiSlice> = (set) => ({
  place: { screen: 'fleet' },
  addPduOpen: false,
  settingsOpen: false,
  findOpen: false,
  comparedPdu: null,
  toasts: [],
  announcement: '',
  goTo: (place) => set({ place }),
  setAddPduOpen: (addPduOpen) => set({ addPduOpen }),
  setSettingsOpen: (settingsOpen) => set({ settingsOpen }),
  setFindOpen: (findOpen) => set({ findOpen }),
  setComparedPdu: (comparedPdu) => set({ comparedPdu }),
  showToast: (toast) =>
    set(({ toasts }) => {
      const isRenewed = ({ id, tone }: Toast) =>
        id === toast.id && tone === 'progress' && toast.tone === 'progress';
      if (toasts.some(isRenewed)) return { toasts: toasts.map((each) => (isRenewed(each) ? toast : each)) };
      return { toasts: [...toasts.filter(({ id }) => id !== toast.id), toast] };
    }),
  dismissToast: (id) => set((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
  announce: (announcement) => set({ announcement }),
});
