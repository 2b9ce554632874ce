import { useEffect } from 'react';
import type { PowerCommand } from '../../shared/model/command.ts';
import { isDirty, type SequenceEditing } from '../features/sequence/editing.ts';
import { useSequenceStore } from '../features/sequence/sequence-store.ts';
import { useAppStore } from '../state/store.ts';
import { unfinished } from './in-progress.ts';

/** Closing the page now would lose something: a sequence draft, an armed command, or the sight of one under way. */
export function wouldLoseSomething(
  editings: readonly (SequenceEditing | undefined)[],
  commands: readonly PowerCommand[],
): boolean {
  const ofApp = commands.filter(({ door }) => door === 'app');
  return unfinished(ofApp).length > 0 || editings.some((each) => each !== undefined && isDirty(each));
}

/**
 * In the browser the page asks before it closes, in the browser's words; drafts are kept whatever the answer. The desktop
 * app asks by itself, in words of its own.
 */
export function useCloseWarning(): void {
  useEffect(() => {
    if (window.busbar !== undefined) return undefined;
    const onBeforeUnload = (event: BeforeUnloadEvent) => {
      const { commands } = useAppStore.getState().fleet;
      const editings = Object.values(useSequenceStore.getState().editings);
      if (wouldLoseSomething(editings, commands)) event.preventDefault();
    };
    window.addEventListener('beforeunload', onBeforeUnload);
    return () => window.removeEventListener('beforeunload', onBeforeUnload);
  }, []);
}
