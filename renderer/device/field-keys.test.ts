import type { KeyboardEvent } from 'react';
import { expect, test, vi } from 'vitest';
import { ok } from '../../shared/result.ts';
import { onFieldKey } from './FieldInput.tsx';
import { putBack, typeInto, type Field } from './field-store.ts';

function nameField(key: string) {
  const sent: string[] = [];
  const field: Field<string> = {
    key,
    what: 'Name of outlet 3',
    shown: '',
    parse: ok,
    show: (name) => name,
    write: async (name) => {
      sent.push(name);
      return ok(null);
    },
  };
  return { field, sent };
}

function press(
  field: Field<string>,
  key: string,
  nativeEvent: { isComposing?: true; keyCode?: number } = {},
) {
  const onEnter = vi.fn<() => void>();
  const event = { key, nativeEvent, preventDefault: () => {}, stopPropagation: () => {} };
  const props = { field, shown: { kind: 'typing' }, readOnlyReason: null, onEnter } as const;
  onFieldKey(event as unknown as KeyboardEvent, props);
  return onEnter;
}

test('Enter and Esc of an input method write nothing to a device and put nothing back', () => {
  const { field, sent } = nameField('composing');
  typeInto(field, '\u3055\u30FC');
  expect(press(field, 'Enter', { isComposing: true })).not.toHaveBeenCalled();
  expect(press(field, 'Enter', { keyCode: 229 })).not.toHaveBeenCalled();
  press(field, 'Escape', { isComposing: true });
  expect(sent).toEqual([]);
  expect(putBack(field.key)).toBe(true);
});

test('Enter by itself writes what was typed', async () => {
  const { field, sent } = nameField('typed');
  typeInto(field, '\u30B5\u30FC\u30D0');
  expect(press(field, 'Enter')).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect(sent).toEqual(['\u30B5\u30FC\u30D0']));
});
