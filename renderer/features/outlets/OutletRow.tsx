import { memo } from 'react';
import { effectiveCycleDelayMs } from '../../../shared/model/pdu.ts';
import { formatDelay } from '../../../shared/words/durations.ts';
import { genericName } from '../../../shared/words/elements.ts';
import { NOT_MEASURED } from '../../../shared/words/numbers.ts';
import { SecondsLeft, TenthsLeft } from '../../power/Countdown.tsx';
import { displayClass, displayGlyph, stateWords, switchedWords } from '../../power/display-words.ts';
import { DisplayProgress } from '../../power/DisplayProgress.tsx';
import type { OutletDisplay } from '../../power/outlet-display.ts';
import { OutletLoadBar, ReadAtClock, ReadingText } from '../../power/OutletReadings.tsx';
import { useOutletDisplay } from '../../power/use-outlet-facts.ts';
import { useDelayUnit } from '../../state/units.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import { cellAttributes, sameCell, type OutletCellProps } from './outlet-cell-props.ts';
import { OutletButtons } from './OutletButtons.tsx';
import { SelectBox } from './SelectBox.tsx';
import type { TableColumns } from './table-columns.ts';

interface OutletRowProps extends OutletCellProps {
  readonly columns: TableColumns;
}

/** One outlet of the table. */
export const OutletRow = memo(function OutletRow(props: OutletRowProps) {
  const { pdu, model, outlet, facts, isSelected, isCurrent, handlers } = props;
  const display = useOutletDisplay(pdu, model, outlet, facts);
  const classes = [displayClass(display), isSelected && display.kind !== 'armed' ? 'sel' : ''];
  return (
    <tr className={classes.filter((name) => name !== '').join(' ')} {...cellAttributes(props, display)}>
      <td>
        <SelectBox outlet={outlet} isSelected={isSelected} isCurrent={isCurrent} handlers={handlers} />
        <DisplayProgress display={display} />
      </td>
      <td className="n b ink">{outlet.label}</td>
      <td>
        <span className="row ot-state">
          <Glyph name={displayGlyph(display)} />
          <span className="ell" title={titleOf(display)}>
            <StateText display={display} />
          </span>
        </span>
      </td>
      <td className={`ot-name ell ${outlet.name.trim() === '' ? 'dim' : 'ink'}`} title={outlet.name}>
        <bdi>{outlet.name.trim() === '' ? genericName(outlet) : outlet.name}</bdi>
      </td>
      <td className="dim">{outlet.receptacle}</td>
      <ReadingCells {...props} isStale={display.kind === 'noData'} />
      <DelayCells {...props} />
      <td className="n dim">
        <ReadAtClock pdu={pdu} outlet={outlet} />
      </td>
      <td className="n ot-act">
        <OutletButtons
          outlet={outlet}
          facts={facts}
          display={display}
          isCurrent={isCurrent}
          handlers={handlers}
          isTable
        />
      </td>
    </tr>
  );
}, sameRow);

function sameRow(first: OutletRowProps, second: OutletRowProps): boolean {
  return first.columns.count === second.columns.count && sameCell(first, second);
}

function titleOf(display: OutletDisplay): string | undefined {
  return display.kind === 'failed' || display.kind === 'outcomeUnknown'
    ? (display.message ?? undefined)
    : undefined;
}

function StateText({ display }: { readonly display: OutletDisplay }) {
  switch (display.kind) {
    case 'armed':
      return (
        <>
          {stateWords(display)} <SecondsLeft endsAtMs={display.endsAtMs} />
        </>
      );
    case 'cyclingOff':
      return (
        <span className="ink">
          Off,{' '}
          {display.onAtMs === null ? (
            'waiting for PDU'
          ) : (
            <TenthsLeft endsAtMs={display.onAtMs} before="on in" />
          )}
        </span>
      );
    case 'done':
      return <span className="t-ok b">{stateWords(display)}</span>;
    case 'failed':
      return <span className="t-crit b">{stateWords(display)}</span>;
    case 'noCurrent':
      return <span className="t-warn b">{stateWords(display)}</span>;
    case 'noPower':
      return (
        <>
          {stateWords(display)}, {switchedWords(display.state)}
        </>
      );
    default:
      return <>{stateWords(display)}</>;
  }
}

function ReadingCells({
  pdu,
  model,
  outlet,
  columns,
  isStale,
}: OutletRowProps & { readonly isStale: boolean }) {
  const common = { pdu, model, outlet };
  return (
    <>
      {columns.hasCurrent ? (
        <>
          <td className="n ink">
            <ReadingText {...common} quantity="current" />
          </td>
          <td>
            <OutletLoadBar {...common} stale={isStale} className="ot-bar" />
          </td>
        </>
      ) : null}
      {columns.readings.map(({ quantity, isFaint }) => (
        <td className={isFaint ? 'n dim' : 'n'} key={quantity}>
          <ReadingText {...common} quantity={quantity} />
        </td>
      ))}
    </>
  );
}

function DelayCells({ model, outlet, columns }: OutletRowProps) {
  const unit = useDelayUnit();
  const cycleMs = effectiveCycleDelayMs(model, outlet);
  const sequenceMs = outlet.sequenceDelayMs;
  return (
    <>
      {columns.hasCycleDelay ? (
        <td className="n dim">{cycleMs === null ? NOT_MEASURED : formatDelay(cycleMs, unit)}</td>
      ) : null}
      {columns.hasSequenceDelay ? (
        <td className="n dim">
          {sequenceMs === null ? NOT_MEASURED : `${(sequenceMs / 1000).toFixed(1)} s`}
        </td>
      ) : null}
    </>
  );
}
