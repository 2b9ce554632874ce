import { useCallback, useMemo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { totalTimeMs } from '../../../shared/sequence/timeline.ts';
import { isReadOnly } from '../../power/outlet-facts.ts';
import { useForbidden } from '../../state/forbidden.ts';
import { useAppStore } from '../../state/store.ts';
import { useDelayUnit } from '../../state/units.ts';
import { movedByHand } from './edit-history.ts';
import { draftIn, isDirty, type SequenceEditing } from './editing.ts';
import { estimateInlets } from './estimate.ts';
import { EstimateChart } from './EstimateChart.tsx';
import { estimateInrush } from './inrush.ts';
import { RunStrip } from './RunStrip.tsx';
import { applySequence } from './sequence-actions.ts';
import { liveStates, sequenceRun, whyNotTurnOn, type SequenceRun } from './sequence-run.ts';
import { revertAll, setInRushGuard, undoLast } from './sequence-store.ts';
import { SequenceHead } from './SequenceHead.tsx';
import { SequenceList } from './SequenceList.tsx';
import { timeScale } from './time-scale.ts';
import type { LiveState } from './Timeline.tsx';
import { leftOutSentence, turnOnAll } from './turn-on-all.ts';
import { UnsavedBar } from './UnsavedBar.tsx';
import { useMeasuredCurrents } from './use-measured-currents.ts';

const READ_ONLY = 'It is shown only: this PDU has no write community in Busbar.';

interface EditingPanelsProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  readonly editing: SequenceEditing;
}

/** Head, list and unsaved bar of one PDU. Readings and states reach only the parts that show them. */
export function EditingPanels({ pdu, model, editing }: EditingPanelsProps) {
  const { id } = pdu;
  const unit = useDelayUnit();
  const commands = useAppStore(
    useShallow((state) => state.fleet.commands.filter((command) => command.pdu === id)),
  );
  const draft = draftIn(editing);
  const totalMs = totalTimeMs(draft);
  const scale = useMemo(() => timeScale(totalMs), [totalMs]);
  const handled = useMemo(() => movedByHand(editing.history), [editing.history]);
  const estimates = useEstimates(pdu, model, editing);
  const run = sequenceRun(pdu, commands);
  const live = useLiveStates(pdu, run);
  const dirty = isDirty(editing);
  const engineConnected = useAppStore((state) => state.engineConnected);
  const whyNotOn = whyNotTurnOn(pdu, run, { engineConnected, forbidden: useForbidden(pdu) });
  const readOnly = isReadOnly(pdu);
  const isLocked = editing.isApplying || readOnly || !model.capabilities.includes('sequenceWrite');
  return (
    <>
      <div className={estimates.shown === null ? 'seq-head no-estimate' : 'seq-head'}>
        <SequenceHead
          model={model}
          totalMs={totalMs}
          wasTotalMs={totalTimeMs(editing.base)}
          inRushGuardDelayMs={draft.inRushGuardDelayMs}
          isGuardChanged={draft.inRushGuardDelayMs !== editing.base.inRushGuardDelayMs}
          isLocked={isLocked}
          unit={unit}
          estimate={estimates.shown}
          inlets={estimates.all}
          whyNotTurnOn={whyNotOn}
          leftOut={readOnly ? READ_ONLY : leftOutSentence(pdu)}
          onInlet={estimates.choose}
          onGuardChange={useCallback((delayMs: number) => setInRushGuard(id, delayMs), [id])}
          onTurnOn={useCallback(() => void turnOnAll(id), [id])}
        />
        {estimates.shown === null ? null : <EstimateChart estimate={estimates.shown} scale={scale} />}
      </div>
      {run === null ? null : <RunStrip pdu={pdu} run={run} isDirty={dirty} />}
      <SequenceList
        pdu={id}
        model={model}
        base={editing.base}
        draft={draft}
        handled={handled}
        current={editing.conflict?.current ?? null}
        scale={scale}
        unit={unit}
        isLocked={isLocked}
        inrush={estimates.inrush}
        live={live}
      />
      {dirty ? (
        <UnsavedBar
          pduName={pdu.name}
          editing={editing}
          blocked={editing.conflict === null ? null : 'Choose in the notice above first'}
          onUndo={() => undoLast(id)}
          onRevert={() => revertAll(id)}
          onApply={() => void applySequence(pdu)}
        />
      ) : null}
    </>
  );
}

/** Estimates from the last measured load; none where outlets are not metered or nothing was measured yet. */
function useEstimates({ id }: PduView, model: PduModel, editing: SequenceEditing) {
  const [inlet, choose] = useState<string | null>(null);
  const currents = useMeasuredCurrents(id, model);
  const factors = useAppStore((state) => state.settings.inRushFactors);
  const inrush = useMemo(
    () => (currents === null ? null : estimateInrush(model, currents, factors)),
    [model, currents, factors],
  );
  const draft = draftIn(editing);
  const all = useMemo(
    () => (currents === null ? [] : estimateInlets(model, draft, currents, factors)),
    [model, draft, currents, factors],
  );
  const shown = all.find((each) => each.inlet === inlet) ?? all[0] ?? null;
  return { inrush, all, shown, choose };
}

/** The map stays the same object until an outlet's part in the run changes, so that rows stay still. */
function useLiveStates(pdu: PduView, run: SequenceRun | null): ReadonlyMap<string, LiveState> | null {
  const states = liveStates(pdu, run);
  const key = states === null ? null : JSON.stringify([...states]);
  return useMemo(
    () => (key === null ? null : new Map(JSON.parse(key) as readonly (readonly [string, LiveState])[])),
    [key],
  );
}
