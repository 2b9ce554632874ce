import { useRef, type ReactNode } from 'react';
import type { GlyphName } from '../ui/glyph-shapes.tsx';
import { Glyph } from '../ui/Glyph.tsx';
import { Popover } from '../ui/Popover.tsx';
import './hold.css';

interface AskPopoverProps {
  readonly title: string;
  readonly glyph: GlyphName;
  /** What it stands beside. */
  readonly anchor: Element;
  /** What follows from going on. */
  readonly text: string;
  readonly onClose: () => void;
  /** What can be done. */
  readonly children: ReactNode;
}

/** Beside an outlet: what is to be thought of before it is switched. */
export function AskPopover({ title, glyph, anchor, text, onClose, children }: AskPopoverProps) {
  const trigger = useRef(anchor);
  return (
    <Popover
      label={title}
      triggerRef={trigger}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <div className="hold">
        <div className="row">
          <b className="ink grow">{title}</b>
          <Glyph name={glyph} />
        </div>
        <div>{text}</div>
        {children}
      </div>
    </Popover>
  );
}
