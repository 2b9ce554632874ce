import { useAppStore } from '../state/store.ts';
import { isMac } from '../ui/is-mac.ts';
import type { KeyHost } from './keys.ts';

/** Where this window runs. Without Electron's bridge it is a browser's, whatever else is not known yet. */
export function keyHost(): KeyHost {
  const host = useAppStore.getState().info?.host;
  return { isBrowser: host === undefined ? window.busbar === undefined : host !== 'electron', isMac };
}
