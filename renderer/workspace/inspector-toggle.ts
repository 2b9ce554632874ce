import { useEffect } from 'react';
import { create } from 'zustand';

interface InspectorOverlay {
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

/** In a narrow window the inspector lies over the centre and is shut until it is asked for. */
export const useInspectorOverlay = create<InspectorOverlay>()((set) => ({
  isOpen: false,
  toggle: () => set(({ isOpen }) => ({ isOpen: !isOpen })),
}));

/** `I` opens and shuts it, except where letters are typed or jump by name. */
export function useInspectorKey(): void {
  const toggle = useInspectorOverlay((state) => state.toggle);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'i' || event.ctrlKey || event.metaKey || event.altKey) return;
      const { target } = event;
      if (
        target instanceof HTMLElement &&
        target.closest('input, textarea, select, [role="treegrid"], [role="dialog"]')
      )
        return;
      toggle();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [toggle]);
}
