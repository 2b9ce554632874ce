import { formatTenths } from '../../shared/words/durations.ts';
import { formatNumber } from '../../shared/words/numbers.ts';
import { Glyph } from '../ui/Glyph.tsx';
import { TenthsLeft, TenthsSince } from './Countdown.tsx';
import { stateReadWords, stillWords } from './display-words.ts';
import { answerLimitMs, type OutletDisplay } from './outlet-display.ts';
import type { OutletLineProps } from './outlet-line-props.ts';
import { Amperes } from './OutletReadings.tsx';

/** Left half of the last line while a command runs, and after it ended. */
export function CommandFoot(props: OutletLineProps) {
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
          <span className="dim">of {answerLimitMs(display) / 1000} s</span>
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

function DoneFoot(props: OutletLineProps & { readonly display: Extract<OutletDisplay, { kind: 'done' }> }) {
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

const isMetered = ({ model, outlet }: Pick<OutletLineProps, 'model' | 'outlet'>) =>
  model.sensors.some((sensor) => sensor.element === outlet.id && sensor.quantity === 'current');

function AmperesOrOn(props: OutletLineProps) {
  return isMetered(props) ? <Amperes {...props} /> : <>On</>;
}

function MeteredAmperes(props: OutletLineProps) {
  return isMetered(props) ? (
    <>
      , <Amperes {...props} />
    </>
  ) : null;
}

/** What an armed command will do to the load. */
function ArmedEffect(props: OutletLineProps) {
  if (props.display.kind !== 'armed' || props.display.action === 'on') return <>Is off now</>;
  return isMetered(props) ? (
    <>
      Drops <Amperes {...props} />
    </>
  ) : (
    <>Is on now</>
  );
}
