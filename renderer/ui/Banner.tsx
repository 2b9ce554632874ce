import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { useBannerPlace, type BannerTone } from './banner-place.ts';
import { Button } from './Button.tsx';
import type { GlyphName } from './glyph-shapes.tsx';
import { Glyph } from './Glyph.tsx';

interface BannerProps {
  readonly tone: BannerTone;
  /** The sentence that matters, in bold. */
  readonly title: string;
  /** The consequence. */
  readonly children?: ReactNode;
  /** At most three buttons. */
  readonly actions?: ReactNode;
  readonly icon?: GlyphName;
  /** Everything under it is in doubt: it stands before the others. */
  readonly isAboutAll?: boolean;
}

const TONES = {
  critical: { className: 'banner crit', icon: 'crit' },
  warning: { className: 'banner warn', icon: 'warn' },
  neutral: { className: 'banner', icon: 'stale' },
} as const;

/**
 * Stands between tabs and content, one at a time: a worse one takes its place, and the others are behind its `2 more`.
 * Only a critical one interrupts a screen reader; none takes the focus.
 */
export function Banner(props: BannerProps) {
  const place = useBannerPlace(props.tone, props.isAboutAll === true);
  return place.isShown ? <ShownBanner {...props} {...place} /> : null;
}

interface ShownBannerProps extends BannerProps {
  readonly waiting: number;
  readonly showAll: () => void;
}

function ShownBanner({ tone, title, children, actions, icon, waiting, showAll }: ShownBannerProps) {
  const look = TONES[tone];
  return (
    <div className={look.className} role={tone === 'critical' ? 'alert' : 'status'} ref={useKeptFocus()}>
      <Glyph name={icon ?? look.icon} size={14} className={tone === 'neutral' ? 'ink' : ''} />
      <div className="msg">
        <b>{title}</b> {children}
      </div>
      {actions}
      {waiting === 0 ? null : (
        <Button size="sm" variant="quiet" onPress={showAll}>
          {waiting} more
        </Button>
      )}
    </div>
  );
}

/** A button that takes its banner away leaves the focus on the screen, not on nothing. */
function useKeptFocus() {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const banner = ref.current;
    return () => {
      if (banner?.contains(document.activeElement) === true)
        banner.closest<HTMLElement>('main')?.focus({ preventScroll: true });
    };
  }, []);
  return ref;
}
