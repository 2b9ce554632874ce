import type { ClipboardEvent, HTMLInputTypeAttribute, Ref } from 'react';
import { FieldError, Group, Input, Label, Text, TextField as AriaTextField } from 'react-aria-components';
import { Glyph } from './Glyph.tsx';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  /** A pasted text; true when it was taken care of and must not go into the field as it is. */
  readonly onPasteText?: (text: string) => boolean;
  readonly hint?: string | undefined;
  /** One short sentence: what is wrong and what would be right. */
  readonly error?: string | null | undefined;
  /** The value that stands on the device, struck through beside the new one. */
  readonly changedFrom?: string | null | undefined;
  readonly placeholder?: string;
  readonly type?: HTMLInputTypeAttribute;
  readonly autoComplete?: string;
  readonly inputMode?: 'text' | 'numeric' | 'decimal';
  readonly isReadOnly?: boolean;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
  /** Has the focus when it appears. */
  readonly takesFocus?: boolean;
  /** The label is read out but not drawn. */
  readonly hideLabel?: boolean;
  readonly maxLength?: number;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly className?: string;
}

/** A labelled field with its hint, its error and what it was before. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, hint, error, changedFrom, hideLabel = false, className = '' } = props;
  const invalid = error !== null && error !== undefined;
  const isChanged = changedFrom !== null && changedFrom !== undefined;
  return (
    <AriaTextField
      {...optionalProps(props)}
      className={`fld ${className}`.trim()}
      value={value}
      onChange={onChange}
      isInvalid={invalid}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {hideLabel ? null : <Label>{label}</Label>}
      <span className="row fld-line">
        {isChanged ? (
          <>
            <i className="changed-dot" aria-hidden />
            <s className="faint">{changedFrom}</s>
          </>
        ) : null}
        <Group className="inp">
          <FieldInput {...props} />
        </Group>
      </span>
      {hint === undefined || invalid ? null : (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="fld-error t-crit">
        <Glyph name="crit" />
        {error}
      </FieldError>
    </AriaTextField>
  );
}

function FieldInput({ placeholder, inputRef }: TextFieldProps) {
  return (
    <Input
      className="grow"
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(inputRef === undefined ? {} : { ref: inputRef })}
    />
  );
}

function optionalProps(props: TextFieldProps) {
  const { hint, onBlur, onPasteText, type, autoComplete, inputMode, takesFocus, maxLength } = props;
  return {
    type: type ?? 'text',
    isReadOnly: props.isReadOnly ?? false,
    isDisabled: props.isDisabled ?? false,
    isRequired: props.isRequired ?? false,
    validationBehavior: 'aria' as const,
    // Drawn by `Text`; only by this does the library see that one came later, and tie it to the field.
    ...(hint === undefined ? {} : { description: hint }),
    ...(onBlur === undefined ? {} : { onBlur: () => onBlur() }),
    ...(onPasteText === undefined
      ? {}
      : {
          onPaste: (event: ClipboardEvent) => {
            if (onPasteText(event.clipboardData.getData('text'))) event.preventDefault();
          },
        }),
    ...(autoComplete === undefined ? {} : { autoComplete }),
    ...(inputMode === undefined ? {} : { inputMode }),
    ...(takesFocus === undefined ? {} : { autoFocus: takesFocus }),
    ...(maxLength === undefined ? {} : { maxLength }),
  };
}
