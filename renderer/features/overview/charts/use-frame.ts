import { useCallback, useSyncExternalStore } from 'react';
import type { ChartGroup, PanelFrame } from './chart-group.ts';
import type { Crosshair, CrosshairPosition } from './crosshair.ts';

/** What a panel shows now; undefined before its first turn. */
export function useFrame(group: ChartGroup, key: string): PanelFrame | undefined {
  const subscribe = useCallback((listener: () => void) => group.subscribe(key, listener), [group, key]);
  return useSyncExternalStore(subscribe, () => group.frame(key));
}

export function useCrosshair(crosshair: Crosshair): CrosshairPosition | null {
  return useSyncExternalStore(crosshair.subscribe, crosshair.position);
}
