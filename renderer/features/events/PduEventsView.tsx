import type { PduView } from '../../../shared/model/fleet.ts';
import { JournalScreen } from './JournalScreen.tsx';
import './events.css';

/** What happened at one PDU. */
export function PduEventsView({ pdu }: { readonly pdu: PduView }) {
  return <JournalScreen key={pdu.id} scope={pdu.id} linked={null} />;
}
