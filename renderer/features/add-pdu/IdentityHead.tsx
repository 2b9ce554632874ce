import type { ReactNode } from 'react';
import type { GlyphName } from '../../ui/glyph-shapes.tsx';
import { Glyph } from '../../ui/Glyph.tsx';

interface IdentityHeadProps {
  readonly icon: GlyphName;
  readonly iconClass?: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** What stands at the top of the right side: what is to be done, and what was not done yet. */
export function IdentityHead({ icon, iconClass = '', title, children }: IdentityHeadProps) {
  return (
    <div className="identity-head">
      <Glyph name={icon} size={14} className={iconClass} />
      <div>
        <b className="ink">{title}</b>
        <p className="dim">{children}</p>
      </div>
    </div>
  );
}
