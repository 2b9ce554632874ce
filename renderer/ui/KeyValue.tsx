import type { ReactNode } from 'react';

interface KeyValueProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly unit?: ReactNode;
  readonly tone?: 'normal' | 'warn' | 'crit' | 'faint';
  readonly align?: 'left' | 'right';
}

const TONE_CLASSES = { normal: 'v', warn: 'v t-warn', crit: 'v t-crit', faint: 'v faint' } as const;

/** A small label over a reading, for heads and summaries. */
export function KeyValue({ label, value, unit, tone = 'normal', align = 'right' }: KeyValueProps) {
  return (
    <div className={align === 'left' ? 'kv left' : 'kv'}>
      <span className="l">{label}</span>
      <span className={TONE_CLASSES[tone]}>
        {value}
        {unit === undefined ? null : <u> {unit}</u>}
      </span>
    </div>
  );
}
