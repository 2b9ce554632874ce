import { useId } from 'react';
import { ChoiceButton } from './ChoiceButton.tsx';
import type { Field } from './field-store.ts';
import { FieldNotes, WasValue } from './FieldNotes.tsx';
import { useDeviceField } from './use-device-field.ts';
import './device.css';

interface DeviceChoiceProps<Value> {
  readonly field: Field<Value>;
  readonly label: string;
  readonly choices: readonly Value[];
  readonly readOnlyReason: string | null;
  readonly showsReason?: boolean;
  readonly hint?: string;
}

/** A labelled choice on a device: choosing writes it, and it shows what was read back. */
export function DeviceChoice<Value>(props: DeviceChoiceProps<Value>) {
  const { field, label, choices, readOnlyReason, showsReason = false, hint } = props;
  const id = useId();
  const shown = useDeviceField(field);
  return (
    <div className="dfld">
      <span className="dfld-label" aria-hidden>
        {label}
      </span>
      <WasValue shown={shown} was={field.shown} />
      <ChoiceButton
        field={field}
        shown={shown}
        label={label}
        choices={choices}
        describedBy={`${id}-notes ${id}-reason`}
        readOnlyReason={readOnlyReason}
      />
      <span id={`${id}-reason`} hidden>
        {showsReason ? '' : readOnlyReason}
      </span>
      <FieldNotes shown={shown} id={`${id}-notes`} reason={showsReason ? readOnlyReason : null} hint={hint} />
    </div>
  );
}
