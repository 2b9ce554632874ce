import { useEffect } from 'react';
import type { ElementId } from '../../shared/model/ids.ts';
import { isInDialog, isSingleKey } from '../state/single-keys.ts';

/** Where letters jump by name. */
const OWN_KEYS = '[role="tree"], [role="treegrid"]';

/** `A` acknowledges the trip whose banner is shown; null while none is. */
export function useAcknowledgeKey(shown: ElementId | null, acknowledge: (breaker: ElementId) => void): void {
  useEffect(() => {
    if (shown === null) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.key.toLowerCase() !== 'a' || !isSingleKey(event)) return;
      if (isInDialog()) return;
      if (event.target instanceof Element && event.target.closest(OWN_KEYS) !== null) return;
      acknowledge(shown);
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [shown, acknowledge]);
}
