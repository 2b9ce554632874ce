import type { ElementId } from '../../shared/model/ids.ts';
import { fragmentOfPdu, pduOfFragment } from '../../shared/start-place.ts';
import { PDU_TABS } from './pdu-tabs.ts';
import type { Place, PduTab } from './ui-slice.ts';

const TABS: ReadonlySet<string> = new Set(PDU_TABS);
const ELEMENT = /^(?:pdu$|(?:inlet|ocp|outlet|ts):.)/u;

/** As long as the id of a line may be; what is longer is none. */
const LONGEST_ENTRY = 100;

const isTab = (text: string | undefined): text is PduTab => text !== undefined && TABS.has(text);
const isElement = (text: string): text is ElementId => ELEMENT.test(text);

/** A place as the fragment of the page's address: `#/pdu/PX3-A07/outlets/outlet%3A14`, `#/events`. */
export function fragmentOfPlace(place: Place): string {
  switch (place.screen) {
    case 'fleet':
    case 'cloudshell':
      return `#/${place.screen}`;
    case 'events':
      return place.entry === null ? '#/events' : `#/events/${encodeURIComponent(place.entry)}`;
    case 'pdu': {
      const element = place.element === null ? '' : `/${encodeURIComponent(place.element)}`;
      return `${fragmentOfPdu(place.pdu)}/${place.tab}${element}`;
    }
  }
}

function decoded(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The place that a fragment names; null where it names none. Whether the PDU is there is not looked at. */
export function placeOfFragment(fragment: string): Place | null {
  const [screen, first, second, third] = fragment.replace(/^#\/?/u, '').split('/');
  if (screen === 'fleet' || screen === 'cloudshell') return { screen };
  if (screen === 'events') {
    const entry = decoded(first);
    return { screen, entry: entry === null || entry.length > LONGEST_ENTRY ? null : entry };
  }
  const pdu = pduOfFragment(fragment);
  if (pdu === null) return null;
  const element = decoded(third);
  return {
    screen: 'pdu',
    pdu,
    tab: isTab(second) ? second : 'overview',
    element: element !== null && isElement(element) ? element : null,
  };
}

/** From one to the other is a step that Back takes back: another screen, PDU or tab, not another selection. */
export function isStep(from: Place, to: Place): boolean {
  if (from.screen !== to.screen) return true;
  return from.screen === 'pdu' && to.screen === 'pdu' && (from.pdu !== to.pdu || from.tab !== to.tab);
}
