import { HoldPopover } from '../../power/HoldPopover.tsx';
import { LoadPopover } from '../../power/LoadPopover.tsx';
import type { OutletFacts } from '../../power/outlet-facts.ts';
import type { OutletActions } from '../../power/use-outlet-actions.ts';
import type { OutletHandlers } from './outlet-cell-props.ts';
import type { OutletOverlay } from './outlet-overlay.ts';
import { OutletMenu } from './OutletMenu.tsx';

interface OutletPopoverProps {
  readonly overlay: OutletOverlay;
  readonly onOverlay: (overlay: OutletOverlay | null) => void;
  readonly facts: OutletFacts;
  readonly handlers: OutletHandlers;
  readonly actions: OutletActions;
}

/** The menu of a cell, press and hold for a protected outlet, or what turning it on would do to its breaker. */
export function OutletPopover({ overlay, onOverlay, facts, handlers, actions }: OutletPopoverProps) {
  const key = `${overlay.kind} ${overlay.outlet.id}`;
  if (overlay.kind === 'menu') {
    const close = () => onOverlay(null);
    return <OutletMenu key={key} overlay={overlay} facts={facts} handlers={handlers} onClose={close} />;
  }
  if (overlay.kind === 'load') {
    const { outlet, seen } = overlay;
    const turnOn = () => {
      actions.arm({ outlet, powerState: seen }, 'on');
      onOverlay(null);
    };
    return <LoadPopover key={key} heavy={overlay} onAnyway={turnOn} onClose={() => onOverlay(null)} />;
  }
  const { outlet, seen, action } = overlay;
  return (
    <HoldPopover
      key={key}
      command={overlay}
      onHeld={() => {
        actions.arm({ outlet, powerState: seen }, action, true);
        onOverlay(null);
      }}
      onClose={() => onOverlay(null)}
    />
  );
}
