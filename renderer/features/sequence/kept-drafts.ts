import type { OutletId, PduId } from '../../../shared/model/ids.ts';
import type { KeptSequenceDraft, OutletSequence, SequenceDraft } from '../../../shared/model/sequence.ts';
import { engine } from '../../ipc/engine.ts';
import { useAppStore } from '../../state/store.ts';
import { draftIn, isDirty, type SequenceEditing } from './editing.ts';
import { editingOf, forgetEditing, markKept, useSequenceStore } from './sequence-store.ts';

/** A key that is held edits many times a second: the first edit is kept at once, what it came to a moment later. */
const KEPT_EVERY_MS = 300;

interface Kept {
  readonly base: OutletSequence;
  readonly draft: SequenceDraft;
}

const dirty = new WeakMap<SequenceEditing, boolean>();

/** Asked for more often than there are edits. */
function isDraft(editing: SequenceEditing): boolean {
  const known = dirty.get(editing) ?? isDirty(editing);
  dirty.set(editing, known);
  return known;
}

/** Something of this PDU's sequence is not on the PDU. */
export function useHasDraft(pdu: PduId): boolean {
  return useSequenceStore(({ editings, kept }) => {
    const editing = editings[pdu];
    return editing === undefined ? kept.has(pdu) : isDraft(editing);
  });
}

async function listDrafts(): Promise<readonly KeptSequenceDraft[]> {
  try {
    return await engine().sequences.drafts({});
  } catch {
    // The engine is gone, and the banner says so; what is kept stays kept.
    return [];
  }
}

/** The draft of a PDU that outlived its window, or that another window edits; null for none. */
export async function findKeptDraft(pdu: PduId): Promise<KeptSequenceDraft | null> {
  const kept = (await listDrafts()).find((each) => each.pdu === pdu);
  if (kept === undefined) return null;
  markKept(pdu, true);
  return kept;
}

/** Null when everything is on the PDU; undefined while an Apply decides about it. */
function wanted(pdu: PduId): Kept | null | undefined {
  const editing = editingOf(pdu);
  if (editing === undefined || editing.isApplying) return undefined;
  return isDraft(editing) ? { base: editing.base, draft: draftIn(editing) } : null;
}

const plain = ({ order, delaysMs, inRushGuardDelayMs }: SequenceDraft) => ({
  order: [...order],
  delaysMs: delaysMs as Record<OutletId, number>,
  inRushGuardDelayMs,
});

function payload({ base, draft }: Kept) {
  const { revision, addsInRushGuard } = base;
  const adds = addsInRushGuard === undefined ? {} : { addsInRushGuard };
  return { base: { ...plain(base), revision, ...adds }, draft: plain(draft) };
}

/** What the engine was told last, and when it may be told again. */
class DraftKeeper {
  readonly #told = new Map<PduId, Kept>();
  readonly #rests = new Map<PduId, ReturnType<typeof setTimeout>>();

  edited(pdu: PduId): void {
    if (this.#rests.has(pdu) || !this.#tell(pdu)) return;
    const rest = setTimeout(() => {
      this.#rests.delete(pdu);
      this.edited(pdu);
    }, KEPT_EVERY_MS);
    this.#rests.set(pdu, rest);
  }

  /** The engine has forgotten it with its PDU: should that come back, everything is news. */
  removed(pdu: PduId): void {
    clearTimeout(this.#rests.get(pdu));
    this.#rests.delete(pdu);
    this.#told.delete(pdu);
    forgetEditing(pdu);
  }

  /** What waits is told now. */
  flush(): void {
    for (const [pdu, rest] of this.#rests) {
      clearTimeout(rest);
      this.#tell(pdu);
    }
    this.#rests.clear();
  }

  /** False when there was nothing new to tell. */
  #tell(pdu: PduId): boolean {
    const kept = wanted(pdu);
    if (kept === undefined || !this.#isNews(pdu, kept)) return false;
    if (kept === null) this.#told.delete(pdu);
    else this.#told.set(pdu, kept);
    markKept(pdu, kept !== null);
    engine()
      .sequences.keepDraft({ pdu, kept: kept === null ? null : payload(kept) })
      // The engine is gone, and the banner says so; the next edit tells it all again.
      .catch(() => this.#told.delete(pdu));
    return true;
  }

  #isNews(pdu: PduId, kept: Kept | null): boolean {
    if (kept === null) return useSequenceStore.getState().kept.has(pdu);
    const told = this.#told.get(pdu);
    return kept.base !== told?.base || kept.draft !== told.draft;
  }
}

/** Keeps drafts on disk while they are edited, so that they outlive this window; called once. */
export function startKeepingDrafts(): () => void {
  const keeper = new DraftKeeper();
  const flush = () => keeper.flush();
  const stop = useSequenceStore.subscribe(({ editings }, before) => {
    if (editings === before.editings) return;
    for (const pdu of Object.keys(editings) as PduId[])
      if (editings[pdu] !== before.editings[pdu]) keeper.edited(pdu);
  });
  const stopWatching = useAppStore.subscribe(({ fleet: { pdus } }, { fleet: { pdus: before } }) => {
    if (pdus === before) return;
    for (const { id } of before) if (!pdus.some((each) => each.id === id)) keeper.removed(id);
  });
  void listDrafts().then((drafts) => {
    for (const { pdu } of drafts) markKept(pdu, true);
  });
  // A page that is left keeps what it still has to.
  window.addEventListener('beforeunload', flush);
  window.addEventListener('pagehide', flush);
  return () => {
    stop();
    stopWatching();
    keeper.flush();
    window.removeEventListener('beforeunload', flush);
    window.removeEventListener('pagehide', flush);
  };
}
