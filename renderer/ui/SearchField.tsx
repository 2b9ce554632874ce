import type { Ref } from 'react';
import { Button, Group, Input, SearchField as AriaSearchField } from 'react-aria-components';
import { Glyph } from './Glyph.tsx';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** The key that focuses it, shown while it is empty. */
  readonly shortcut?: string;
  readonly small?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** The filter of the screen: `/` focuses it. */
  readonly isScreenFilter?: boolean;
  readonly className?: string;
}

/** A filter field. Esc clears it. */
export function SearchField(props: SearchFieldProps) {
  const { label, value, onChange, placeholder, shortcut, small = false, inputRef, className = '' } = props;
  const marker = props.isScreenFilter === true ? { 'data-screen-filter': true } : {};
  return (
    <AriaSearchField className={className} aria-label={label} value={value} onChange={onChange}>
      <Group className={small ? 'inp soft sm' : 'inp soft'}>
        <Glyph name="find" />
        <Input
          className="grow"
          placeholder={placeholder ?? label}
          {...marker}
          {...(inputRef === undefined ? {} : { ref: inputRef })}
        />
        {value === '' ? (
          shortcut === undefined ? null : (
            <kbd aria-hidden>{shortcut}</kbd>
          )
        ) : (
          <Button className="inp-clear" aria-label="Clear filter">
            <Glyph name="x" />
          </Button>
        )}
      </Group>
    </AriaSearchField>
  );
}
