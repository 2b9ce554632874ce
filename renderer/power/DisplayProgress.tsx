import { ProgressLine } from './Countdown.tsx';
import { answerLimitMs, type OutletDisplay } from './outlet-display.ts';
import './outlet-lines.css';

/** The line along the lower edge of a cell or row. */
export function DisplayProgress({ display }: { readonly display: OutletDisplay }) {
  switch (display.kind) {
    case 'armed':
      return <ProgressLine startMs={display.armedAtMs} endMs={display.endsAtMs} way="drain" />;
    case 'sending': {
      const limitMs = answerLimitMs(display);
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
