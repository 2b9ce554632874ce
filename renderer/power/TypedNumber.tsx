import { useEffect, useRef, useState } from 'react';
import type { Outlet } from '../../shared/model/pdu.ts';
import type { PowerAction } from '../../shared/model/power-state.ts';
import { ACTION_WORDS } from '../../shared/words/elements.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';

interface TypedNumberProps {
  readonly outlet: Outlet;
  readonly action: PowerAction;
  readonly onTyped: () => void;
}

/** What was typed is the number that stands at the outlet, in capitals or not. */
export function isItsNumber(typed: string, { label }: Pick<Outlet, 'label'>): boolean {
  return typed.trim().toLowerCase() === label.toLowerCase();
}

/** Switching a protected outlet by typing its number: nothing has to be held. */
export function TypedNumber({ outlet, action, onTyped }: TypedNumberProps) {
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  // The popover opens to be typed into.
  useEffect(() => input.current?.focus(), []);
  const isTyped = isItsNumber(typed, outlet);
  return (
    <form
      className="typed-number"
      onSubmit={(event) => {
        event.preventDefault();
        if (isTyped) onTyped();
      }}
    >
      <TextField
        label={`Type ${outlet.label} to confirm`}
        value={typed}
        onChange={setTyped}
        inputRef={input}
        autoComplete="off"
        maxLength={64}
      />
      <Button
        type="submit"
        variant="pri"
        isDisabled={!isTyped}
        disabledReason={isTyped ? undefined : `Type ${outlet.label} first.`}
      >
        {ACTION_WORDS[action]} outlet {outlet.label}
      </Button>
    </form>
  );
}
