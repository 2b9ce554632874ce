import type { KeyboardEvent } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { onTableKey } from './table-keys.ts';

class PageElement {
  contains(): boolean {
    return true;
  }
  closest(): null {
    return null;
  }
}

function press(nativeEvent: { readonly isComposing: boolean }) {
  const preventDefault = vi.fn<() => void>();
  const target = new PageElement();
  const event = { key: 'ArrowDown', target, currentTarget: target, nativeEvent, preventDefault };
  onTableKey({ ...event, stopPropagation: () => {} } as unknown as KeyboardEvent<HTMLTableElement>);
  return preventDefault;
}

beforeEach(() => {
  vi.stubGlobal('Element', PageElement);
  vi.stubGlobal('HTMLInputElement', class extends PageElement {});
});
afterEach(() => vi.unstubAllGlobals());

test('an arrow key goes to the field below, but not while an input method chooses with it', () => {
  expect(press({ isComposing: false })).toHaveBeenCalledOnce();
  expect(press({ isComposing: true })).not.toHaveBeenCalled();
});
