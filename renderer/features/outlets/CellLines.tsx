import { linesText } from '../../../shared/words/elements.ts';
import { formatNumber } from '../../../shared/words/numbers.ts';
import { formatTenths } from '../../../shared/words/durations.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import { ProgressLine, SecondsLeft, TenthsLeft, TenthsSince } from './Countdown.tsx';
import { shortReceptacle, stateReadWords, stateWords, stillWords, switchedWords } from './display-words.ts';
import type { OutletCellProps } from './outlet-cell-props.ts';
import type { OutletDisplay } from './outlet-display.ts';
import { Amperes, AmperesAndWatts, OutletLoadBar, ReadAtClock, StateAge } from './OutletReadings.tsx';

export const ANSWER_WITHIN_MS = 5000;
export const UNKNOWN_AFTER_MS = 10_000;

export interface CellLineProps extends Pick<OutletCellProps, 'pdu' | 'model' | 'outlet'> {
  readonly display: OutletDisplay;
}

/** The line under the name: what it is at rest, what happens while something does. */
export function SecondLine(props: CellLineProps) {
  const { pdu, outlet, display } = props;
  switch (display.kind) {
    case 'armed':
      return (
        <span className="b">
          {stateWords(display)} <SecondsLeft endsAtMs={display.endsAtMs} />
        </span>
      );
    case 'sending':
    case 'accepted':
    case 'cyclingOff':
    case 'checkingCurrent':
      return <span className="ink">{stateWords(display)}</span>;
    case 'done':
      return <span className="t-ok b">{stateWords(display)}</span>;
    case 'failed':
      return (
        <span className="t-crit b ell" title={display.message ?? undefined}>
          {stateWords(display)}
        </span>
      );
    case 'outcomeUnknown':
      return (
        <span className="ink b ell" title={display.message ?? undefined}>
          {stateWords(display)}
        </span>
      );
    case 'noCurrent':
      return (
        <span className="t-warn b">
          On, but draws <Amperes {...props} />
        </span>
      );
    case 'noData':
      return (
        <span>
          Last known <ReadAtClock pdu={pdu} outlet={outlet} />
        </span>
      );
    default:
      return <RestLine {...props} />;
  }
}

function RestLine({ pdu, model, outlet, display }: CellLineProps) {
  const what = [shortReceptacle(outlet.receptacle), linesText(outlet.lines)].filter(Boolean).join(' · ');
  const isLoaded = display.kind === 'on' || display.kind === 'cyclingElsewhere';
  return (
    <>
      <span className="ell">{what}</span>
      {isLoaded ? (
        <OutletLoadBar pdu={pdu} model={model} outlet={outlet} stale={false} className="oc-bar" />
      ) : null}
      {display.kind === 'noPower' ? <span>{switchedWords(display.state)}</span> : null}
    </>
  );
}

/** Left half of the last line; the button stands to its right. */
export function FootLine(props: CellLineProps) {
  const { pdu, outlet, display } = props;
  switch (display.kind) {
    case 'on':
      return (
        <span className="a">
          <AmperesAndWatts {...props} fallback="On" />
          {display.isLate ? <Age pdu={pdu} outlet={outlet} /> : null}
        </span>
      );
    case 'off':
    case 'pendingOn':
    case 'cyclingElsewhere':
      return (
        <span className="a dim">
          {stateWords(display)}
          {display.isLate ? <Age pdu={pdu} outlet={outlet} /> : null}
        </span>
      );
    case 'noData':
      return (
        <span className="a">
          <AmperesAndWatts {...props} fallback="" />
        </span>
      );
    case 'first':
      return <span className="a dim">–</span>;
    case 'noPower':
    case 'unknown':
      return <span className="a dim ell">{stateWords(display)}</span>;
    default:
      return <CommandFoot {...props} />;
  }
}

function Age(props: Pick<CellLineProps, 'pdu' | 'outlet'>) {
  return (
    <span className="oc-age">
      , <StateAge {...props} /> old
    </span>
  );
}

