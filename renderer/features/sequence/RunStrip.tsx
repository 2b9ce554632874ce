import { useState } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import { formatTenths } from '../../../shared/words/durations.ts';
import { nameInSentence, outletInList, outletWords } from '../../../shared/words/elements.ts';
import { useOutletActions } from '../../power/use-outlet-actions.ts';
import { useNow } from '../../state/clock.ts';
import { Button } from '../../ui/Button.tsx';
import { Glyph } from '../../ui/Glyph.tsx';
import type { RunningSequence, SequenceRun } from './sequence-run.ts';

const TENTH_MS = 100;

interface RunStripProps {
  readonly pdu: PduView;
  readonly run: SequenceRun;
  readonly isDirty: boolean;
}

/** How far the running sequence is, and the way to stop what can still be stopped. */
export function RunStrip({ pdu, run, isDirty }: RunStripProps) {
  const actions = useOutletActions(pdu);
  const switchable = pdu.model?.outlets.filter((outlet) => outlet.switchable) ?? [];
  const onCount = switchable.filter((outlet) => pdu.outletStates[outlet.id]?.powerState === 'on').length;
  return (
    <div
      className={run.kind === 'armed' ? 'seq-run armed' : 'seq-run'}
      role="group"
      aria-label="Running sequence"
    >
      <Glyph name="cyc" />
      <RunText pdu={pdu} run={run} />
      <span className="seq-run-count">
        {onCount} of {switchable.length} on
      </span>
      {isDirty ? (
        <span className="dim">It is the sequence on the PDU, without your unsaved changes.</span>
      ) : null}
      <span className="grow" />
      {run.kind === 'armed' ? (
        <Button size="sm" variant="inv" onPress={() => actions.undo(run.command, 'button')}>
          Undo <span className="seq-key">Esc</span>
        </Button>
      ) : mayCancel(pdu, run) ? (
        <Button
          size="sm"
          isDisabled={run.kind === 'running' && run.cancelable === 0}
          disabledReason="Nothing of it can be cancelled any more."
          onPress={actions.cancelRest}
        >
          Cancel the rest
        </Button>
      ) : null}
      {switchable.length === 0 || run.kind === 'armed' ? null : (
        <i className="seq-run-line" style={{ width: `${(onCount / switchable.length) * 100}%` }} />
      )}
    </div>
  );
}

/** Also while nothing is known of its progress, on a PDU that does not tell it. */
function mayCancel({ model, sequenceState }: PduView, run: SequenceRun): boolean {
  if (model?.capabilities.includes('cancelSequence') !== true) return false;
  return run.kind === 'running' || (run.kind === 'sent' && sequenceState === null);
}

function RunText({ pdu, run }: Pick<RunStripProps, 'pdu' | 'run'>) {
  switch (run.kind) {
    case 'armed':
      return <ArmedText undoUntilMs={run.undoUntilMs} />;
    case 'sent':
      return <b>Turning on in sequence, waiting for {pdu.name}</b>;
    case 'running':
      return <RunningText pdu={pdu} run={run} />;
  }
}

function ArmedText({ undoUntilMs }: { readonly undoUntilMs: number }) {
  const nowMs = useNow(TENTH_MS);
  return <b>Turns on in sequence in {Math.max(1, Math.ceil((undoUntilMs - nowMs) / 1000))} s</b>;
}

function RunningText({ pdu, run }: { readonly pdu: PduView; readonly run: RunningSequence }) {
  const { next, untilNextMs, remaining } = run;
  return (
    <>
      <b>Turning on in sequence</b>
      {next === null ? null : (
        <span>
          Next <span className="ink">{outletInList(outletWords(pdu.model, next))}</span>
          <TimeLeft key={`${next} ${untilNextMs}`} untilMs={untilNextMs} pduName={pdu.name} />
        </span>
      )}
      <span className="dim">
        {remaining} {remaining === 1 ? 'outlet' : 'outlets'} to go
      </span>
    </>
  );
}

/** Counts down from what the device said last; never below 0. Mounted anew with each thing it says. */
function TimeLeft({ untilMs, pduName }: { readonly untilMs: number; readonly pduName: string }) {
  const nowMs = useNow(TENTH_MS);
  const [dueAtMs] = useState(() => Date.now() + untilMs);
  const leftMs = dueAtMs - nowMs;
  return leftMs > 0 ? ` in ${formatTenths(leftMs)}` : `, waiting for ${nameInSentence(pduName)}`;
}
