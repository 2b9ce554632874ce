import { useAppStore } from './store.ts';

/** Text goes there: letters are typed, not commands. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select'))
  );
}

/** A dialog is open, and what lies behind it takes no keys. A popover is one, too. */
export function isInDialog(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}

/** Keys without Ctrl or Alt (`C`, `O`, `P`, `/` and the like) act: the setting of that name. */
export function singleKeysOn(): boolean {
  return useAppStore.getState().settings.singleKeys;
}

type KeyFacts = Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'target'>;

/** Whether this press may act as a single key: nothing held but Shift, no field has the focus, not turned off. */
export function isSingleKey(event: KeyFacts): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target) && singleKeysOn();
}
