import { useState } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { Protocol } from '../../../shared/model/pdu.ts';
import { SHORT_PROTOCOL_WORDS } from '../../../shared/words/protocols.ts';
import { nameInSentence } from '../../../shared/words/elements.ts';
import { engine } from '../../ipc/engine.ts';
import { settled } from '../../ipc/settled.ts';
import { useAppStore } from '../../state/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

interface ForgetAccessDialogProps {
  readonly pdu: PduView;
  /** The second way, which is forgotten. */
  readonly other: Protocol;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

/** Forgets the second way to a PDU; the PDU stays. The safe choice has the focus. */
export function ForgetAccessDialog({ pdu, other, onBack, onDone }: ForgetAccessDialogProps) {
  const [failure, setFailure] = useState<string | null>(null);
  const word = SHORT_PROTOCOL_WORDS[other];
  const forget = async () => {
    const result = await settled(engine().pdus.removeOtherAccess({ pdu: pdu.id }));
    if (!result.ok) {
      setFailure(result.error.message);
      return;
    }
    useAppStore.getState().announce(`${word} access to ${nameInSentence(pdu.name)} forgotten.`);
    onDone();
  };
  return (
    <Dialog
      key="forget"
      title={`Forget ${word} access to ${nameInSentence(pdu.name)}?`}
      role="alertdialog"
      isOpen
      onClose={onBack}
      footer={
        <>
          <Button size="lg" takesFocus onPress={onBack}>
            Cancel
          </Button>
          <Button size="lg" variant="pri" onPress={() => void forget()}>
            Forget
          </Button>
        </>
      }
    >
      <div className="form">
        <p>
          Busbar forgets the address and the credentials it has for {word}. {pdu.name} stays in Busbar over{' '}
          {SHORT_PROTOCOL_WORDS[pdu.protocol]}; nothing changes on the PDU.
        </p>
        {failure === null ? null : (
          <p className="t-crit" role="alert">
            {failure}
          </p>
        )}
      </div>
    </Dialog>
  );
}
