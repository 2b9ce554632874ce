import { useEffect } from 'react';
import { engine } from '../ipc/engine.ts';
import { goToPdu } from '../state/go-to-pdu.ts';
import { newestArmed } from '../state/running-commands.ts';
import { useAppStore } from '../state/store.ts';
import { tellEngine } from '../state/tell-engine.ts';
import { focusScreenFilter } from '../ui/focus-screen-filter.ts';
import { focusNextRegion } from './focus-regions.ts';
import { useHelp } from './help-state.ts';
import { tilesInOrder } from './tile-order.ts';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select'))
  );
}

function isInDialog(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}

/** Esc takes back what was armed last, before it does anything else. True when there was something to take back. */
function undoNewestArmed(): boolean {
  const command = newestArmed(useAppStore.getState().fleet.commands.filter(({ door }) => door === 'app'));
  if (command === null) return false;
  tellEngine(engine().power.undo({ command: command.id }));
  return true;
}

function openByNumber(digit: number): boolean {
  const { fleet, goTo } = useAppStore.getState();
  if (digit === 0) {
    goTo({ screen: 'fleet' });
    return true;
  }
  const pdu = tilesInOrder(fleet.pdus)[digit - 1];
  if (pdu === undefined) return false;
  goToPdu(pdu.id);
  return true;
}

/** True when the key did something. */
function handleKey(event: KeyboardEvent): boolean {
  const command = event.ctrlKey || event.metaKey;
  if (event.key === 'F6') return focusNextRegion(event.shiftKey ? -1 : 1);
  if (command && !event.altKey && !event.shiftKey && /^\d$/u.test(event.key)) {
    return !isInDialog() && openByNumber(Number(event.key));
  }
  if (command || event.altKey || isTyping(event.target)) return false;
  if (event.key === '?') {
    const { isOpen, setOpen } = useHelp.getState();
    setOpen(!isOpen);
    return true;
  }
  return event.key === '/' && !isInDialog() && focusScreenFilter();
}

/** The keys that work on every screen. */
export function useKeyboard(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.defaultPrevented && handleKey(event)) event.preventDefault();
    };
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !undoNewestArmed()) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onEscape, { capture: true });
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onEscape, { capture: true });
      window.removeEventListener('keydown', onKey);
    };
  }, []);
}
