import type { ReactElement } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';

const DELAY_MS = 400;

interface HintProps {
  readonly text: string;
  /** The button or link the hint is about. */
  readonly children: ReactElement;
  readonly placement?: 'top' | 'bottom' | 'left' | 'right';
}

/** A tooltip on hover and keyboard focus. */
export function Hint({ text, children, placement = 'top' }: HintProps) {
  return (
    <TooltipTrigger delay={DELAY_MS} closeDelay={0}>
      {children}
      <Tooltip className="hint-pop" placement={placement} offset={6}>
        {text}
      </Tooltip>
    </TooltipTrigger>
  );
}
