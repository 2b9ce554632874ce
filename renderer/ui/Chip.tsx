import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { GlyphName } from './glyph-shapes.tsx';
import { Glyph } from './Glyph.tsx';

interface ChipProps {
  readonly children: ReactNode;
  readonly icon?: GlyphName;
  readonly isSelected: boolean;
  readonly onChange: (selected: boolean) => void;
}

/** A filter that is on or off. */
export function Chip({ children, icon, isSelected, onChange }: ChipProps) {
  return (
    <ToggleButton className={isSelected ? 'chip sel' : 'chip'} isSelected={isSelected} onChange={onChange}>
      {icon === undefined ? null : <Glyph name={icon} />}
      {children}
    </ToggleButton>
  );
}

interface StateChipProps {
  readonly children: ReactNode;
  readonly icon?: GlyphName;
  readonly tone?: 'neutral' | 'warn' | 'crit' | 'stale';
}

/** The same shape as a label that does nothing: a state in a head. */
export function StateChip({ children, icon, tone = 'neutral' }: StateChipProps) {
  return (
    <span className={tone === 'neutral' ? 'chip' : `chip ${tone}`}>
      {icon === undefined ? null : <Glyph name={icon} />}
      {children}
    </span>
  );
}
