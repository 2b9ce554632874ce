import { linesText } from '../../shared/words/elements.ts';
import { SecondsLeft } from './Countdown.tsx';
import { shortReceptacle, stateWords, switchedWords } from './display-words.ts';
import type { OutletLineProps } from './outlet-line-props.ts';
import { Amperes, OutletLoadBar, ReadAtClock } from './OutletReadings.tsx';
import './outlet-lines.css';

/** The line under the name: what it is at rest, what happens while something does. */
export function SecondLine(props: OutletLineProps) {
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

function RestLine({ pdu, model, outlet, display }: OutletLineProps) {
  const what = [shortReceptacle(outlet.receptacle), linesText(outlet.lines)].filter(Boolean).join(' · ');
  const isMeteredOnly = display.kind === 'unknown' && display.isNeverTold === true;
  const isLoaded = display.kind === 'on' || display.kind === 'cyclingElsewhere' || isMeteredOnly;
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
