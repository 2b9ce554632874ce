import { create } from 'zustand';
import type { OutletId, PduId } from '../../../shared/model/ids.ts';
import {
  keptMine,
  loadedFromPdu,
  redone,
  reverted,
  undone,
  withDelay,
  withInRushGuard,
  withOutletAt,
  type SequenceEditing,
} from './editing.ts';

/** Drafts live here, so that they stay when the tab is left. */
interface SequenceState {
  readonly editings: Readonly<Partial<Record<PduId, SequenceEditing>>>;
  /** PDUs of which a draft is kept on disk: by this window, or from before it was opened. */
  readonly kept: ReadonlySet<PduId>;
  /** Why the last read failed, in one sentence. */
  readonly readErrors: Readonly<Partial<Record<PduId, string>>>;
  /** Moment the row under the pointer or with the focus comes on, for the crosshair of the chart. */
  readonly crosshairMs: number | null;
}

export const useSequenceStore = create<SequenceState>()(() => ({
  editings: {},
  kept: new Set(),
  readErrors: {},
  crosshairMs: null,
}));

export function editingOf(pdu: PduId): SequenceEditing | undefined {
  return useSequenceStore.getState().editings[pdu];
}

export function putEditing(pdu: PduId, editing: SequenceEditing): void {
  useSequenceStore.setState(({ editings }) => ({ editings: { ...editings, [pdu]: editing } }));
}

/** The PDU left Busbar, and what was drafted of it went with it. */
export function forgetEditing(pdu: PduId): void {
  markKept(pdu, false);
  putReadError(pdu, null);
  useSequenceStore.setState(({ editings }) => {
    const { [pdu]: _gone, ...others } = editings;
    return { editings: others };
  });
}

/** The engine keeps a draft of this PDU, or none any more. */
export function markKept(pdu: PduId, isKept: boolean): void {
  useSequenceStore.setState((state) => {
    if (state.kept.has(pdu) === isKept) return state;
    const others = [...state.kept].filter((each) => each !== pdu);
    return { kept: new Set(isKept ? [...others, pdu] : others) };
  });
}

export function putReadError(pdu: PduId, message: string | null): void {
  useSequenceStore.setState(({ readErrors }) => {
    const { [pdu]: _gone, ...others } = readErrors;
    return { readErrors: message === null ? others : { ...others, [pdu]: message } };
  });
}

function change(pdu: PduId, transition: (editing: SequenceEditing) => SequenceEditing): void {
  const editing = editingOf(pdu);
  if (editing === undefined || editing.isApplying) return;
  const next = transition(editing);
  if (next !== editing) putEditing(pdu, next);
}

/** The outlet comes on at position `to`, counted from 0. */
export function moveOutlet(pdu: PduId, outlet: OutletId, to: number): void {
  change(pdu, (editing) => withOutletAt(editing, outlet, to));
}

export function setDelay(pdu: PduId, outlet: OutletId, delayMs: number, isStep: boolean): void {
  change(pdu, (editing) => withDelay(editing, outlet, delayMs, isStep));
}

export function setInRushGuard(pdu: PduId, delayMs: number): void {
  change(pdu, (editing) => withInRushGuard(editing, delayMs));
}

export function undoLast(pdu: PduId): void {
  change(pdu, undone);
}

export function redoLast(pdu: PduId): void {
  change(pdu, redone);
}

export function revertAll(pdu: PduId): void {
  change(pdu, reverted);
}

export function loadFromPdu(pdu: PduId): void {
  change(pdu, loadedFromPdu);
}

/** Keeps the draft against what the device has now; it is written by the next Apply. */
export function keepMine(pdu: PduId): void {
  change(pdu, keptMine);
}

export function dismissHalfWritten(pdu: PduId): void {
  change(pdu, (editing) => ({ ...editing, halfWritten: null }));
}

export function setCrosshair(crosshairMs: number | null): void {
  useSequenceStore.setState({ crosshairMs });
}
