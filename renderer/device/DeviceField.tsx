import { useId } from 'react';
import type { Field } from './field-store.ts';
import { FieldInput } from './FieldInput.tsx';
import { FieldNotes, WasValue } from './FieldNotes.tsx';
import { useDeviceField } from './use-device-field.ts';
import './device.css';

interface DeviceFieldProps<Value> {
  readonly field: Field<Value>;
  readonly label: string;
  /** Why it is read only, as a sentence; null when it can be changed. */
  readonly readOnlyReason: string | null;
  /** The reason stands below the field too. */
  readonly showsReason?: boolean;
  readonly hint?: string;
  readonly placeholder?: string | undefined;
  readonly isNumber?: boolean;
}

/** A labelled field of a device: it is written when it is left or Enter is pressed, and shows what was read back. */
export function DeviceField<Value>(props: DeviceFieldProps<Value>) {
  const { field, label, readOnlyReason, showsReason = false, hint, placeholder, isNumber = false } = props;
  const id = useId();
  const shown = useDeviceField(field);
  return (
    <div className={`dfld${isNumber ? ' num' : ''}`}>
      <label htmlFor={id}>{label}</label>
      <WasValue shown={shown} was={field.shown === '' ? (placeholder ?? '') : field.shown} />
      <FieldInput
        id={id}
        field={field}
        shown={shown}
        describedBy={`${id}-notes ${id}-reason`}
        readOnlyReason={readOnlyReason}
        placeholder={placeholder}
        isNumber={isNumber}
      />
      <span id={`${id}-reason`} hidden>
        {showsReason ? '' : readOnlyReason}
      </span>
      <FieldNotes shown={shown} id={`${id}-notes`} reason={showsReason ? readOnlyReason : null} hint={hint} />
    </div>
  );
}
