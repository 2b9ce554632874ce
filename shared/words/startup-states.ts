import type { OutletStartupState } from '../model/pdu.ts';

/** What outlets do when power is applied, as choices and in the audit log. */
export const STARTUP_STATE_WORDS: Readonly<Record<OutletStartupState, string>> = {
  on: 'On',
  off: 'Off',
  lastState: 'Last state',
  pduDefault: 'As the PDU',
};
