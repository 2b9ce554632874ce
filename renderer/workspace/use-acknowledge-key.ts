import { useEffect } from 'react';
import type { ElementId } from '../../shared/model/ids.ts';
import { isScreenKey } from '../state/single-keys.ts';

/** `A` acknowledges the trip whose banner is shown; null while none is. */
export function useAcknowledgeKey(shown: ElementId | null, acknowledge: (breaker: ElementId) => void): void {
  useEffect(() => {
    if (shown === null) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'a' || !isScreenKey(event)) return;
      acknowledge(shown);
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [shown, acknowledge]);
}
