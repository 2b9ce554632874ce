import type { ElementId, PduId } from '../../shared/model/ids.ts';
import { useAppStore } from './store.ts';
import type { PduTab } from './ui-slice.ts';

/** Opens a PDU; from one PDU to another the tab stays. */
export function goToPdu(pdu: PduId, tab?: PduTab, element: ElementId | null = null): void {
  const { place, goTo } = useAppStore.getState();
  const current = place.screen === 'pdu' ? place.tab : 'overview';
  goTo({ screen: 'pdu', pdu, tab: tab ?? current, element });
}
