import { useState } from 'react';
import type { PduView } from '../../shared/model/fleet.ts';
import { nameInSentence } from '../../shared/words/elements.ts';
import { engine } from '../ipc/engine.ts';
import { settled } from '../ipc/settled.ts';
import { useAppStore } from '../state/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

interface RemovePduDialogProps {
  readonly pdu: PduView;
  readonly onClose: () => void;
}

/** Removing forgets; it does not touch the PDU. The safe choice has the focus. */
export function RemovePduDialog({ pdu, onClose }: RemovePduDialogProps) {
  const [failure, setFailure] = useState<string | null>(null);
  const remove = async () => {
    const result = await settled(engine().pdus.remove({ pdu: pdu.id }));
    if (!result.ok) {
      setFailure(result.error.message);
      return;
    }
    useAppStore.getState().goTo({ screen: 'fleet' });
    useAppStore.getState().announce(`${nameInSentence(pdu.name)} removed from Busbar.`);
  };
  return (
    <Dialog
      title={`Remove ${nameInSentence(pdu.name)} from Busbar?`}
      isOpen
      onClose={onClose}
      role="alertdialog"
      footer={
        <>
          <Button size="lg" takesFocus onPress={onClose}>
            Cancel
          </Button>
          <Button size="lg" variant="pri" onPress={() => void remove()}>
            Remove
          </Button>
        </>
      }
    >
      <div className="form">
        <p>{pdu.simulated ? SIMULATED_TEXT : REAL_TEXT}</p>
        {failure === null ? null : (
          <p className="t-crit" role="alert">
            {failure}
          </p>
        )}
      </div>
    </Dialog>
  );
}

const REAL_TEXT =
  'The PDU keeps running and its outlets keep their state. Busbar forgets its address, user and password. The audit log stays.';
const SIMULATED_TEXT = 'The simulation ends and Busbar forgets it. The audit log stays.';
