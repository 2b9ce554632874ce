import { useRef, useState, type KeyboardEvent } from 'react';
import { Focusable } from 'react-aria-components';
import { Hint } from '../ui/Hint.tsx';
import { isComposing } from '../ui/is-composing.ts';
import { commitField, putBack, typeInto, type Field } from './field-store.ts';
import { FieldMark } from './FieldMark.tsx';
import type { ShownField } from './use-device-field.ts';

interface FieldInputProps<Value> {
  readonly field: Field<Value>;
  readonly shown: ShownField;
  readonly id?: string;
  /** The accessible name where no label stands beside it. */
  readonly label?: string;
  /** Ids of what explains it: its error, its hint, why it is read only. */
  readonly describedBy?: string | undefined;
  /** Why it is read only; null when it can be changed. */
  readonly readOnlyReason: string | null;
  readonly placeholder?: string | undefined;
  readonly isNumber?: boolean;
  /** After Enter, when what was typed could be sent. */
  readonly onEnter?: () => void;
}

/**
 * A text on a device. It is sent by Enter and by leaving the field; Esc puts back what the device has. What could not be
 * written stays in it.
 */
export function FieldInput<Value>(props: FieldInputProps<Value>) {
  const { field, shown, id, label, describedBy, readOnlyReason, placeholder, isNumber = false } = props;
  const input = useRef<HTMLInputElement>(null);
  const isReadOnly = readOnlyReason !== null;
  const hint = useHintFor(isReadOnly);
  const element = (
    <input
      ref={input}
      type="text"
      inputMode={isNumber ? 'decimal' : 'text'}
      autoComplete="off"
      spellCheck={false}
      value={shown.text}
      readOnly={isReadOnly || shown.kind === 'writing'}
      aria-invalid={shown.problem !== null}
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      placeholder={placeholder}
      data-field
      onChange={(event) => typeInto(field, event.target.value)}
      onFocus={() => {
        hint.setFocused(true);
        input.current?.select();
      }}
      onBlur={() => {
        hint.setFocused(false);
        if (!isReadOnly) commitField(field, false);
      }}
      onKeyDown={(event) => onFieldKey(event, props)}
    />
  );
  return (
    <span
      className="inp sm dfld-inp"
      data-readonly={isReadOnly || undefined}
      data-invalid={shown.problem !== null || undefined}
      data-changed={shown.isChanged || undefined}
    >
      {hint.isShown ? (
        <Hint text={readOnlyReason ?? ''} isDisabled={!isReadOnly}>
          <Focusable>{element}</Focusable>
        </Hint>
      ) : (
        element
      )}
      <FieldMark kind={shown.kind} />
    </span>
  );
}

/**
 * A hint stands around the field that it is about, and costs more than the field: only what is read only has one. While a
 * field has the focus nothing comes or goes around it, since it would lose the focus.
 */
function useHintFor(isReadOnly: boolean) {
  const [isFocused, setFocused] = useState(false);
  const [isShown, setShown] = useState(isReadOnly);
  if (isShown !== isReadOnly && !isFocused) setShown(isReadOnly);
  return { isShown, setFocused };
}

/** Enter sends what was typed, Esc puts it back; unless an input method is still at it. */
export function onFieldKey<Value>(
  event: KeyboardEvent,
  props: Pick<FieldInputProps<Value>, 'field' | 'readOnlyReason' | 'onEnter'> & {
    readonly shown: Pick<ShownField, 'kind'>;
  },
): void {
  const { field, shown, readOnlyReason, onEnter } = props;
  if (event.altKey || event.ctrlKey || event.metaKey || isComposing(event)) return;
  if (event.key === 'Enter') {
    event.preventDefault();
    const isFixed = readOnlyReason !== null || shown.kind === 'writing';
    if (isFixed || commitField(field, true)) onEnter?.();
  } else if (event.key === 'Escape' && putBack(field.key)) {
    event.preventDefault();
    event.stopPropagation();
  }
}
