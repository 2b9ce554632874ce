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

type KeyFacts = Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'target' | 'getModifierState'>;

/** Many keyboards make `[` with AltGr, which Windows tells as Ctrl and Alt. */
function isHeld(event: KeyFacts): boolean {
  return event.metaKey || ((event.ctrlKey || event.altKey) && !event.getModifierState('AltGraph'));
}

/** Whether this press may act as a single key: nothing held but Shift, no field has the focus, not turned off. */
export function isSingleKey(event: KeyFacts): boolean {
  return !isHeld(event) && !isTyping(event.target) && singleKeysOn();
}

/** Where letters jump by name, or belong to what lies over the screen. */
const OWN_LETTERS = '[role="tree"], [role="treegrid"], [role="menu"], [role="listbox"]';

/** Whether this press may act as a single key of the screen, wherever on it the focus is. */
export function isScreenKey(event: KeyFacts & Pick<KeyboardEvent, 'defaultPrevented'>): boolean {
  if (event.defaultPrevented || !isSingleKey(event) || isInDialog()) return false;
  return !(event.target instanceof Element && event.target.closest(OWN_LETTERS) !== null);
}
