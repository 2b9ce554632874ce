import { useEffect, useState } from 'react';
import type { PduView } from '../../shared/model/fleet.ts';
import { nameInSentence } from '../../shared/words/elements.ts';

const TEXT_AFTER_MS = 400;

/** `Reading A07-L, 12 of 43 elements`. The numbers are not spoken: each would be. */
function Reading({ pdu: { name, connection } }: { readonly pdu: PduView }) {
  const progress = connection.kind === 'connecting' ? connection.progress : undefined;
  return (
    <>
      Reading {nameInSentence(name)}
      {progress === undefined ? null : (
        <span aria-hidden>{`, ${progress.readElements} of ${progress.totalElements} elements`}</span>
      )}
    </>
  );
}

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
        ? isSlow && <Reading pdu={pdu} />
        : `Nothing of ${nameInSentence(pdu.name)} has been read yet.`}
    </div>
  );
}
