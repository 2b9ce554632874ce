import type { Desk } from '../../shared/ipc/app.ts';
import { useAppStore } from '../state/store.ts';
import { tellEngine } from '../state/tell-engine.ts';
import { engine } from './engine.ts';

/** Arranges the window, at once and for the next start; what could not be kept becomes a toast and stays until then. */
export function changeDesk(patch: Partial<Desk>): void {
  const { desk, receiveDesk } = useAppStore.getState();
  receiveDesk({ ...desk, ...patch });
  tellEngine(engine().app.changeDesk(patch));
}
