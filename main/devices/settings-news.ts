import type { ElementId } from '../../shared/model/ids.ts';
import { findEDevice, type PduModel } from '../../shared/model/pdu.ts';
import { genericName } from '../../shared/words/elements.ts';
import type { Actor } from '../drivers/driver.ts';
import type { EventDraft } from './reading-events.ts';

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

  changed(model: PduModel | null, element: ElementId, by: Actor | null, nowMs: number): EventDraft | null {
    if (by === null || nowMs < this.#ownUntilMs) return null;
    const who = `${by.user}${by.address === '' ? '' : ` from ${by.address}`}`;
    const isTold = nowMs < (this.#toldUntilMs.get(who) ?? 0);
    this.#toldUntilMs.set(who, nowMs + TOGETHER_MS);
    if (isTold) return null;
    const device = model === null ? undefined : findEDevice(model, element);
    const what =
      device === undefined ? 'Settings of the PDU' : `Settings of ${genericName(device).toLowerCase()}`;
    return { element, severity: 'info', text: `${what} changed by ${who}. Seen, not from this app.` };
  }
}
