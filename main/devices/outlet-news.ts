import type { OutletId } from '../../shared/model/ids.ts';
import { effectiveCycleDelayMs, type PduModel } from '../../shared/model/pdu.ts';
import type { PowerAction, PowerState } from '../../shared/model/power-state.ts';
import { upperFirst } from '../../shared/words/capitals.ts';
import { ACTION_DONE_WORDS, outletAtStart, outletWords } from '../../shared/words/elements.ts';
import type { Actor } from '../drivers/driver.ts';
import { actorWords } from './actor-words.ts';
import type { News } from './fleet-store.ts';

/** After a power event the state changes that follow belong to it for this long, plus the cycle delay. */
const EXPLAINED_FOR_MS = 10_000;

/** What a change of state looks like to somebody who did not give the command; null when it says nothing new. */
function changeWords(before: PowerState, now: PowerState): string | null {
  if (before === 'unknown' || before === now) return null;
  switch (now) {
    case 'on':
      return before === 'cycling' ? null : ACTION_DONE_WORDS.on;
    case 'off':
      return before === 'on' ? ACTION_DONE_WORDS.off : null;
    case 'cycling':
      return ACTION_DONE_WORDS.cycle;
    case 'suspended':
      return 'turned off, suspended by the PDU';
    case 'shed':
      return 'turned off by load shedding';
    case 'pendingOn':
    case 'unknown':
      return null;
  }
}

/** Nobody stands in the column of who it was. */
const seenLine = (words: string) => `${upperFirst(words)}, not from this app`;

/** Tells what others did to outlets; what this app does is told by its commands. */
export class OutletNews {
  readonly #explainedUntilMs = new Map<OutletId, number>();

  /** The device said who gave a command. */
  powerControl(
    model: PduModel | null,
    outlet: OutletId,
    action: PowerAction,
    by: Actor | null,
    nowMs: number,
  ): News {
    const found = model?.outlets.find((each) => each.id === outlet);
    const delayMs = model !== null && found !== undefined ? (effectiveCycleDelayMs(model, found) ?? 0) : 0;
    this.#explainedUntilMs.set(outlet, nowMs + EXPLAINED_FOR_MS + (action === 'cycle' ? delayMs : 0));
    const actor = actorWords(by);
    const done = ACTION_DONE_WORDS[action];
    const what = `${outletAtStart(outletWords(model, outlet))}, ${done}${actor === null ? '' : ` by ${actor.sentence}`}.`;
    const text = `${what} Seen, not from this app.`;
    const news = { element: outlet, severity: 'info', text } as const;
    return actor === null
      ? { ...news, line: seenLine(done) }
      : { ...news, line: upperFirst(done), by: actor.column };
  }

  /** A change of state that was read; null when it is explained already or no news. */
  stateChange(
    model: PduModel | null,
    outlet: OutletId,
    change: { readonly before: PowerState; readonly now: PowerState; readonly atMs: number },
  ): News | null {
    const words = changeWords(change.before, change.now);
    if (words === null || change.atMs < (this.#explainedUntilMs.get(outlet) ?? 0)) return null;
    const text = `${outletAtStart(outletWords(model, outlet))}, ${words}. Seen, not from this app.`;
    return { element: outlet, severity: 'info', text, line: seenLine(words) };
  }
}
