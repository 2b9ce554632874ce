import { memo } from 'react';
import type { PoleName } from '../../../shared/model/quantity.ts';
import { formatTenths } from '../../../shared/words/durations.ts';

/** What the running sequence has done with an outlet; null while none runs. */
export type LiveState = 'on' | 'next' | 'waiting' | 'off' | null;

interface TimelineProps {
  /** Positions on the shared scale, 0 to 100. */
  readonly startPercent: number;
  readonly endPercent: number;
  readonly comesOnAtMs: number;
  readonly line: PoleName | null;
  readonly isChanged: boolean;
  readonly live: LiveState;
}

const DOT_COLOURS: Record<PoleName, string> = {
  L1: 'var(--l1)',
  L2: 'var(--l2)',
  L3: 'var(--l3)',
  N: 'var(--n)',
};

/** The dot is the moment the outlet comes on, the bar the wait that follows it. */
export const Timeline = memo(function Timeline(props: TimelineProps) {
  const { startPercent, endPercent, comesOnAtMs, line, isChanged, live } = props;
  const colour = line === null ? 'var(--bar)' : DOT_COLOURS[line];
  return (
    <span className="tl-plot">
      <i
        className={isChanged ? 'tl-wait changed' : 'tl-wait'}
        style={{ left: `${startPercent}%`, width: `${endPercent - startPercent}%` }}
      />
      <i className={`tl-dot ${live ?? ''}`.trimEnd()} style={{ left: `${startPercent}%`, color: colour }} />
      <span className="tl-time" style={{ left: `${startPercent}%` }}>
        {formatTenths(comesOnAtMs)}
      </span>
    </span>
  );
});
