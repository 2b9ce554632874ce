import { createContext, memo, use } from 'react';
import { formatClock } from '../../../../shared/words/durations.ts';
import { labelledMarks, markShare, type ChartMark } from './chart-marks.ts';
import type { PanelFrame } from './chart-group.ts';

/** What is marked over the charts of a view. */
export const ChartMarks = createContext<readonly ChartMark[]>([]);

interface MarkNamesProps {
  readonly frame: PanelFrame;
  readonly widthPx: number;
}

/** `14:31:47, tripped` beside the line of a mark, and `no data` where nothing was read. */
export const MarkNames = memo(function MarkNames({ frame, widthPx }: MarkNamesProps) {
  const placed = use(ChartMarks).flatMap((mark) => {
    const share = markShare(mark, frame);
    return share === null ? [] : [{ ...mark, x: share * widthPx }];
  });
  const labelled = labelledMarks(placed);
  return (
    <>
      {placed.map(({ key, x, atMs, text, detail, tone }) =>
        labelled.has(key) ? (
          <span
            key={key}
            className={`mark-name ${tone} ${x > widthPx / 2 ? 'before' : 'after'}`}
            style={{ left: x }}
          >
            <b>
              {formatClock(atMs)}, {text}
            </b>
            {detail === undefined ? null : <span className="dim">{detail}</span>}
          </span>
        ) : null,
      )}
      {frame.noDataFromMs === null ? null : <span className="no-data-name">no data</span>}
    </>
  );
});
