import type { ReactNode } from 'react';
import type { PduId } from '../../../shared/model/ids.ts';
import { formatDelay, type DelayUnit } from '../../../shared/words/durations.ts';
import { outletInSentence } from '../../../shared/words/elements.ts';
import { formatNumber } from '../../../shared/words/numbers.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import { PhaseKey } from '../../ui/PhaseKey.tsx';
import { HINT_IDS } from './hints.ts';
import type { SequenceRowData } from './sequence-rows.ts';
import type { LiveState } from './Timeline.tsx';

export interface SequenceRowProps extends SequenceRowData {
  readonly pdu: PduId;
  /** The row's place is kept open while its outlet is lifted. */
  readonly isSlot: boolean;
  readonly isTabStop: boolean;
  readonly canMove: boolean;
  readonly canDelay: boolean;
  readonly unit: DelayUnit;
  readonly stepMs: number;
  readonly count: number;
  readonly startPercent: number;
  readonly endPercent: number;
  /** Estimate; null when the load is not known, undefined when the PDU does not meter outlets. */
  readonly inrushAmperes: number | null | undefined;
  readonly live: LiveState;
}

/** The row that follows the pointer. It only looks like the row; the row itself keeps the focus. */
export function LiftedRow(row: SequenceRowProps) {
  return (
    <RowCells {...row} isLifted>
      <span className="fldc" aria-hidden>
        <span className="r">{formatDelay(row.delayMs, row.unit).split(' ')[0]}</span>
        <span className="u">{formatDelay(row.delayMs, row.unit).split(' ')[1]}</span>
      </span>
    </RowCells>
  );
}

interface RowCellsProps extends SequenceRowProps {
  readonly isLifted?: boolean;
  readonly children: ReactNode;
}

/** All of a row but its timeline. The list finds the handle and the two buttons by `data-part`. */
export function RowCells({ isLifted = false, children, ...row }: RowCellsProps) {
  const isChanged = row.movedFrom !== null || row.oldDelayMs !== null;
  return (
    <>
      <span role="gridcell">
        <Handle row={row} isLifted={isLifted} />
      </span>
      <span role="gridcell" className={isLifted ? 'r ink b' : 'r dim'}>
        {row.position}
      </span>
      <span role="gridcell" className="mk">
        {isChanged ? <i role="img" aria-label="Changed" /> : null}
      </span>
      <span role="gridcell" className="r ink b">
        {row.label}
      </span>
      <span role="gridcell" className="seq-name ink">
        {row.name.trim() === '' ? (
          <span className="ell dim">Outlet {row.label}</span>
        ) : (
          <span className="ell" title={row.name}>
            {row.name}
          </span>
        )}
        {row.canMove && !isLifted ? <MoveButtons row={row} /> : null}
      </span>
      <span role="gridcell" className="seq-breaker dim">
        {row.line === null ? null : <PhaseKey line={row.line} />}
        {row.breaker === '' ? row.linesText : row.breaker}
      </span>
      <span role="gridcell" className="seq-was r">
        <WasText row={row} />
      </span>
      <span role="gridcell">{children}</span>
      {row.inrushAmperes === undefined ? null : (
        <span role="gridcell" className="r dim">
          {formatNumber(row.inrushAmperes, 1)}
          {row.inrushAmperes === null ? '' : ' A'}
        </span>
      )}
    </>
  );
}

function Handle({ row, isLifted }: { readonly row: SequenceRowProps; readonly isLifted: boolean }) {
  if (!row.canMove) return null;
  const glyph = <Glyph name="hnd" />;
  if (isLifted) return <span className="hnd ink">{glyph}</span>;
  return (
    <button
      type="button"
      className="hnd"
      data-part="handle"
      aria-label={`Move ${outletInSentence(row)}`}
      aria-describedby={HINT_IDS.handle}
      tabIndex={row.isTabStop ? 0 : -1}
    >
      {glyph}
    </button>
  );
}

/** What stands on the PDU where the draft has something else. */
function WasText({ row }: { readonly row: SequenceRowProps }) {
  if (row.conflict !== null) return <b className="t-warn">{row.conflict}</b>;
  return (
    <>
      {row.movedFrom === null || row.movedFrom === row.position ? null : (
        <span className="faint">from {row.movedFrom}</span>
      )}
      {row.oldDelayMs === null ? null : <s className="faint">{formatDelay(row.oldDelayMs, row.unit)}</s>}
    </>
  );
}

function MoveButtons({ row }: { readonly row: SequenceRowProps }) {
  return (
    <span className="seq-acts">
      <MoveButton row={row} way="up" isAtEnd={row.position === 1} />
      <MoveButton row={row} way="down" isAtEnd={row.position === row.count} />
    </span>
  );
}

interface MoveButtonProps {
  readonly row: SequenceRowProps;
  readonly way: 'up' | 'down';
  /** It stands there already. */
  readonly isAtEnd: boolean;
}

function MoveButton({ row, way, isAtEnd }: MoveButtonProps) {
  return (
    <button
      type="button"
      data-part={way}
      title={`Move ${way}  Alt ${way === 'up' ? '↑' : '↓'}`}
      aria-label={`Move ${way} ${outletInSentence(row)}`}
      aria-disabled={isAtEnd}
      tabIndex={row.isTabStop ? 0 : -1}
    >
      <Glyph name={way === 'up' ? 'up' : 'cd'} />
    </button>
  );
}
