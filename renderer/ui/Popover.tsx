import type { ReactNode, RefObject } from 'react';
import { Dialog, Popover as AriaPopover } from 'react-aria-components';

interface PopoverProps {
  readonly label: string;
  readonly triggerRef: RefObject<Element | null>;
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly children: ReactNode;
  readonly placement?: 'top' | 'bottom' | 'left' | 'right' | 'bottom start' | 'bottom end';
}

/** A small dialog beside what opened it; Esc and a click elsewhere close it. */
export function Popover({
  label,
  triggerRef,
  isOpen,
  onOpenChange,
  children,
  placement = 'bottom',
}: PopoverProps) {
  return (
    <AriaPopover
      className="pop"
      triggerRef={triggerRef}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      placement={placement}
      offset={4}
    >
      <Dialog aria-label={label} className="pop-body">
        {children}
      </Dialog>
    </AriaPopover>
  );
}

/** The same under a `DialogTrigger`, whose button opens it. */
export function TriggeredPopover({
  label,
  children,
  placement = 'bottom',
}: Pick<PopoverProps, 'label' | 'children' | 'placement'>) {
  return (
    <AriaPopover className="pop" placement={placement} offset={4}>
      <Dialog aria-label={label} className="pop-body">
        {children}
      </Dialog>
    </AriaPopover>
  );
}
