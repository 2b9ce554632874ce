import { useEffect, useState } from 'react';
import type { PduView } from '../../shared/model/fleet.ts';
import { nameInSentence } from '../../shared/words/elements.ts';

const TEXT_AFTER_MS = 400;

/** Nothing is known of the PDU yet. Quick answers come without a flash of text. */
export function FirstReading({ pdu }: { readonly pdu: PduView }) {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), TEXT_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  const isOnItsWay = pdu.connection.kind === 'connecting' || pdu.connection.kind === 'online';
  return (
    <div className="first-reading" role="status">
      {isOnItsWay
        ? isSlow
          ? `Reading ${nameInSentence(pdu.name)}`
          : ''
        : `Nothing of ${nameInSentence(pdu.name)} has been read yet.`}
    </div>
  );
}
