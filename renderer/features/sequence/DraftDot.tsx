import type { PduId } from '../../../shared/model/ids.ts';
import { useHasDraft } from './kept-drafts.ts';
import './draft-dot.css';

const MEANING = 'Unsaved changes';

/** For the tab: something of the sequence is not on the PDU yet. */
export function DraftDot({ pdu }: { readonly pdu: PduId }) {
  return useHasDraft(pdu) ? (
    <span className="draft-dot" role="img" aria-label={MEANING} title={MEANING} />
  ) : null;
}
