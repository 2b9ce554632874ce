import type { ElementId } from '../../shared/model/ids.ts';
import { findEDevice, type PduModel } from '../../shared/model/pdu.ts';
import { genericName } from '../../shared/words/elements.ts';
import type { Actor } from '../drivers/driver.ts';
import { actorWords } from './actor-words.ts';
import type { News } from './fleet-store.ts';

/** Changes by the same person within this time are told once: a new sequence touches every outlet. */
const TOGETHER_MS = 10_000;
/** Events this long after a write of this app are its echo. */
const OWN_WRITE_MS = 10_000;

/** Tells that somebody else changed names, delays or the order, where the device says who. */
export class SettingsNews {
  #ownUntilMs = 0;
  readonly #toldUntilMs = new Map<string, number>();

  /** This app writes settings now. */
  ownWrite(nowMs: number): void {
    this.#ownUntilMs = nowMs + OWN_WRITE_MS;
  }

  changed(model: PduModel | null, element: ElementId, by: Actor | null, nowMs: number): News | null {
    const actor = actorWords(by);
    if (actor === null || nowMs < this.#ownUntilMs) return null;
    const who = actor.sentence;
    // Names come from the device, as many as it likes.
    for (const [name, untilMs] of this.#toldUntilMs) if (untilMs <= nowMs) this.#toldUntilMs.delete(name);
    const isTold = nowMs < (this.#toldUntilMs.get(who) ?? 0);
    this.#toldUntilMs.set(who, nowMs + TOGETHER_MS);
    if (isTold) return null;
    const device = model === null ? undefined : findEDevice(model, element);
    const what =
      device === undefined ? 'Settings of the PDU' : `Settings of ${genericName(device).toLowerCase()}`;
    const text = `${what} changed by ${who}. Seen, not from this app.`;
    return { element, severity: 'info', text, line: 'Settings changed', by: actor.column, settingsBy: who };
  }
}
