import type { AppSettings } from '../../shared/ipc/app.ts';
import { engine } from './engine.ts';
import { useAppStore } from '../state/store.ts';
import { tellEngine } from '../state/tell-engine.ts';

type Patch = Partial<AppSettings>;

/** Changes that the engine has not answered yet, in the order they were made. */
let pending: readonly Patch[] = [];

/** What the engine tells of the settings, with what was changed since and is not answered yet. */
export function withPending(settings: AppSettings): AppSettings {
  return Object.assign({}, settings, ...pending) as AppSettings;
}

/** The settings with those of a change that failed as they were before it; what was changed since stays. */
function takenBack(now: AppSettings, before: AppSettings, patch: Patch): AppSettings {
  const isOurs = (name: keyof AppSettings) => now[name] === patch[name];
  const names = (Object.keys(patch) as (keyof AppSettings)[]).filter(isOurs);
  return { ...now, ...Object.fromEntries(names.map((name) => [name, before[name]])) };
}

/**
 * Takes effect at once and in every window; what fails becomes a toast, and the setting stays as it was. It is shown before
 * the engine has answered: what is changed next builds on it.
 */
export function changeSettings(patch: Patch): void {
  const { settings: before, receiveSettings } = useAppStore.getState();
  receiveSettings({ ...before, ...patch });
  pending = [...pending, patch];
  const ended = () => {
    pending = pending.filter((each) => each !== patch);
  };
  const change = async () => {
    try {
      const answer = await engine().app.changeSettings(patch);
      ended();
      receiveSettings(withPending(answer));
    } catch (fault) {
      ended();
      receiveSettings(takenBack(useAppStore.getState().settings, before, patch));
      throw fault;
    }
  };
  tellEngine(change());
}
