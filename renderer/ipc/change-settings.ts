import type { AppSettings } from '../../shared/ipc/app.ts';
import { engine } from './engine.ts';
import { useAppStore } from '../state/store.ts';
import { tellEngine } from '../state/tell-engine.ts';

/**
 * Takes effect at once and in every window; what fails becomes a toast, and the setting stays as it was. It is shown before
 * the engine has answered: what is changed next builds on it.
 */
export function changeSettings(patch: Partial<AppSettings>): void {
  const { settings: before, receiveSettings } = useAppStore.getState();
  receiveSettings({ ...before, ...patch });
  const change = async () => {
    try {
      receiveSettings(await engine().app.changeSettings(patch));
    } catch (fault) {
      receiveSettings(before);
      throw fault;
    }
  };
  tellEngine(change());
}
