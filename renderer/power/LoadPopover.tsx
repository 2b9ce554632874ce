import type { Outlet } from '../../shared/model/pdu.ts';
import type { PowerState } from '../../shared/model/power-state.ts';
import { Button } from '../ui/Button.tsx';
import { AskPopover } from './AskPopover.tsx';
import { loadAfterWords, type LoadAfter } from './load-after.ts';

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
  return (
    <AskPopover
      {...loadAfterWords(heavy.outlet, heavy.after)}
      glyph="warn"
      anchor={heavy.anchor}
      onClose={onClose}
    >
      <div className="row">
        <span className="grow" />
        <Button size="sm" onPress={onClose} takesFocus>
          Cancel
        </Button>
        <Button size="sm" variant="pri" onPress={onAnyway}>
          Turn on anyway
        </Button>
      </div>
    </AskPopover>
  );
}
