import { memo, type CSSProperties } from 'react';
import { fullScale, loadLevel, loadText, type Load, type LoadLevel } from './load-words.ts';

interface LoadBarProps extends Load {
  /** What is measured, for example `Breaker C3 load`. */
  readonly label: string;
  readonly small?: boolean;
  /** Last known values: the bar is dashed and empty. */
  readonly stale?: boolean;
  readonly unit?: string;
  readonly digits?: number;
}

const LEVEL_CLASSES: Record<LoadLevel, string> = {
  normal: '',
  warning: 'warn',
  critical: 'crit',
  noData: 'na',
};

function percentOf(part: number | null, scale: number): string | undefined {
  return part === null ? undefined : `${Math.min(100, (part / scale) * 100)}%`;
}

/** Load against rating with ticks at the upper limits. Grey until a limit is crossed; never animated. Empty without a scale. */
export const LoadBar = memo(function LoadBar(props: LoadBarProps) {
  const { label, small = false, stale = false, unit = 'A', digits = 1, value, warning, critical } = props;
  const scale = fullScale(props);
  if (scale === null) return <span />;
  const filled = value === null ? 0 : Math.min(1, Math.max(0, value / scale));
  const level = stale ? 'noData' : loadLevel(props);
  const ticks = {
    '--w': percentOf(warning ?? critical, scale),
    '--c': percentOf(critical ?? warning, scale),
  };
  const classes = [
    'bar',
    LEVEL_CLASSES[level],
    small ? 'sm' : '',
    warning === null && critical === null ? 'nt' : '',
  ];
  return (
    <span
      className={classes.filter((name) => name !== '').join(' ')}
      style={ticks as CSSProperties}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(filled * 100)}
      aria-valuetext={stale ? 'no data' : loadText(props, unit, digits)}
    >
      <i style={{ width: `${filled * 100}%` }} />
    </span>
  );
});
