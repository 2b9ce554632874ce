import type { PduId } from '../../shared/model/ids.ts';
import { fragmentOfPlace, isStep, placeOfFragment } from './place-fragment.ts';
import { rememberPlaces } from './recent-places.ts';
import { useAppStore } from './store.ts';
import type { Place } from './ui-slice.ts';

const FLEET: Place = { screen: 'fleet' };

function isThere(place: Place, pdus: readonly { readonly id: PduId }[]): boolean {
  return place.screen !== 'pdu' || pdus.some(({ id }) => id === place.pdu);
}

function write(place: Place, how: 'push' | 'replace'): void {
  const fragment = fragmentOfPlace(place);
  if (how === 'push') window.history.pushState(null, '', fragment);
  else window.history.replaceState(null, '', fragment);
}

/**
 * Keeps the page's address at where the admin is, and the admin where the address says: a reload stays, Back and Forward
 * walk, a link opens its place. Called once, after the first snapshot: then it is known which PDUs there are.
 */
export function followPlaces(): void {
  const { goTo } = useAppStore.getState();
  const readAddress = () => {
    const named = placeOfFragment(window.location.hash) ?? FLEET;
    // A PDU that is gone has no screen. Its entry becomes one of the fleet, so that Back goes on from there.
    const place = isThere(named, useAppStore.getState().fleet.pdus) ? named : FLEET;
    write(place, 'replace');
    goTo(place);
  };
  useAppStore.subscribe(({ place, fleet }, before) => {
    if (place === before.place && fleet.pdus === before.fleet.pdus) return;
    if (isThere(place, before.fleet.pdus) && !isThere(place, fleet.pdus)) {
      write(FLEET, 'replace');
      goTo(FLEET);
      return;
    }
    if (fragmentOfPlace(place) === window.location.hash) return;
    const at = placeOfFragment(window.location.hash);
    write(place, at === null || !isStep(at, place) ? 'replace' : 'push');
  });
  window.addEventListener('popstate', readAddress);
  rememberPlaces();
  readAddress();
}

/** One step back or forward in the places of this window. */
export function walkPlaces(step: 1 | -1): void {
  if (step < 0) window.history.back();
  else window.history.forward();
}
