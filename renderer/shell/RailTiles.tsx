import { useMemo, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { PduView } from '../../shared/model/fleet.ts';
import { pduId, type PduId } from '../../shared/model/ids.ts';
import { changeDesk } from '../ipc/change-desk.ts';
import { openPduWindow } from '../state/open-window.ts';
import { useAppStore } from '../state/store.ts';
import { currentTiles, tilesInOrder, withTileAt } from '../state/tile-order.ts';
import { AnchoredMenu, type MenuLine } from '../ui/AnchoredMenu.tsx';
import { RailTile } from './RailTile.tsx';
import { useTileDrag } from './use-tile-drag.ts';

/** Puts a PDU at a place of the rail, from 0, and says where it went. */
function moveTile(pdu: PduId, place: number): void {
  const tiles = currentTiles();
  const from = tiles.findIndex(({ id }) => id === pdu);
  const to = Math.max(0, Math.min(place, tiles.length - 1));
  if (from < 0 || from === to) return;
  const ids = tiles.map(({ id }) => id);
  changeDesk({ tileOrder: [...withTileAt(ids, pdu, to)] });
  const name = tiles[from]?.name ?? '';
  useAppStore.getState().announce(`${name} moved to position ${to + 1} of ${tiles.length}.`);
}

const placeOf = (pdu: PduId) => currentTiles().findIndex(({ id }) => id === pdu);

interface OpenMenu {
  readonly pdu: PduView;
  readonly anchor: Element;
}

/** Every PDU, in the order that a person gave them by dragging, by Alt with an arrow, or by the menu of a tile. */
export function RailTiles() {
  const pdus = useAppStore((state) => state.fleet.pdus);
  const tileOrder = useAppStore((state) => state.desk.tileOrder);
  const current = useAppStore(({ place }) => (place.screen === 'pdu' ? place.pdu : null));
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const { lifted, onPointerDown } = useTileDrag(moveTile);
  const tiles = useMemo(() => {
    const ordered = tilesInOrder(pdus, tileOrder);
    if (lifted === null) return ordered;
    const ids = withTileAt(
      ordered.map(({ id }) => id),
      lifted.pdu,
      lifted.place,
    );
    return tilesInOrder(pdus, ids);
  }, [pdus, tileOrder, lifted]);
  const openMenu = (event: MouseEvent) => {
    const anchor = event.target instanceof Element ? event.target.closest('[data-tile]') : null;
    const pdu = tiles.find(({ id }) => id === anchor?.getAttribute('data-tile'));
    if (anchor === null || pdu === undefined) return;
    event.preventDefault();
    setMenu({ pdu, anchor });
  };
  return (
    <>
      <div
        className={lifted === null ? 'tiles' : 'tiles lifting'}
        role="presentation"
        onPointerDown={onPointerDown}
        onKeyDown={moveByKey}
        onContextMenu={openMenu}
      >
        {tiles.map((pdu) => (
          <RailTile key={pdu.id} pdu={pdu} isCurrent={pdu.id === current} isLifted={pdu.id === lifted?.pdu} />
        ))}
      </div>
      {menu === null ? null : (
        <AnchoredMenu
          label={menu.pdu.name}
          anchor={menu.anchor}
          placement="right top"
          lines={menuLines(menu.pdu, tiles.length)}
          onClose={() => setMenu(null)}
        />
      )}
    </>
  );
}

/** Alt with an arrow; the tile keeps the focus on its way. */
function moveByKey(event: KeyboardEvent): void {
  const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
  const tile = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tile]') : null;
  const id = tile?.dataset['tile'];
  if (step === 0 || !event.altKey || id === undefined) return;
  event.preventDefault();
  moveTile(pduId(id), placeOf(pduId(id)) + step);
  // React may move it in the page, which takes the focus from it.
  requestAnimationFrame(() => tile?.focus());
}

function menuLines({ id }: PduView, count: number): readonly MenuLine[] {
  const place = placeOf(id);
  const up = { id: 'up', text: 'Move up', keys: 'Alt Up', run: () => moveTile(id, place - 1) };
  const down = { id: 'down', text: 'Move down', keys: 'Alt Down', run: () => moveTile(id, place + 1) };
  return [
    { id: 'window', text: 'Open in a new window', run: () => openPduWindow(id) },
    ...(place > 0 ? [up] : []),
    ...(place < count - 1 ? [down] : []),
  ];
}
