import { useEffect, useMemo, useState } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { nameInSentence } from '../../../shared/words/elements.ts';
import { CompareDialog } from './CompareDialog.tsx';
import { EditingPanels } from './EditingPanels.tsx';
import { HINT_IDS } from './hints.ts';
import { applySequence, readSequence } from './sequence-actions.ts';
import { redoLast, undoLast, useSequenceStore } from './sequence-store.ts';
import { SequenceBanners } from './SequenceBanners.tsx';
import { useSequenceKeys } from './use-sequence-keys.ts';
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
          {model.outlets.length === 0
            ? `${model.identity.model} has no outlets to turn on.`
            : `${model.identity.model} offers no order and no delays${pdu.protocol === 'snmp' ? ' over SNMP' : ''}. After a power loss it does what is set on the PDU itself.`}
        </span>
      </div>
    );
  }
  return <SequenceEditor pdu={pdu} model={model} />;
}

const isReachable = ({ connection }: PduView) =>
  connection.kind === 'online' || connection.kind === 'degraded';

/** Read when the tab opens, when the PDU is back, and when its sequence is said to have changed. */
function useSequenceReading(pdu: PduView, model: PduModel): void {
  const { id } = pdu;
  const canRead = isReachable(pdu);
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
    if (canRead && said !== '') void readSequence(id);
  }, [id, canRead, said]);
}

function SequenceEditor({ pdu, model }: { readonly pdu: PduView; readonly model: PduModel }) {
  useSequenceReading(pdu, model);
  const editing = useSequenceStore((state) => state.editings[pdu.id]);
  const readError = useSequenceStore((state) => state.readErrors[pdu.id]);
  const [isComparing, setComparing] = useState(false);
  useSequenceKeys({
    undo: () => undoLast(pdu.id),
    redo: () => redoLast(pdu.id),
    apply: () => void applySequence(pdu),
  });
  return (
    <div className="seq-view" data-region="centre">
      <Hints stepMs={model.sequenceDelayStepMs} />
      <SequenceBanners
        pdu={pdu}
        editing={editing}
        readError={readError}
        onCompare={() => setComparing(true)}
      />
      {editing === undefined ? (
        <p className="seq-empty dim">{emptyText(pdu, readError !== undefined)}</p>
      ) : (
        <EditingPanels pdu={pdu} model={model} editing={editing} />
      )}
      {isComparing && editing?.conflict != null ? (
        <CompareDialog
          pdu={pdu}
          editing={editing}
          conflict={editing.conflict}
          onClose={() => setComparing(false)}
        />
      ) : null}
    </div>
  );
}

/** In place of a list that was never read. */
function emptyText(pdu: PduView, hasFailed: boolean): string {
  if (hasFailed) return 'No sequence to show.';
  return isReachable(pdu)
    ? `Reading the sequence of ${nameInSentence(pdu.name)}`
    : `${nameInSentence(pdu.name)} does not answer. Its sequence is read when it does.`;
}

/** Said of every handle and every field; not drawn. */
function Hints({ stepMs }: { readonly stepMs: number }) {
  const steps = stepMs >= 1000 ? `by ${stepMs / 1000} s` : 'by 100 ms, with Shift by 1 s';
  return (
    <div hidden>
      <span id={HINT_IDS.handle}>
        Enter lifts the row, the arrow keys move it, Enter drops it, Escape puts it back. Alt with an arrow
        key moves a row without lifting it.
      </span>
      <span id={HINT_IDS.delay}>The arrow keys change the delay {steps}.</span>
    </div>
  );
}
