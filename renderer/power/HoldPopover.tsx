import { useEffect, useRef, useState, type PointerEvent, type KeyboardEvent } from 'react';
import type { Outlet } from '../../shared/model/pdu.ts';
import type { PowerAction, PowerState } from '../../shared/model/power-state.ts';
import { outletInList } from '../../shared/words/elements.ts';
import { useAppStore } from '../state/store.ts';
import { AskPopover } from './AskPopover.tsx';
import { TypedNumber } from './TypedNumber.tsx';

const HOLD_MS = 1500;

const HOLD_WORDS: Record<PowerAction, string> = {
  cycle: 'Hold to cycle outlet',
  off: 'Hold to turn off outlet',
  on: 'Hold to turn on outlet',
};

const WARNING_WORDS: Record<PowerAction, string> = {
  cycle: 'Cycling it may cut this computer off from the network.',
  off: 'Turning it off may cut this computer off from the network.',
  on: 'It is switched only on purpose.',
};

/** A command on a protected outlet that waits to be held; `anchor` is what the popover stands beside. */
export interface HeldCommand {
  readonly outlet: Outlet;
  readonly seen: PowerState;
  readonly action: PowerAction;
  readonly anchor: Element;
}

interface HoldPopoverProps {
  readonly command: HeldCommand;
  readonly onHeld: () => void;
  readonly onClose: () => void;
}

/**
 * Beside a protected outlet: its command is armed only after 1.5 s of press and hold, or, for those who cannot hold, after its
 * number was typed (Settings).
 */
export function HoldPopover({ command, onHeld, onClose }: HoldPopoverProps) {
  const confirm = useAppStore((state) => state.settings.protectedConfirm);
  const { outlet, action, anchor } = command;
  return (
    <AskPopover
      title={`${outletInList(outlet)} is protected`}
      glyph="lock"
      anchor={anchor}
      text={WARNING_WORDS[action]}
      onClose={onClose}
    >
      {confirm === 'hold' ? (
        <>
          <HoldButton text={`${HOLD_WORDS[action]} ${outlet.label}`} onHeld={onHeld} />
          <div className="dim">Hold for 1.5 s with the pointer, or with Space.</div>
        </>
      ) : (
        <TypedNumber outlet={outlet} action={action} onTyped={onHeld} />
      )}
    </AskPopover>
  );
}

/** A button that acts only when it was held; letting go earlier does nothing. */
function HoldButton({ text, onHeld }: { readonly text: string; readonly onHeld: () => void }) {
  const [isHeld, setHeld] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // The popover opens to be held: Space works at once. It does nothing unless it is held.
  useEffect(() => button.current?.focus(), []);
  const held = useRef(onHeld);
  useEffect(() => {
    held.current = onHeld;
  }, [onHeld]);
  useEffect(() => {
    if (!isHeld) return undefined;
    const timer = setTimeout(() => held.current(), HOLD_MS);
    return () => clearTimeout(timer);
  }, [isHeld]);
  const release = () => setHeld(false);
  const isHoldKey = (event: KeyboardEvent) => event.key === ' ' || event.key === 'Enter';
  return (
    <button
      ref={button}
      type="button"
      className={isHeld ? 'hold-btn held' : 'hold-btn'}
      onPointerDown={(event: PointerEvent) => {
        if (event.button === 0) setHeld(true);
      }}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onBlur={release}
      onKeyDown={(event) => {
        if (!isHoldKey(event)) return;
        event.preventDefault();
        if (!event.repeat) setHeld(true);
      }}
      onKeyUp={(event) => {
        if (isHoldKey(event)) release();
      }}
    >
      <i aria-hidden />
      <span>{text}</span>
    </button>
  );
}
