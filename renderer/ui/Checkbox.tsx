import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import { Glyph } from './Glyph.tsx';

interface CheckboxProps {
  readonly isSelected: boolean;
  readonly onChange: (selected: boolean) => void;
  readonly children?: ReactNode;
  /** The accessible name when there is no text beside it. */
  readonly label?: string;
  readonly isIndeterminate?: boolean;
  readonly isDisabled?: boolean;
  readonly className?: string;
}

export function Checkbox(props: CheckboxProps) {
  const {
    isSelected,
    onChange,
    children,
    label,
    isIndeterminate = false,
    isDisabled = false,
    className = '',
  } = props;
  return (
    <AriaCheckbox
      className={`cb-line ${className}`.trim()}
      isSelected={isSelected}
      isIndeterminate={isIndeterminate}
      isDisabled={isDisabled}
      onChange={onChange}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <span className={isSelected || isIndeterminate ? 'cb x' : 'cb'} aria-hidden>
        {isIndeterminate ? <Glyph name="dash" /> : isSelected ? <Glyph name="check" /> : null}
      </span>
      {children}
    </AriaCheckbox>
  );
}
