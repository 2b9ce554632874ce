import { useEffect } from 'react';

interface SequenceKeys {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly apply: () => void;
}

/** Ctrl Z, Ctrl Shift Z and Ctrl S (⌘ on macOS) while the editor is on screen. */
export function useSequenceKeys({ undo, redo, apply }: SequenceKeys): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isInDialog(event.target)) return;
      const key = event.key.toLowerCase();
      const isRedo = (key === 'z' && event.shiftKey) || key === 'y';
      if (isRedo) redo();
      else if (key === 'z') undo();
      else if (key === 's' && !event.shiftKey) {
        commitTyping();
        apply();
      } else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [undo, redo, apply]);
}

const isInDialog = (target: EventTarget | null) =>
  target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"]') !== null;

/** What stands in a field counts: leaving it commits it, and it gets the focus back. */
function commitTyping(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement)) return;
  field.blur();
  field.focus();
}
