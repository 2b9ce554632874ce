import { useEffect } from 'react';
import { undoNewestArmed } from '../power/use-outlet-actions.ts';
import { goToPdu } from '../state/go-to-pdu.ts';
import { walkPlaces } from '../state/place-history.ts';
import { isInDialog, isSingleKey, isTyping } from '../state/single-keys.ts';
import { useAppStore } from '../state/store.ts';
import { currentTiles } from '../state/tile-order.ts';
import { focusScreenFilter } from '../ui/focus-screen-filter.ts';
import { focusNextRegion } from './focus-regions.ts';
import { useHelp } from './help-state.ts';
import { keyHost } from './key-host.ts';
import { anywhereKey, type AnywhereKey, type KeyHost } from './keys.ts';

/** Opens the tile at this place of the rail, from 1; false where there is none. */
export function openTile(place: number): boolean {
  const pdu = currentTiles()[place - 1];
  if (pdu === undefined) return false;
  goToPdu(pdu.id);
  return true;
}

function openFind(): boolean {
  const { findOpen, setFindOpen } = useAppStore.getState();
  // The browser would put the focus into its own field.
  if (!findOpen && !isInDialog()) setFindOpen(true);
  return true;
}

/** In a dialog one stays where one is: what it is about must not change behind it. */
function walk(step: 1 | -1): boolean {
  if (!isInDialog()) walkPlaces(step);
  return true;
}

function goToFleet(): boolean {
  useAppStore.getState().goTo({ screen: 'fleet' });
  return true;
}

function toggleHelp(): boolean {
  const { isOpen, setOpen } = useHelp.getState();
  setOpen(!isOpen);
  return true;
}

const digitOf = ({ code }: KeyboardEvent) => Number(/\d$/u.exec(code)?.[0] ?? 0);

/** Each answers whether it did something. Esc is heard earlier, see below. */
const HANDLERS: Readonly<Record<AnywhereKey, (event: KeyboardEvent) => boolean>> = {
  escape: () => false,
  find: openFind,
  fleet: () => !isInDialog() && goToFleet(),
  tile: (event) => !isInDialog() && openTile(digitOf(event)),
  back: () => walk(-1),
  forward: () => walk(1),
  nextRegion: () => focusNextRegion(1),
  previousRegion: () => focusNextRegion(-1),
  filter: () => !isInDialog() && focusScreenFilter(),
  keys: toggleHelp,
};

/** On macOS Option moves in a text by words, and types signs. */
function isForTheText(event: KeyboardEvent, { isMac }: KeyHost): boolean {
  return isMac && event.altKey && isTyping(event.target);
}

/** True when the key did something. */
function handleKey(event: KeyboardEvent): boolean {
  const host = keyHost();
  const meant = anywhereKey(event, host);
  if (meant === null || isForTheText(event, host)) return false;
  if (meant.isSingle && !isSingleKey(event)) return false;
  return HANDLERS[meant.id](event);
}

function isWalk(event: KeyboardEvent): boolean {
  const meant = anywhereKey(event, keyHost())?.id;
  return meant === 'back' || meant === 'forward';
}

/** The keys that work on every screen. */
export function useKeyboard(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.defaultPrevented && handleKey(event)) event.preventDefault();
    };
    // Before anything else that Esc means: what was armed last is taken back.
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !undoNewestArmed()) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Heard before trees, tabs and grids, which take an arrow for theirs whatever is held with it.
    const onWalk = (event: KeyboardEvent) => {
      if (!isWalk(event) || !handleKey(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onEscape, { capture: true });
    window.addEventListener('keydown', onWalk, { capture: true });
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onEscape, { capture: true });
      window.removeEventListener('keydown', onWalk, { capture: true });
      window.removeEventListener('keydown', onKey);
    };
  }, []);
}
