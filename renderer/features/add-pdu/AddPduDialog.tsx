import { useRef, useState } from 'react';
import type { PduId } from '../../../shared/model/ids.ts';
import { goToPdu } from '../../state/go-to-pdu.ts';
import { useAppStore } from '../../state/store.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { RealPduFields, RealPduFooter } from './RealPdu.tsx';
import { RecognisedDialog } from './RecognisedDialog.tsx';
import { SimulatedPduFooter, SimulatedPduModels } from './SimulatedPdu.tsx';
import { useAddPdu } from './use-add-pdu.ts';
import { useAddSimulated } from './use-add-simulated.ts';
import { useFirstContact } from './use-first-contact.ts';
import './add-pdu.css';

/** Adds a PDU by its address, or a simulated one. Open while `addPduOpen` is set. */
export function AddPduDialog() {
  const isOpen = useAppStore((state) => state.addPduOpen);
  return isOpen ? <OpenDialog /> : null;
}

function close(): void {
  useAppStore.getState().setAddPduOpen(false);
}

function added(pdu: PduId): void {
  close();
  goToPdu(pdu, 'overview');
}

function OpenDialog() {
  const [kind, setKind] = useState<'real' | 'simulated'>('real');
  const [recognised, setRecognised] = useState<PduId | null>(null);
  const form = useAddPdu((outcome) => {
    if (outcome.recognised) setRecognised(outcome.pdu);
    else added(outcome.pdu);
  });
  const simulated = useAddSimulated(added);
  const identity = useRef<HTMLDivElement>(null);
  const ask = useFirstContact(form, identity);
  if (recognised !== null) {
    return <RecognisedDialog pdu={recognised} addedWay={form.fields.way} onClose={() => added(recognised)} />;
  }
  if (kind === 'simulated') {
    return (
      <Dialog
        key="add"
        title="Add a simulated PDU"
        isOpen
        onClose={close}
        footer={<SimulatedPduFooter form={simulated} onClose={close} onReal={() => setKind('real')} />}
      >
        <SimulatedPduModels form={simulated} />
      </Dialog>
    );
  }
  return (
    <Dialog
      key="add"
      title="Add PDU"
      width={760}
      isOpen
      onClose={close}
      footer={
        <RealPduFooter form={form} onClose={close} onAsk={ask} onSimulated={() => setKind('simulated')} />
      }
    >
      <RealPduFields form={form} identityRef={identity} onAsk={ask} />
    </Dialog>
  );
}
