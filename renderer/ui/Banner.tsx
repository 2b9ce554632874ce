import type { ReactNode } from 'react';
import { Glyph } from './Glyph.tsx';
import type { GlyphName } from './glyph-shapes.tsx';

export interface BannerProps {
  readonly tone: 'critical' | 'warning' | 'neutral';
  /** The sentence that matters, in bold. */
  readonly title: string;
  /** The consequence. */
  readonly children?: ReactNode;
  /** At most three buttons. */
  readonly actions?: ReactNode;
  readonly icon?: GlyphName;
}

const TONES = {
  critical: { className: 'banner crit', icon: 'crit' },
  warning: { className: 'banner warn', icon: 'warn' },
  neutral: { className: 'banner', icon: 'stale' },
} as const;

/** Stands between tabs and content. Only a critical one interrupts a screen reader; none takes the focus. */
export function Banner({ tone, title, children, actions, icon }: BannerProps) {
  const look = TONES[tone];
  return (
    <div className={look.className} role={tone === 'critical' ? 'alert' : 'status'}>
      <Glyph name={icon ?? look.icon} size={14} className={tone === 'neutral' ? 'ink' : ''} />
      <div className="msg">
        <b>{title}</b> {children}
      </div>
      {actions}
    </div>
  );
}
