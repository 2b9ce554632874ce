import type { AppSettings } from '../../shared/ipc/app.ts';
import { engine } from './engine.ts';
import { useAppStore } from '../state/store.ts';
import { tellEngine } from '../state/tell-engine.ts';

/** Takes effect at once and in every window; what fails becomes a toast, and the setting stays as it was. */
export function changeSettings(patch: Partial<AppSettings>): void {
  const change = async () => {
    useAppStore.getState().receiveSettings(await engine().app.changeSettings(patch));
  };
  tellEngine(change());
}
