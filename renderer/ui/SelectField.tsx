import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
} from 'react-aria-components';
import { Glyph } from './Glyph.tsx';

interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    /** Why it cannot be chosen; shown with it. */
    readonly disabledReason?: string | undefined;
  }[];
  readonly onChange: (value: Value) => void;
  /** The first field of a dialog. */
  readonly takesFocus?: boolean;
}

/** One choice of more than fit beside each other. What cannot be chosen is shown with its reason. */
export function SelectField<Value extends string>({
  label,
  value,
  options,
  onChange,
  takesFocus = false,
}: SelectFieldProps<Value>) {
  return (
    <Select
      className="fld"
      {...(takesFocus ? { autoFocus: true } : {})}
      selectedKey={value}
      disabledKeys={options.filter((each) => each.disabledReason !== undefined).map((each) => each.value)}
      onSelectionChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      <Label className="dim">{label}</Label>
      <Button className="inp sel-btn">
        <SelectValue className="grow ell">{({ selectedText }) => selectedText}</SelectValue>
        <Glyph name="cd" />
      </Button>
      <Popover className="pop" placement="bottom start" offset={4}>
        <ListBox className="menu">
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.label}
              className="menu-item sel-item"
            >
              <Text slot="label">{option.label}</Text>
              {option.disabledReason === undefined ? null : (
                <Text slot="description" className="hint">
                  {option.disabledReason}
                </Text>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
