import { memo } from 'react';
import { nameInSentence } from '../../../shared/words/elements.ts';
import { Button } from '../../ui/Button.tsx';
import { CONTROL_KEY } from '../../ui/is-mac.ts';
import { unsavedDetail, unsavedText } from './change-words.ts';
import { draftIn, unsavedChanges, type SequenceEditing } from './editing.ts';

interface UnsavedBarProps {
  readonly pduName: string;
  readonly editing: SequenceEditing;
  /** Why nothing can be applied now; null when it can. */
  readonly blocked: string | null;
  readonly onUndo: () => void;
  readonly onRevert: () => void;
  readonly onApply: () => void;
}

/** What is not on the PDU yet, and the one Apply. */
export const UnsavedBar = memo(function UnsavedBar(props: UnsavedBarProps) {
  const { pduName, editing, blocked, onUndo, onRevert, onApply } = props;
  const changes = unsavedChanges(editing);
  const canUndo = editing.history.past.length > 0;
  return (
    <div className="abar" role="toolbar" aria-label="Unsaved changes" data-region="bar">
      <b className="seq-unsaved">{unsavedText(changes)}</b>
      <span className="seq-unsaved-detail">{unsavedDetail(changes, editing.base, draftIn(editing))}</span>
      <span className="grow" />
      <Button variant="quiet" isDisabled={!canUndo || editing.isApplying} onPress={onUndo}>
        Undo last <span className="seq-key">{CONTROL_KEY} Z</span>
      </Button>
      <Button isDisabled={editing.isApplying} onPress={onRevert}>
        Revert all
      </Button>
      {blocked === null ? null : <span className="seq-unsaved-detail">{blocked}</span>}
      <Button
        variant="pri"
        isDisabled={blocked !== null || editing.isApplying}
        disabledReason={blocked ?? undefined}
        onPress={onApply}
      >
        {editing.isApplying
          ? `Applying to ${nameInSentence(pduName)}`
          : `Apply to ${nameInSentence(pduName)}`}
        {editing.isApplying || blocked !== null ? null : <span className="seq-key">{CONTROL_KEY} S</span>}
      </Button>
    </div>
  );
});
