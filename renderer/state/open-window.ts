import type { PduId } from '../../shared/model/ids.ts';
import { fragmentOfPlace } from './place-fragment.ts';
import type { PduTab } from './ui-slice.ts';

/** Opens a PDU beside what is open: in a window of its own, in the browser a tab. */
export function openPduWindow(pdu: PduId, tab: PduTab = 'overview'): void {
  const { pathname } = window.location;
  const fragment = fragmentOfPlace({ screen: 'pdu', pdu, tab, element: null });
  // Windows know nothing of each other: each has its own connection to the engine.
  window.open(`${pathname}${fragment}`, '_blank', 'noopener');
}

interface Click {
  readonly button: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** A middle click, or one with Ctrl, asks for a new window, as it does on a link. */
export function asksForWindow({ button, ctrlKey, metaKey }: Click): boolean {
  return button === 1 || (button === 0 && (ctrlKey || metaKey));
}
