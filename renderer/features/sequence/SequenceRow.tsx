import { memo, useCallback } from 'react';
import { formatDelay, formatTenths } from '../../../shared/words/durations.ts';
import { outletInSentence } from '../../../shared/words/elements.ts';
import { DelayField } from './DelayField.tsx';
import { ROW_HEIGHT } from './row-height.ts';
import { RowCells, type SequenceRowProps } from './RowCells.tsx';
import { setDelay } from './sequence-store.ts';
import { Timeline } from './Timeline.tsx';

const LIVE_WORDS = { on: 'is on', next: 'is next', waiting: 'waits its turn', off: 'is off' } as const;

function rowLabel(row: SequenceRowProps): string {
  const parts = [
    `Position ${row.position}`,
    outletInSentence(row),
    row.breaker === '' ? '' : `breaker ${row.breaker}`,
    row.linesText,
    `delay ${formatDelay(row.delayMs)}`,
    `comes on at ${formatTenths(row.comesOnAtMs)}`,
    row.movedFrom === null ? '' : `moved from ${row.movedFrom}`,
    row.oldDelayMs === null ? '' : `delay was ${formatDelay(row.oldDelayMs)}`,
    row.conflict ?? '',
    row.live === null ? '' : LIVE_WORDS[row.live],
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** One outlet of the sequence. The list handles its keys, its drag and its two buttons, found by `data-part`. */
export const SequenceRow = memo(function SequenceRow(row: SequenceRowProps) {
  const { pdu, outlet, position, isSlot, conflict } = row;
  const changeDelay = useCallback(
    (delayMs: number, isStep: boolean) => setDelay(pdu, outlet, delayMs, isStep),
    [pdu, outlet],
  );
  const isChanged = row.oldDelayMs !== null;
  return (
    <div
      role="row"
      className={`seqrow${isSlot ? ' slot' : ''}${conflict === null ? '' : ' cf'}`}
      aria-rowindex={position + 1}
      aria-label={rowLabel(row)}
      tabIndex={row.isTabStop ? 0 : -1}
      data-outlet={outlet}
      style={{ transform: `translateY(${(position - 1) * ROW_HEIGHT}px)` }}
    >
      <RowCells {...row}>
        <DelayField
          valueMs={row.delayMs}
          unit={row.unit}
          stepMs={row.stepMs}
          label={`Delay after ${outletInSentence(row)}`}
          isChanged={isChanged}
          isTabStop={row.isTabStop}
          isReadOnly={!row.canDelay}
          onChange={changeDelay}
        />
      </RowCells>
      <span role="gridcell" className="tlc">
        <Timeline
          startPercent={row.startPercent}
          endPercent={row.endPercent}
          comesOnAtMs={row.comesOnAtMs}
          line={row.line}
          isChanged={isChanged || row.movedFrom !== null}
          live={row.live}
        />
      </span>
    </div>
  );
});
