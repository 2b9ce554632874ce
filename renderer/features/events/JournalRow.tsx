import { memo } from 'react';
import type { JournalEntry } from '../../../shared/model/journal.ts';
import { formatClock } from '../../../shared/words/durations.ts';
import { KIND_WORDS } from '../../journal/kind-words.ts';
import { KindMark } from '../../journal/KindMark.tsx';
import { isGoingOn, lastedWords, stateTone, stateWords } from '../../journal/line-words.ts';
import { nameInSentence } from '../../../shared/words/elements.ts';
import { CutName } from '../../ui/CutName.tsx';
import { LastsUntilNow } from './LastsUntilNow.tsx';

/** Height of a row, px. */
export const ROW_PX = 26;

interface JournalRowProps {
  readonly line: JournalEntry;
  readonly index: number;
  readonly withPdu: boolean;
  readonly isActive: boolean;
  readonly isOpen: boolean;
}

const placeOf = (index: number) => ({ transform: `translateY(${index * ROW_PX}px)` });

/** One line at its place. When others come above it, it moves; its cells are not drawn again. */
export const JournalRow = memo(function JournalRow(props: JournalRowProps) {
  const { line, index, withPdu, isActive, isOpen } = props;
  return (
    <div
      role="row"
      className={isOpen ? 'grid-row ev-row sel' : 'grid-row ev-row'}
      style={placeOf(index)}
      data-index={index}
      tabIndex={isActive ? 0 : -1}
      aria-rowindex={index + 2}
      aria-selected={isOpen}
    >
      <Cells line={line} withPdu={withPdu} />
    </div>
  );
});

const Cells = memo(function Cells({ line, withPdu }: Pick<JournalRowProps, 'line' | 'withPdu'>) {
  const { kind, pduName, elementName, text, by } = line;
  return (
    <>
      <div role="gridcell" className="grid-td ev-td ink">
        {formatClock(line.atMs)}
      </div>
      <div role="gridcell" className={kind === 'critical' ? 'grid-td ev-td t-crit b' : 'grid-td ev-td'}>
        <KindMark kind={kind} />
        {KIND_WORDS[kind]}
      </div>
      {withPdu ? (
        <div role="gridcell" className="grid-td ev-td ink b">
          <CutName text={pduName} />
        </div>
      ) : null}
      <div role="gridcell" className="grid-td ev-td">
        <CutName text={elementName.replace(/(?<= ).+$/u, nameInSentence)} />
      </div>
      <div role="gridcell" className="grid-td ev-td what" title={text}>
        <span className="ell" dir="auto">
          {text}
        </span>
      </div>
      <div role="gridcell" className="grid-td ev-td dim by">
        <span className="ell">{by}</span>
      </div>
      <div role="gridcell" className="grid-td ev-td dim last">
        {isGoingOn(line) ? <LastsUntilNow line={line} /> : lastedWords(line, line.atMs)}
      </div>
      <div role="gridcell" className={`grid-td ev-td ${stateTone(line)}`}>
        <span className="ell">{stateWords(line)}</span>
      </div>
    </>
  );
});

/** The name of a day above its lines. */
export const DayRow = memo(function DayRow({
  index,
  words,
}: {
  readonly index: number;
  readonly words: string;
}) {
  return (
    <div role="row" className="grid-row ev-row day" style={placeOf(index)} aria-rowindex={index + 2}>
      <div role="gridcell" className="grid-td ev-td dim">
        {words}
      </div>
    </div>
  );
});
