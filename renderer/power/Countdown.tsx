import { useState, type CSSProperties } from 'react';
import { formatTenths } from '../../shared/words/durations.ts';
import { useNow } from '../state/clock.ts';
import { useReducedMotion } from '../ui/use-reduced-motion.ts';
import { progressTiming, remainingMs, remainingSeconds } from './countdown.ts';

const TENTH_MS = 100;
const SECOND_MS = 1000;

function useTicks(): number {
  return useNow(useReducedMotion() ? SECOND_MS : TENTH_MS);
}

/** `3 s`: whole seconds until `endsAtMs`. Only this re-renders. */
export function SecondsLeft({ endsAtMs }: { readonly endsAtMs: number }) {
  return <>{remainingSeconds(endsAtMs, useNow(TENTH_MS))} s</>;
}

interface TenthsLeftProps {
  readonly endsAtMs: number;
  /** Before and after the number; gone with it once the time is over. */
  readonly before?: string;
  readonly after?: string;
  readonly className?: string;
}

/** `6.2 s` until `endsAtMs`, and `waiting for PDU` from there: never below 0. */
export function TenthsLeft({ endsAtMs, before = '', after = '', className = '' }: TenthsLeftProps) {
  const leftMs = remainingMs(endsAtMs, useTicks());
  if (leftMs === 0) return <span className="ink">waiting for PDU</span>;
  return (
    <>
      <span className={className}>
        {before} {formatTenths(leftMs)}
      </span>
      {after === '' ? null : <span className="dim">{after}</span>}
    </>
  );
}

/** `0.4 s` since `sinceMs`. */
export function TenthsSince({ sinceMs }: { readonly sinceMs: number }) {
  return <>{formatTenths(useTicks() - sinceMs)}</>;
}

interface ProgressLineProps {
  readonly startMs: number;
  readonly endMs: number;
  /** `drain` runs out as an undo window does, `fill` fills. */
  readonly way: 'drain' | 'fill';
  /** `prog` in a cell; another class where the line stands elsewhere. */
  readonly className?: string;
}

/** A line that the browser runs by itself from where it stands: no React work a frame. Steps with reduced motion. */
export function ProgressLine(props: ProgressLineProps) {
  // A line with other ends is another line.
  return <RunningLine key={`${props.startMs}-${props.endMs}`} {...props} />;
}

function RunningLine({ startMs, endMs, way, className = 'prog' }: ProgressLineProps) {
  const [timing] = useState(() => progressTiming(startMs, endMs, Date.now()));
  const style = {
    animationDuration: `${timing.durationMs}ms`,
    animationDelay: `${-timing.elapsedMs}ms`,
    '--steps': timing.steps,
  } as CSSProperties;
  return <i className={`${className} ${way}`} style={style} aria-hidden />;
}
