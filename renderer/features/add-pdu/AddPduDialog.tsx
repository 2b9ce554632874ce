import { useEffect, useRef, useState, type RefObject } from 'react';
import type { PduId } from '../../../shared/model/ids.ts';
import { goToPdu } from '../../state/go-to-pdu.ts';
import { useAppStore } from '../../state/store.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { RealPduFields, RealPduFooter } from './RealPdu.tsx';
import { SimulatedPduFooter, SimulatedPduModels } from './SimulatedPdu.tsx';
import { useAddPdu, type AddPdu } from './use-add-pdu.ts';
import { useAddSimulated } from './use-add-simulated.ts';
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
  const form = useAddPdu(added);
  const simulated = useAddSimulated(added);
  const identity = useRef<HTMLDivElement>(null);
  const readCertificate = useCertificateReading(form, identity);
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
        <RealPduFooter
          form={form}
          onClose={close}
          onReadCertificate={readCertificate}
          onSimulated={() => setKind('simulated')}
        />
      }
    >
      <RealPduFields form={form} identityRef={identity} onReadCertificate={readCertificate} />
    </Dialog>
  );
}

/** Reads the certificate on request; when it is there, the focus goes to the box that says it was compared. */
function useCertificateReading(form: AddPdu, identity: RefObject<HTMLDivElement | null>): () => void {
  const isAwaited = useRef(false);
  const { probe } = form;
  useEffect(() => {
    if (probe.kind === 'asking') return;
    if (probe.kind === 'reached' && isAwaited.current) identity.current?.querySelector('input')?.focus();
    isAwaited.current = false;
  }, [probe, identity]);
  return () => {
    isAwaited.current = true;
    void form.ask();
  };
}
