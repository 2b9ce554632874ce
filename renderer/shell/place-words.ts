import { TAB_NAMES } from '../state/pdu-tabs.ts';
import type { Place } from '../state/ui-slice.ts';

/** The screens that are of no PDU. */
export const SCREEN_NAMES: Readonly<Record<Exclude<Place['screen'], 'pdu'>, string>> = {
  fleet: 'Fleet',
  events: 'Events and audit log',
  cloudshell: 'CloudShell',
};

/** What a window is called among others: `A07-L, Outlets - Busbar`. Null for the name of a PDU that is not there. */
export function windowTitle(place: Place, pduName: string | null): string {
  if (place.screen !== 'pdu') return `${SCREEN_NAMES[place.screen]} - Busbar`;
  if (pduName === null) return `${SCREEN_NAMES.fleet} - Busbar`;
  return `${pduName}, ${TAB_NAMES[place.tab]} - Busbar`;
}
