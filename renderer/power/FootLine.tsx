import { CommandFoot } from './CommandFoot.tsx';
import { stateWords } from './display-words.ts';
import type { OutletLineProps } from './outlet-line-props.ts';
import { AmperesAndWatts, StateAge } from './OutletReadings.tsx';
import './outlet-lines.css';

/** Left half of the last line; the button stands to its right. */
export function FootLine(props: OutletLineProps) {
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
    case 'unknown':
      return display.isNeverTold === true ? (
        <span className="a">
          <AmperesAndWatts {...props} fallback={stateWords(display)} />
        </span>
      ) : (
        <span className="a dim ell">{stateWords(display)}</span>
      );
    case 'noPower':
      return <span className="a dim ell">{stateWords(display)}</span>;
    default:
      return <CommandFoot {...props} />;
  }
}

/** In a cell it stands where the power was: there is no room for both beside the button. */
function Age(props: Pick<OutletLineProps, 'pdu' | 'outlet'>) {
  return (
    <span className="oc-age">
      <span className="sr">, </span>
      <StateAge {...props} />
      <span className="sr"> old</span>
    </span>
  );
}
