import type { PduTab } from './ui-slice.ts';

/** The tabs of a PDU, as they are printed and in their order. */
export const TAB_NAMES: Readonly<Record<PduTab, string>> = {
  overview: 'Overview',
  outlets: 'Outlets',
  sequence: 'Sequence',
  events: 'Events',
  settings: 'Device settings',
};

export const PDU_TABS = Object.keys(TAB_NAMES) as readonly PduTab[];
