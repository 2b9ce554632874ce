import type { ReadingStatus } from '../../shared/model/sensor.ts';
import { formatNumber } from '../../shared/words/numbers.ts';

export interface Load {
  /** Null when there is no data. */
  readonly value: number | null;
  /** Full scale; null when the device states none. */
  readonly rating: number | null;
  /** Upper warning and upper critical limits in the value's unit; null where not configured. */
  readonly warning: number | null;
  readonly critical: number | null;
  /** The device's own threshold state, which wins over comparing here because it knows its hysteresis. */
  readonly status?: ReadingStatus | undefined;
}

export type LoadLevel = 'normal' | 'warning' | 'critical' | 'noData';

/** Which colour a load bar has. */
export function loadLevel({ value, warning, critical, status }: Load): LoadLevel {
  if (value === null) return 'noData';
  if (status === 'normal' || status === 'warning' || status === 'critical') return status;
  if (critical !== null && value >= critical) return 'critical';
  return warning !== null && value >= warning ? 'warning' : 'normal';
}

/** Share of the rating, 0 to any; null without a value or a rating. */
export function loadFraction({ value, rating }: Pick<Load, 'value' | 'rating'>): number | null {
  return value === null || rating === null || rating <= 0 ? null : value / rating;
}

const LEVEL_WORDS: Record<LoadLevel, string> = {
  normal: '',
  warning: ', above upper warning',
  critical: ', above upper critical',
  noData: 'no data',
};

/**
 * What a bar is full at: the rating, else the limit from which on it is too much. Null where the device states neither:
 * there is nothing to draw then.
 */
export function fullScale({ rating, warning, critical }: Omit<Load, 'value' | 'status'>): number | null {
  const scale = rating ?? critical ?? warning;
  return scale === null || scale <= 0 ? null : scale;
}

/** `13.2 A, 82 %, above upper warning`. */
export function loadText(load: Load, unit: string, digits: number): string {
  const level = loadLevel(load);
  if (load.value === null) return LEVEL_WORDS.noData;
  const fraction = loadFraction(load);
  const percent = fraction === null ? '' : `, ${formatNumber(fraction * 100, 0)} %`;
  return `${formatNumber(load.value, digits)} ${unit}${percent}${LEVEL_WORDS[level]}`;
}
