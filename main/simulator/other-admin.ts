import { switchOutlet, type SwitchAction } from './pdu/commands.ts';
import type { Actor } from './pdu/events.ts';
import { writeElementName, writeOutletSettings, writePduSettings } from './pdu/settings.ts';
import type { SimulatedPdu } from './pdu/simulated-pdu.ts';
import type { OutletSettings, PduSettings } from './pdu/state.ts';

/** Somebody else at work on the same PDU, past the network: to test what happens to those who did not expect it. */
export class OtherAdmin {
  readonly actor: Actor = { user: 'other-admin', address: '192.0.2.44' };
  readonly #pdu: SimulatedPdu;

  constructor(pdu: SimulatedPdu) {
    this.#pdu = pdu;
  }

  /** Outlet by index; returns the device's code, 0 when written. */
  changeOutlet(index: number, change: Partial<OutletSettings>): number {
    return writeOutletSettings(this.#pdu, index, change, this.actor);
  }

  changePdu(change: Partial<PduSettings>): number {
    return writePduSettings(this.#pdu, change, this.actor);
  }

  rename(element: 'inlet' | 'ocp', index: number, name: string): number {
    return writeElementName(this.#pdu, element, index, name, this.actor);
  }

  switch(index: number, action: SwitchAction): number {
    const outlet = this.#pdu.outlets[index];
    return outlet === undefined
      ? 1
      : switchOutlet(this.#pdu, outlet, { action, actor: this.actor, refusesWhenShed: false });
  }
}
