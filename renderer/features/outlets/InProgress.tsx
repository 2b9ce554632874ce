import { useMemo } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { outletWords } from '../../../shared/words/elements.ts';
import { ProgressLine, SecondsLeft, TenthsLeft } from '../../power/Countdown.tsx';
import { useNow } from '../../state/clock.ts';
import { useAppStore } from '../../state/store.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import { progressRows, type ProgressRow } from './in-progress.ts';

const MOST_ROWS = 8;

interface InProgressProps {
  readonly pdu: PduView;
  readonly model: PduModel;
}

/** Below the outlets: what is under way and what ended in the last minute. */
export function InProgress({ pdu, model }: InProgressProps) {
  const commands = useAppStore((state) => state.fleet.commands);
  const operator = useAppStore((state) => state.info?.operator ?? '');
  const nowMs = useNow(1000);
  const rows = useMemo(
    () => progressRows(commands, pdu.id, operator, nowMs),
    [commands, pdu.id, operator, nowMs],
  );
  if (rows.length === 0) return null;
  const count = rows
    .filter((row) => row.isRunning)
    .reduce((sum, row) => sum + (typeof row.outlets === 'number' ? row.outlets : 1), 0);
  return (
    <section className="inprog" aria-label="In progress">
      <div>
        <b className="ink">{count === 0 ? 'Finished' : 'In progress'}</b>
        <div className="dim">
          {count === 0 ? 'in the last minute' : count === 1 ? '1 outlet' : `${count} outlets`}
        </div>
      </div>
      <div className="inprog-rows">
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
  const words =
    typeof row.outlets === 'number'
      ? { label: String(row.outlets), name: 'outlets' }
      : outletWords(model, row.outlets);
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
