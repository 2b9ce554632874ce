import { useCallback, useEffect, useMemo } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { totalTimeMs } from '../../../shared/sequence/timeline.ts';
import { movedByHand } from './edit-history.ts';
import { draftIn, isDirty, type SequenceEditing } from './editing.ts';
import { HINT_IDS } from './hints.ts';
import { applySequence, readSequence } from './sequence-actions.ts';
import { SequenceBanners } from './SequenceBanners.tsx';
import { SequenceHead } from './SequenceHead.tsx';
import { SequenceList } from './SequenceList.tsx';
import { redoLast, revertAll, setInRushGuard, undoLast, useSequenceStore } from './sequence-store.ts';
import { timeScale } from './time-scale.ts';
import { UnsavedBar } from './UnsavedBar.tsx';
import { useMeasuredCurrents } from './use-measured-currents.ts';
import { useSequenceKeys } from './use-sequence-keys.ts';
import { estimateInrush } from './inrush.ts';
import './sequence.css';

/** The order in which a PDU turns its outlets on, and the waits between them. */
export function SequenceView({ pdu }: { readonly pdu: PduView }) {
  const { model } = pdu;
  if (model === null) return <p className="seq-empty dim">Reading {pdu.name}.</p>;
  const { capabilities } = model;
  if (!capabilities.includes('sequenceOrder') && !capabilities.includes('sequenceDelay')) {
    return (
      <div className="seq-empty">
        <b className="ink">This PDU has no power-on sequence.</b>
        <span className="dim">
          {model.identity.model} turns its outlets on by itself and offers no order or delays to change.
        </span>
      </div>
    );
  }
  return <SequenceEditor pdu={pdu} model={model} />;
}

/** Read when the tab opens, when the PDU is back, and when its sequence is said to have changed. */
function useSequenceReading(pdu: PduView, model: PduModel): void {
  const { id } = pdu;
  const isReachable = pdu.connection.kind === 'online' || pdu.connection.kind === 'degraded';
  const said = useMemo(
    () =>
      JSON.stringify([
        model.settings.outletPowerStateSequence,
        model.settings.inRushGuardDelayMs,
        model.outlets.map((outlet) => outlet.sequenceDelayMs),
      ]),
    [model],
  );
  useEffect(() => {
    if (isReachable && said !== '') void readSequence(id);
  }, [id, isReachable, said]);
}

function SequenceEditor({ pdu, model }: { readonly pdu: PduView; readonly model: PduModel }) {
  useSequenceReading(pdu, model);
  const editing = useSequenceStore((state) => state.editings[pdu.id]);
  const readError = useSequenceStore((state) => state.readErrors[pdu.id]);
  const { id } = pdu;
  useSequenceKeys({
    undo: useCallback(() => undoLast(id), [id]),
    redo: useCallback(() => redoLast(id), [id]),
    apply: () => void applySequence(pdu),
  });
  return (
    <div className="seq-view">
      <Hints />
      <SequenceBanners pdu={pdu} editing={editing} readError={readError} onCompare={() => undefined} />
      {editing === undefined ? (
        <p className="seq-empty dim">
          {readError === undefined ? `Reading the sequence of ${pdu.name}` : 'No sequence to show.'}
        </p>
      ) : (
        <EditingPanels pdu={pdu} model={model} editing={editing} />
      )}
    </div>
  );
}

/** Said of every handle and every field; not drawn. */
function Hints() {
  return (
    <div hidden>
      <span id={HINT_IDS.handle}>
        Enter lifts the row, the arrow keys move it, Enter drops it, Escape puts it back. Alt with an arrow
        key moves a row without lifting it.
      </span>
      <span id={HINT_IDS.delay}>The arrow keys change the delay by 100 ms, with Shift by 1 s.</span>
    </div>
  );
}

interface EditingPanelsProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  readonly editing: SequenceEditing;
}

function EditingPanels({ pdu, model, editing }: EditingPanelsProps) {
  const unit = useSequenceStore((state) => state.unit);
  const currents = useMeasuredCurrents(pdu.id, model);
  const inrush = useMemo(
    () => (currents === null ? null : estimateInrush(model, currents)),
    [model, currents],
  );
  const draft = draftIn(editing);
  const totalMs = totalTimeMs(draft);
  const scale = useMemo(() => timeScale(totalMs), [totalMs]);
  const handled = useMemo(() => movedByHand(editing.history), [editing.history]);
  const { id } = pdu;
  const blocked = editing.conflict === null ? null : 'Choose in the notice above first';
  return (
    <>
      <div className="seq-head">
        <SequenceHead
          model={model}
          totalMs={totalMs}
          wasTotalMs={totalTimeMs(editing.base)}
          inRushGuardDelayMs={draft.inRushGuardDelayMs}
          isGuardChanged={draft.inRushGuardDelayMs !== editing.base.inRushGuardDelayMs}
          isLocked={editing.isApplying}
          unit={unit}
          onGuardChange={useCallback((delayMs: number) => setInRushGuard(id, delayMs), [id])}
          estimate={null}
          above={null}
        />
      </div>
      <SequenceList
        pdu={pdu.id}
        model={model}
        base={editing.base}
        draft={draft}
        handled={handled}
        current={editing.conflict?.current ?? null}
        scale={scale}
        unit={unit}
        isLocked={editing.isApplying}
        inrush={inrush}
        live={null}
        runningAtMs={null}
      />
      {isDirty(editing) ? (
        <UnsavedBar
          pduName={pdu.name}
          editing={editing}
          blocked={blocked}
          onUndo={() => undoLast(id)}
          onRevert={() => revertAll(id)}
          onApply={() => void applySequence(pdu)}
        />
      ) : null}
    </>
  );
}
