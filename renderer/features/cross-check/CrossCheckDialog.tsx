import { useState } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { Protocol } from '../../../shared/model/pdu.ts';
import { SHORT_PROTOCOL_WORDS } from '../../../shared/words/protocols.ts';
import { nameInSentence } from '../../../shared/words/elements.ts';
import { selectPdu } from '../../state/fleet-slice.ts';
import { useAppStore } from '../../state/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { CrossCheckResult } from './CrossCheckResult.tsx';
import { ForgetAccessDialog } from './ForgetAccessDialog.tsx';
import { useCrossCheck } from './use-cross-check.ts';
import './cross-check.css';

const close = () => useAppStore.getState().setComparedPdu(null);

/** What a PDU says by each of its two protocols, and where they differ. Open while `comparedPdu` is set. */
export function CrossCheckDialog() {
  const id = useAppStore((state) => state.comparedPdu);
  const pdu = useAppStore((state) => (id === null ? undefined : selectPdu(id)(state)));
  if (pdu === undefined || pdu.otherProtocol === null) return null;
  return <OpenDialog key={pdu.id} pdu={pdu} other={pdu.otherProtocol} />;
}

function OpenDialog({ pdu, other }: { readonly pdu: PduView; readonly other: Protocol }) {
  const [isForgetting, setForgetting] = useState(false);
  const { state, again } = useCrossCheck(pdu.id);
  if (isForgetting) {
    return <ForgetAccessDialog pdu={pdu} other={other} onBack={() => setForgetting(false)} onDone={close} />;
  }
  return (
    <Dialog
      key="compare"
      title={`Xerus and SNMP on ${nameInSentence(pdu.name)}`}
      width={880}
      isOpen
      onClose={close}
      footer={
        <>
          <Button variant="quiet" className="compare-forget" onPress={() => setForgetting(true)}>
            Forget {SHORT_PROTOCOL_WORDS[other]} access
          </Button>
          <span className="grow" />
          <Button size="lg" onPress={close}>
            Close
          </Button>
          <Button variant="pri" size="lg" isDisabled={state.kind === 'reading'} onPress={again}>
            {state.kind === 'reading' ? 'Comparing' : 'Compare again'}
          </Button>
        </>
      }
    >
      <CrossCheckResult pdu={pdu} state={state} />
    </Dialog>
  );
}