function CommandFoot(props: CellLineProps) {
  const { display } = props;
  switch (display.kind) {
    case 'armed':
      return (
        <span className="a">
          <ArmedEffect {...props} />
        </span>
      );
    case 'sending':
      return (
        <>
          <span className="a b ink">
            <TenthsSince sinceMs={display.sinceMs} />
          </span>
          <span className="dim">
            of {(display.isUnanswered ? UNKNOWN_AFTER_MS : ANSWER_WITHIN_MS) / 1000} s
          </span>
        </>
      );
    case 'accepted':
      return <span className="a dim">PDU accepted it</span>;
    case 'cyclingOff':
      return <CyclingFoot display={display} />;
    case 'checkingCurrent':
      return (
        <>
          <span className="a">
            <Amperes {...props} />
          </span>
          <span className="dim">expect 0.1 A or more</span>
        </>
      );
    case 'done':
      return <DoneFoot {...props} display={display} />;
    case 'failed':
      return (
        <span className="a ell" title={display.message ?? undefined}>
          {stillWords(display)}
          {display.state === 'on' ? <MeteredAmperes {...props} /> : null}
        </span>
      );
    case 'outcomeUnknown':
      return (
        <span className="a dim ell" title={display.message ?? undefined}>
          {stateReadWords(display.state)}
        </span>
      );
    case 'noCurrent':
      return <span className="a dim">was {formatNumber(display.beforeAmperes, 2)} A</span>;
    default:
      return null;
  }
}

function CyclingFoot({ display }: { readonly display: Extract<OutletDisplay, { kind: 'cyclingOff' }> }) {
  const { onAtMs, offAtMs } = display;
  if (onAtMs === null) return <span className="ink">waiting for PDU</span>;
  const after = `of ${Math.round((onAtMs - offAtMs) / 1000)} s`;
  return <TenthsLeft endsAtMs={onAtMs} className="a b ink oc-count" after={after} />;
}

function DoneFoot(props: CellLineProps & { readonly display: Extract<OutletDisplay, { kind: 'done' }> }) {
  const { display } = props;
  return (
    <>
      <span className="a dim">{formatTenths(display.tookMs)}</span>
      <span className="t-ok row oc-took">
        <Glyph name="check" className="t-ok" />
        {display.action === 'off' ? 'Off' : <AmperesOrOn {...props} />}
      </span>
    </>
  );
}

const isMetered = ({ model, outlet }: Pick<CellLineProps, 'model' | 'outlet'>) =>
  model.sensors.some((sensor) => sensor.element === outlet.id && sensor.quantity === 'current');

function AmperesOrOn(props: CellLineProps) {
  return isMetered(props) ? <Amperes {...props} /> : <>On</>;
}

function MeteredAmperes(props: CellLineProps) {
  return isMetered(props) ? (
    <>
      , <Amperes {...props} />
    </>
  ) : null;
}

/** What an armed command will do to the load. */
function ArmedEffect(props: CellLineProps) {
  if (props.display.kind !== 'armed' || props.display.action === 'on') return <>Is off now</>;
  return isMetered(props) ? (
    <>
      Drops <Amperes {...props} />
    </>
  ) : (
    <>Is on now</>
  );
}

/** The line along the lower edge of a cell or row. */
export function DisplayProgress({ display }: { readonly display: OutletDisplay }) {
  switch (display.kind) {
    case 'armed':
      return <ProgressLine startMs={display.armedAtMs} endMs={display.endsAtMs} way="drain" />;
    case 'sending': {
      const limitMs = display.isUnanswered ? UNKNOWN_AFTER_MS : ANSWER_WITHIN_MS;
      return <ProgressLine startMs={display.sinceMs} endMs={display.sinceMs + limitMs} way="fill" />;
    }
    case 'cyclingOff':
      return display.onAtMs === null ? null : (
        <ProgressLine startMs={display.offAtMs} endMs={display.onAtMs} way="fill" />
      );
    case 'checkingCurrent':
      return <i className="prog full" aria-hidden />;
    default:
      return null;
  }
}
