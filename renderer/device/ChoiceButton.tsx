import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { NOT_MEASURED } from '../../shared/words/numbers.ts';
import { Glyph } from '../ui/Glyph.tsx';
import { choose, type Field } from './field-store.ts';
import { FieldInput } from './FieldInput.tsx';
import { FieldMark } from './FieldMark.tsx';
import type { ShownField } from './use-device-field.ts';

interface ChoiceButtonProps<Value> {
  readonly field: Field<Value>;
  readonly shown: ShownField;
  /** What is chosen: `After a power loss, outlet 14`. */
  readonly label: string;
  readonly choices: readonly Value[];
  readonly describedBy?: string | undefined;
  readonly readOnlyReason: string | null;
  /** In place of a text, where the device tells nothing. */
  readonly placeholder?: string;
}

/**
 * One of a few values on a device. A menu, and not a list that changes with the arrow keys: each choice is a write, and only
 * choosing writes.
 */
export function ChoiceButton<Value>(props: ChoiceButtonProps<Value>) {
  const { field, shown, label, readOnlyReason, describedBy, placeholder = NOT_MEASURED } = props;
  const text = shown.text === '' ? placeholder : shown.text;
  if (readOnlyReason !== null)
    return <FieldInput {...{ field, shown, label, readOnlyReason, describedBy, placeholder }} />;
  return (
    <MenuTrigger>
      <Button
        className="inp sm sel-btn dfld-inp"
        data-invalid={shown.problem !== null || undefined}
        data-changed={shown.isChanged || undefined}
        data-field
        aria-label={`${label}: ${text}`}
        {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
        isPending={shown.kind === 'writing'}
      >
        <span className="grow ell">{text}</span>
        <FieldMark kind={shown.kind} />
        <Glyph name="cd" />
      </Button>
      <Popover className="pop" placement="bottom start" offset={4}>
        <ChoiceMenu {...props} />
      </Popover>
    </MenuTrigger>
  );
}

function ChoiceMenu<Value>({ field, shown, label, choices }: ChoiceButtonProps<Value>) {
  return (
    <Menu
      className="menu"
      aria-label={label}
      selectionMode="single"
      selectedKeys={shown.text === '' ? [] : [shown.text]}
    >
      {choices.map((choice) => (
        <MenuItem
          key={field.show(choice)}
          id={field.show(choice)}
          className="menu-item sel-item"
          onAction={() => choose(field, choice)}
        >
          {field.show(choice)}
        </MenuItem>
      ))}
    </Menu>
  );
}
