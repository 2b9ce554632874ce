import type { KeyboardEvent } from 'react';

/**
 * The key belongs to an input method: Enter takes over what it wrote and Esc drops it, neither is meant for the field. Some
 * engines tell only by the code 229 that it does.
 */
export function isComposing({ nativeEvent }: Pick<KeyboardEvent, 'nativeEvent'>): boolean {
  return nativeEvent.isComposing || nativeEvent.keyCode === 229;
}
