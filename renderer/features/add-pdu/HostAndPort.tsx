import { TextField } from '../../ui/TextField.tsx';
import { portProblem } from './address.ts';

interface HostAndPortProps {
  /** Of the host. */
  readonly label: string;
  readonly host: string;
  readonly port: string;
  /** What is wrong with the address as a whole, as a sentence; null when nothing is. */
  readonly error: string | null;
  readonly onChange: (patch: { readonly host: string } | { readonly port: string }) => void;
  /** The host was left. */
  readonly onLeave: () => void;
  /** A pasted text; true when it was taken apart and must not go into the field as it is. */
  readonly onPasteText?: (text: string) => boolean;
}

/** An address: host, and port beside it. The host has the focus when it appears. */
export function HostAndPort(props: HostAndPortProps) {
  const { label, host, port, error, onChange, onLeave, onPasteText } = props;
  return (
    <div className="add-address">
      <TextField
        label={label}
        value={host}
        onChange={(typed) => onChange({ host: typed })}
        onBlur={onLeave}
        {...(onPasteText === undefined ? {} : { onPasteText })}
        error={error}
        autoComplete="off"
        maxLength={256}
        takesFocus
        isRequired
      />
      <TextField
        label="Port"
        value={port}
        onChange={(typed) => onChange({ port: typed.trim() })}
        error={portProblem(port)}
        inputMode="numeric"
        autoComplete="off"
        maxLength={5}
      />
    </div>
  );
}
