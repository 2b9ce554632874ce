import { useRef } from 'react';
import type { Outlet } from '../../shared/model/pdu.ts';
import type { PowerState } from '../../shared/model/power-state.ts';
import { Button } from '../ui/Button.tsx';
import { Glyph } from '../ui/Glyph.tsx';
import { Popover } from '../ui/Popover.tsx';
import { loadAfterWords, type LoadAfter } from './load-after.ts';
import './hold.css';

/** An outlet that waits to be turned on although its breaker would be above its warning. */
export interface HeavyOutlet {
  readonly outlet: Outlet;
  readonly seen: PowerState;
  readonly anchor: Element;
  readonly after: LoadAfter;
}

interface LoadPopoverProps {
  readonly heavy: HeavyOutlet;
  readonly onAnyway: () => void;
  readonly onClose: () => void;
}

/** Beside an outlet: what its breaker would carry. Only a warning; the focus is on the safe choice. */
export function LoadPopover({ heavy, onAnyway, onClose }: LoadPopoverProps) {
  const anchor = useRef(heavy.anchor);
  const { title, text } = loadAfterWords(heavy.outlet, heavy.after);
  return (
    <Popover
      label={title}
      triggerRef={anchor}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <div className="hold">
        <div className="row">
          <b className="ink grow">{title}</b>
          <Glyph name="warn" />
        </div>
        <div>{text}</div>
        <div className="row">
          <span className="grow" />
          <Button size="sm" onPress={onClose} takesFocus>
            Cancel
          </Button>
          <Button size="sm" variant="pri" onPress={onAnyway}>
            Turn on anyway
          </Button>
        </div>
      </div>
    </Popover>
  );
}
