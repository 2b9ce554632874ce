import { useMemo } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { OutletSequenceState } from '../../../shared/model/sequence.ts';
import { outletInList, outletWords } from '../../../shared/words/elements.ts';
import { useNow } from '../../state/clock.ts';
import { useAppStore } from '../../state/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Glyph } from '../../ui/Glyph.tsx';
import { ProgressLine, SecondsLeft, TenthsLeft } from './Countdown.tsx';
import { progressRows, type ProgressRow } from './in-progress.ts';

const MOST_ROWS = 8;

export interface InProgressProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  readonly onCancelRest: () => void;
}

/** Below the outlets: what is under way, what just ended, and the sequence that runs. */
export function InProgress({ pdu, model, onCancelRest }: InProgressProps) {
  const commands = useAppStore((state) => state.fleet.commands);
  const operator = useAppStore((state) => state.info?.operator ?? '');
  const nowMs = useNow(1000);
  const rows = useMemo(
    () => progressRows(commands, pdu.id, operator, nowMs),
    [commands, pdu.id, operator, nowMs],
  );
  const sequence = pdu.sequenceState?.running === true ? pdu.sequenceState : null;
  if (rows.length === 0 && sequence === null) return null;
  const running = new Set(rows.filter((row) => row.isRunning).map((row) => row.outlet)).size;
  return (
    <section className="inprog" aria-label="In progress">
      <div>
        <b className="ink">In progress</b>
        <div className="dim">{running === 1 ? '1 outlet' : `${running} outlets`}</div>
      </div>
      <div className="inprog-rows">
        {sequence === null ? null : (
          <SequenceRow model={model} sequence={sequence} onCancelRest={onCancelRest} />
        )}
        {rows.slice(0, MOST_ROWS).map((row) => (
          <Row key={row.key} model={model} row={row} />
        ))}
        {rows.length > MOST_ROWS ? <div className="faint">{rows.length - MOST_ROWS} more</div> : null}
      </div>
    </section>
  );
}

const TONES = { ink: 'ink', ok: 't-ok', crit: 't-crit', dim: '' } as const;

function Row({ model, row }: { readonly model: PduModel; readonly row: ProgressRow }) {
  const words = outletWords(model, row.outlet);
  return (
    <div className={row.isRunning ? 'row inprog-row' : 'row inprog-row dim'}>
      <Glyph name={row.glyph} className={TONES[row.tone]} />
      <b className={row.isRunning ? 'ink inprog-no' : 'inprog-no'}>{words.label}</b>
      <span className={row.isRunning ? 'ink ell inprog-name' : 'ell inprog-name'}>{words.name}</span>
      <span className="dim ell inprog-text" title={row.text}>
        {row.text}
      </span>
      {row.bar === null ? (
        <span className="faint ell inprog-note" title={row.note}>
          {row.note}
        </span>
      ) : (
        <span className="bar nt inprog-bar" aria-hidden>
          <ProgressLine {...row.bar} way="fill" className="inprog-fill" />
        </span>
      )}
      <span className="ink inprog-left">
        {row.bar === null || row.countdown === null ? null : <Left row={row} endsAtMs={row.bar.endMs} />}
      </span>
      <span className="faint ell">{row.when}</span>
    </div>
  );
}

function Left({ row, endsAtMs }: { readonly row: ProgressRow; readonly endsAtMs: number }) {
  return row.countdown === 'in' ? (
    <>
      in <SecondsLeft endsAtMs={endsAtMs} />
    </>
  ) : (
    <TenthsLeft endsAtMs={endsAtMs} before="on in" />
  );
}

function SequenceRow({
  model,
  sequence,
  onCancelRest,
}: {
  readonly model: PduModel;
  readonly sequence: OutletSequenceState;
  readonly onCancelRest: () => void;
}) {
  const { nextOutlet, outletsRemaining, cancelableOutletsRemaining } = sequence;
  const next = nextOutlet === null ? '' : `, next ${outletInList(outletWords(model, nextOutlet))}`;
  return (
    <div className="row inprog-seq">
      <Glyph name="cyc" />
      <span className="ink">
        Turning on in sequence{next}, {outletsRemaining} to go
      </span>
      <Button
        size="sm"
        isDisabled={cancelableOutletsRemaining === 0}
        disabledReason={
          cancelableOutletsRemaining === 0 ? 'The steps that are left cannot be cancelled.' : undefined
        }
        onPress={onCancelRest}
      >
        Cancel the rest
      </Button>
      <span className="faint">Outlets that are not on yet stay off.</span>
    </div>
  );
}
