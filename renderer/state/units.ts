import type { DelayUnit } from '../../shared/words/durations.ts';
import type { PowerUnit } from '../../shared/words/numbers.ts';
import { useAppStore } from './store.ts';

/** How powers of whole PDUs, and charts of inlets, are written; outlets are always in W. */
export function usePowerUnit(): PowerUnit {
  return useAppStore((state) => state.settings.powerUnit);
}

/** How delays are shown, and how a bare number is read. */
export function useDelayUnit(): DelayUnit {
  return useAppStore((state) => state.settings.delayUnit);
}
