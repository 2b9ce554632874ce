import { useEffect, useRef } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';

/** One line of a menu. */
export interface MenuLine {
  readonly id: string;
  readonly text: string;
  /** The key that does the same. */
  readonly keys?: string;
  readonly run: () => void;
}

interface AnchoredMenuProps {
  readonly label: string;
  /** What it stands beside. */
  readonly anchor: Element;
  readonly lines: readonly MenuLine[];
  readonly onClose: () => void;
  readonly placement?: 'bottom end' | 'right top';
}

/** A menu beside any element, that is open as long as it is drawn: for right click and the menu key. */
export function AnchoredMenu({ label, anchor, lines, onClose, placement = 'bottom end' }: AnchoredMenuProps) {
  const trigger = useRef(anchor);
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => menu.current?.focus(), []);
  return (
    <Popover
      className="pop"
      aria-label={label}
      triggerRef={trigger}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      placement={placement}
      offset={4}
    >
      <Menu className="menu" aria-label={label} onClose={onClose} ref={menu}>
        {lines.map(({ id, text, keys, run }) => (
          <MenuItem key={id} id={id} className="menu-item" textValue={text} onAction={run}>
            <span className="grow">{text}</span>
            {keys === undefined ? null : <kbd aria-hidden>{keys}</kbd>}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}
