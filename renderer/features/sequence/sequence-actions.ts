import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import type { ApplySequenceOutcome } from '../../../shared/model/sequence.ts';
import { changeCount, sequenceDiff } from '../../../shared/sequence/diff.ts';
import { sequenceProblem } from '../../../shared/sequence/validate.ts';
import { nameInSentence } from '../../../shared/words/elements.ts';
import { engine } from '../../ipc/engine.ts';
import type { EntryLink } from '../../state/entry-link.ts';
import { useAppStore } from '../../state/store.ts';
import { changesText } from './change-words.ts';
import {
  applied,
  continueEditing,
  draftIn,
  isDirty,
  partlyApplied,
  reread,
  unsavedChanges,
  type SequenceEditing,
} from './editing.ts';
import { findKeptDraft } from './kept-drafts.ts';
import { editingOf, putEditing, putReadError } from './sequence-store.ts';

const NOT_REACHED = 'Busbar lost its engine. Nothing is known of what the PDU has; read it again.';

/**
 * Reads the sequence from the device. A draft stays, and one that outlived its window is gone on with; a device that changed
 * under it is a conflict.
 */
export async function readSequence(pdu: PduId): Promise<void> {
  const before = editingOf(pdu)?.base;
  const [result, kept] = await Promise.all([
    engine().sequences.read({ pdu }),
    before === undefined ? findKeptDraft(pdu) : null,
  ]);
  const now = editingOf(pdu);
  // An Apply ends with a read of its own.
  if (now?.isApplying === true) return;
  // Something else was read meanwhile, and it is not known which of the two is newer.
  if (now?.base !== before) return readSequence(pdu);
  if (!result.ok) {
    putReadError(pdu, result.error.message);
    return;
  }
  putReadError(pdu, null);
  putEditing(
    pdu,
    reread(now ?? (kept === null ? undefined : continueEditing(kept)), result.value, Date.now()),
  );
}

/** Writes what changed, if the device still has what was read. */
export async function applySequence(pdu: PduView): Promise<void> {
  const editing = editingOf(pdu.id);
  if (editing === undefined || editing.isApplying || editing.conflict !== null || !isDirty(editing)) return;
  const draft = draftIn(editing);
  const problem = sequenceProblem(draft.order, pdu.model?.outlets.map((outlet) => outlet.id) ?? []);
  if (problem !== null) {
    showFailure(pdu, problem);
    return;
  }
  putEditing(pdu.id, { ...editing, isApplying: true, halfWritten: null });
  try {
    const result = await engine().sequences.apply({
      pdu: pdu.id,
      baseRevision: editing.base.revision,
      draft: {
        order: [...draft.order],
        delaysMs: draft.delaysMs,
        inRushGuardDelayMs: draft.inRushGuardDelayMs,
      },
    });
    putEditing(pdu.id, editing);
    if (result.ok) settle(pdu, editing, result.value);
    else showFailure(pdu, result.error.message);
  } catch (fault) {
    putEditing(pdu.id, editing);
    showFailure(pdu, fault instanceof Error ? fault.message : NOT_REACHED);
  }
}

function settle(pdu: PduView, editing: SequenceEditing, outcome: ApplySequenceOutcome): void {
  switch (outcome.kind) {
    case 'applied':
      putEditing(pdu.id, applied(editing, outcome.sequence, Date.now()));
      showApplied(pdu, editing, changeCount(sequenceDiff(outcome.sequence, draftIn(editing))) === 0);
      return;
    case 'conflict':
      putEditing(pdu.id, reread(editing, outcome.current, Date.now()));
      return;
    case 'partlyWritten':
      putEditing(pdu.id, partlyApplied(editing, outcome, outcome.current, Date.now()));
  }
}

function showApplied(pdu: PduView, editing: SequenceEditing, isEqual: boolean): void {
  const count = changesText(unsavedChanges(editing));
  useAppStore.getState().showToast({
    id: `sequence-${pdu.id}`,
    tone: 'ok',
    title: `Sequence applied to ${nameInSentence(pdu.name)}`,
    text: isEqual
      ? `${count}. Read back and equal.`
      : `${count}. The PDU keeps other delays than asked; they are shown.`,
    staysUntilDismissed: false,
    entry: lastChangeOf(pdu),
  });
}

function showFailure(pdu: PduView, message: string): void {
  useAppStore.getState().showToast({
    id: `sequence-${pdu.id}`,
    tone: 'critical',
    title: `Sequence not applied to ${nameInSentence(pdu.name)}`,
    text: message,
    staysUntilDismissed: true,
    entry: lastChangeOf(pdu),
  });
}

/** The entry of what was just written. */
function lastChangeOf({ id }: PduView): EntryLink {
  return { kind: 'latest', source: 'audit', kinds: [], pdu: id, element: null, atMs: Date.now() };
}
