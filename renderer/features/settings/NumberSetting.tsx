import { useState, type KeyboardEvent } from 'react';
import { TextField } from '../../ui/TextField.tsx';

interface NumberSettingProps {
  readonly label: string;
  /** As it is now. */
  readonly value: number;
  readonly range: { readonly from: number; readonly to: number };
  /** Behind the number: `s`, `times`. */
  readonly unit: string;
  readonly onApply: (value: number) => void;
}

/** The number that was typed; null where it is none, or is out of the range. */
export function numberIn(typed: string, { from, to }: NumberSettingProps['range']): number | null {
  const text = typed.trim().replace(',', '.');
  const value = /^\d+(\.\d+)?$/u.test(text) ? Number(text) : Number.NaN;
  return value >= from && value <= to ? value : null;
}

/** A number that is taken over with Enter, and when the field is left; Esc puts back what it was. */
export function NumberSetting({ label, value, range, unit, onApply }: NumberSettingProps) {
  const [known, setKnown] = useState(value);
  const [typed, setTyped] = useState(String(value));
  if (known !== value) {
    setKnown(value);
    setTyped(String(value));
  }
  const number = numberIn(typed, range);
  const apply = () => {
    if (number !== null && number !== value) onApply(number);
    if (number !== null) setTyped(String(number));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      apply();
    } else if (event.key === 'Escape' && typed !== String(value)) {
      event.stopPropagation();
      setTyped(String(value));
    }
  };
  return (
    <div className="number-setting" role="presentation" onKeyDownCapture={onKeyDown}>
      <TextField
        label={label}
        hideLabel
        value={typed}
        onChange={setTyped}
        onBlur={apply}
        error={number === null ? `${range.from} to ${range.to}` : null}
        inputMode="decimal"
        autoComplete="off"
        maxLength={8}
      />
      <span className="dim">{unit}</span>
    </div>
  );
}
