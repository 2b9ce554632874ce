import type { PduTab } from './ui-slice.ts';

/** The tabs of a PDU, as they are printed. */
export const TAB_NAMES: Readonly<Record<PduTab, string>> = {
  overview: 'Overview',
  outlets: 'Outlets',
  sequence: 'Sequence',
  events: 'Events',
  settings: 'Device settings',
};

/** In the order in which they stand. */
export const PDU_TABS = Object.keys(TAB_NAMES) as readonly PduTab[];
