import type { ReactElement } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';

const DELAY_MS = 400;

interface HintProps {
  readonly text: string;
  /** The button or link the hint is about. */
  readonly children: ReactElement;
  readonly placement?: 'top' | 'bottom' | 'left' | 'right';
  /** There is nothing to say now; what it is about stays the same element, and keeps its focus. */
  readonly isDisabled?: boolean;
}

/** A tooltip on hover and keyboard focus. */
export function Hint({ text, children, placement = 'top', isDisabled = false }: HintProps) {
  return (
    <TooltipTrigger delay={DELAY_MS} closeDelay={0} isDisabled={isDisabled}>
      {children}
      <Tooltip className="hint-pop" placement={placement} offset={6}>
        {text}
      </Tooltip>
    </TooltipTrigger>
  );
}
