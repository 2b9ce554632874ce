import type { PduView } from '../../../shared/model/fleet.ts';
import { notNowReason } from '../../device/setting-access.ts';
import { useAppStore } from '../../state/store.ts';
import { Glyph } from '../../ui/Glyph.tsx';

/** Said once above fields that all wait for the PDU or the engine; nothing while they do not. */
export function NotNow({ pdu }: { readonly pdu: PduView }) {
  const engineConnected = useAppStore((state) => state.engineConnected);
  const reason = notNowReason(pdu, engineConnected);
  return (
    <p className="ds-not-now" role="status">
      {reason === null ? null : (
        <>
          <Glyph name="stale" />
          {reason}
        </>
      )}
    </p>
  );
}

/** How fields are written: said once where there are many. */
export function HowWritten() {
  return (
    <p className="dim ds-how">
      A field is written when you leave it or press Enter, and then shows what was read back. Esc puts back
      what the PDU has.
    </p>
  );
}
