import type { Desk } from '../../shared/ipc/app.ts';
import { useAppStore } from '../state/store.ts';
import { tellEngine } from '../state/tell-engine.ts';
import { engine } from './engine.ts';

/** A key that is held arranges many times a second; what it came to is kept once. */
const KEPT_AFTER_MS = 300;

let waiting: Partial<Desk> = {};
let timer: ReturnType<typeof setTimeout> | undefined;

function keep(): void {
  clearTimeout(timer);
  if (Object.keys(waiting).length === 0) return;
  const patch = waiting;
  waiting = {};
  tellEngine(engine().app.changeDesk(patch));
}

/** What the engine tells of the arrangement, with what was arranged since and is not kept yet. */
export function withWaiting(desk: Desk): Desk {
  return { ...desk, ...waiting };
}

/**
 * Arranges the window: at once, and a moment later for every window and for the next start. What could not be kept becomes
 * a toast and stays until then.
 */
export function changeDesk(patch: Partial<Desk>): void {
  const { desk, receiveDesk } = useAppStore.getState();
  receiveDesk({ ...desk, ...patch });
  waiting = { ...waiting, ...patch };
  clearTimeout(timer);
  timer = setTimeout(keep, KEPT_AFTER_MS);
  // A page that is left keeps what it still has to.
  window.addEventListener('pagehide', keep, { once: true });
}
