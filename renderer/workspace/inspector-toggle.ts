import { useEffect, useSyncExternalStore } from 'react';
import { create } from 'zustand';
import { isScreenKey } from '../state/single-keys.ts';

/** The same as in the style sheet: narrower than this the inspector lies over the centre. */
const narrow = window.matchMedia('(max-width: 1319px)');

function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (notify) => {
      narrow.addEventListener('change', notify);
      return () => narrow.removeEventListener('change', notify);
    },
    () => narrow.matches,
  );
}

interface InspectorState {
  /** Beside the centre it is there until it is hidden. */
  readonly isBeside: boolean;
  /** Over the centre it is shut until it is asked for. */
  readonly isOver: boolean;
  readonly toggle: () => void;
}

const useInspectorState = create<InspectorState>()((set) => ({
  isBeside: true,
  isOver: false,
  toggle: () =>
    set(({ isBeside, isOver }) => (narrow.matches ? { isOver: !isOver } : { isBeside: !isBeside })),
}));

/** Whether the inspector is on screen, at the width that the window has now. */
export function useInspectorOverlay(): { readonly isOpen: boolean; readonly toggle: () => void } {
  const { isBeside, isOver, toggle } = useInspectorState();
  return { isOpen: useIsNarrow() ? isOver : isBeside, toggle };
}

/** `I` shows and hides it. */
export function useInspectorKey(): void {
  const toggle = useInspectorState((state) => state.toggle);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'i' || event.repeat || !isScreenKey(event)) return;
      event.preventDefault();
      toggle();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [toggle]);
}
