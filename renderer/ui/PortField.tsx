import { useState, type KeyboardEvent } from 'react';
import { TextField } from './TextField.tsx';

interface PortFieldProps {
  readonly label: string;
  /** As it is now. */
  readonly port: number;
  /** The number that was typed; null where it is no port to choose. */
  readonly parse: (text: string) => number | null;
  /** `1 to 65535`. */
  readonly range: string;
  readonly hint?: string;
  readonly className: string;
  readonly onApply: (port: number) => void;
}

/** A port that is taken over with Enter, and when the field is left; the field stays, so that the focus does. */
export function PortField(props: PortFieldProps) {
  const { label, port: current, parse, range, hint, className, onApply } = props;
  const [known, setKnown] = useState(current);
  const [typed, setTyped] = useState(String(current));
  if (known !== current) {
    setKnown(current);
    setTyped(String(current));
  }
  const port = parse(typed);
  const apply = () => {
    if (port !== null) onApply(port);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    apply();
  };
  return (
    <div className={className} role="presentation" onKeyDown={onKeyDown}>
      <TextField
        label={label}
        value={typed}
        onChange={(text) => setTyped(text.trim())}
        onBlur={apply}
        {...(hint === undefined ? {} : { hint })}
        error={port === null ? range : null}
        inputMode="numeric"
        autoComplete="off"
        maxLength={5}
      />
    </div>
  );
}
