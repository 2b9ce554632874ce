import { memo } from 'react';
import { glyphShape, type GlyphName } from './glyph-shapes.tsx';

interface GlyphProps {
  readonly name: GlyphName;
  readonly size?: 12 | 14 | 16;
  /** Says what the glyph says where no text beside it does; without it the glyph is hidden from screen readers. */
  readonly label?: string;
  /** For example `t-ok`; a state glyph has its colour from its name. */
  readonly className?: string;
}

const SIZE_CLASSES = { 12: 'g', 14: 'g14', 16: 'g16' } as const;

/** One of the app's glyphs. State is told by shape; the colour repeats it. */
export const Glyph = memo(function Glyph({ name, size = 12, label, className = '' }: GlyphProps) {
  const { box, paths } = glyphShape(name);
  const spoken = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg
      className={`${SIZE_CLASSES[size]} ${name} ${className}`.trim()}
      viewBox={`0 0 ${box} ${box}`}
      {...spoken}
    >
      {paths}
    </svg>
  );
});
